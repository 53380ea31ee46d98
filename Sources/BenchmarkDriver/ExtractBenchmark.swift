internal import Dispatch
internal import Extract
internal import Glibc
internal import Model
internal import Pipeline
internal import Store
internal import Synchronization

/// Makes full records of pages that are in memory already: metadata, blocks, text, Markdown, language, normalisation, hashes and
/// the JSON line.
///
/// `extract [--rounds N] [--threads N] PATH…`: one line `{"pages", "bytes", "failed", "record_bytes", "seconds": […],
/// "cpu_seconds": […]}`, an element a round; a first round, not counted, warms the process up.
/// `extract --repeat N PATH…`: the pages again and again, at least N documents; one line with the resident memory on the way.
/// `extract --memory PATH…`: a line a page, `{"file", "bytes", "peak_bytes"}`: what the process grew by while it was read.
enum ExtractBenchmark {
  struct Document: Sendable {
    var file: String
    var page: Page
  }

  private struct Options {
    var rounds = 3
    var threads = 1
    var repeats: Int?
    var measuresMemory = false
    var paths: [String] = []

    init(_ arguments: [String]) {
      var rest = arguments.makeIterator()
      while let argument = rest.next() {
        switch argument {
        case "--rounds": rounds = rest.next().flatMap { Int($0) } ?? rounds
        case "--threads": threads = rest.next().flatMap { Int($0) } ?? threads
        case "--repeat": repeats = rest.next().flatMap { Int($0) }
        case "--memory": measuresMemory = true
        default: paths.append(argument)
        }
      }
    }
  }

  static func run(_ arguments: [String]) {
    let options = Options(arguments)
    do throws(InputError) {
      let files = try DocumentFiles.list(options.paths)
      if options.measuresMemory {
        for file in files { try measureMemory(file) }
      } else if let count = options.repeats {
        loop(try files.map(document), atLeast: count, threads: options.threads)
      } else {
        measureTime(try files.map(document), options)
      }
    } catch {
      BenchmarkDriver.complain("\(error)")
      exit(66)
    }
  }

  private static func document(_ file: String) throws(InputError) -> Document {
    let name = file.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? "page"
    let bytes = try FileBytes.readUnpacked(file, maximumBytes: 64 << 20)
    return Document(file: file, page: Page(bytes: bytes, url: "https://news.example/section/\(name).html"))
  }

  // MARK: Time

  private static func measureTime(_ documents: [Document], _ options: Options) {
    let reader = DocumentReader()
    var tally = Tally()
    var wall: [Double] = []
    var cpu: [Double] = []
    for round in 0...max(1, options.rounds) {
      let (wallBefore, cpuBefore) = (Clocks.monotonic(), Clocks.process())
      tally = pass(documents, reader, threads: options.threads)
      guard round > 0 else { continue }
      wall.append(Clocks.monotonic() - wallBefore)
      cpu.append(Clocks.process() - cpuBefore)
    }
    let bytes = documents.reduce(0) { $0 + $1.page.bytes.count }
    print(
      "{\"pages\":\(documents.count),\"bytes\":\(bytes),\"failed\":\(tally.failed),"
        + "\"record_bytes\":\(tally.recordBytes),\"seconds\":\(wall),\"cpu_seconds\":\(cpu)}")
  }

  private struct Tally {
    var failed = 0
    var recordBytes = 0
  }

  /// All pages once; threads take the next page as they become free.
  private static func pass(_ documents: [Document], _ reader: DocumentReader, threads: Int) -> Tally {
    let next = Atomic(0)
    let total = Mutex(Tally())
    let work: @Sendable (Int) -> Void = { _ in
      var tally = Tally()
      while case let index = next.add(1, ordering: .relaxed).oldValue, index < documents.count {
        if let count = recordBytes(documents[index].page, reader) {
          tally.recordBytes += count
        } else {
          tally.failed += 1
        }
      }
      total.withLock {
        $0.failed += tally.failed
        $0.recordBytes += tally.recordBytes
      }
    }
    if threads == 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: work) }
    return total.withLock { $0 }
  }

  private static func recordBytes(_ page: Page, _ reader: DocumentReader) -> Int? {
    guard let extraction = try? reader.read(page, source: ArticleSource(kind: .file)) else { return nil }
    return JSONLine.encode(extraction.article).count
  }

  // MARK: Memory

  /// Loops over the pages; memory that each page left behind would show.
  private static func loop(_ documents: [Document], atLeast count: Int, threads: Int) {
    guard !documents.isEmpty else { return }
    let reader = DocumentReader()
    var done = 0
    var residents: [Int] = []
    // The first pass fills tables and the allocator's pools; growth is what comes after it.
    var mark = 0
    while done < count {
      _ = pass(documents, reader, threads: threads)
      done += documents.count
      if done >= mark || done >= count {
        residents.append(ResidentMemory.current)
        mark += count / 10
      }
    }
    print(
      "{\"documents\":\(done),\"resident_bytes\":\(residents),\"grown_bytes\":\(residents[residents.count - 1] - residents[0])}"
    )
  }

  private static func measureMemory(_ file: String) throws(InputError) {
    // Tables that are made once for the process are no part of a page's cost.
    _ = Self.warmed
    let before = ResidentMemory.trimmed()
    ResidentMemory.resetPeak()
    let document = try document(file)
    _ = recordBytes(document.page, DocumentReader())
    print(
      "{\"file\":\"\(file)\",\"bytes\":\(document.page.bytes.count),\"peak_bytes\":\(ResidentMemory.peak - before)}"
    )
  }

  private static let warmed: Int? = {
    let paragraph =
      "<p>Hội đồng thành phố công bố kế hoạch mở rộng, the council said on 5 May 2026, for 5,000 people.</p>"
    let html =
      "<html><body><article><h1>Tin</h1>\(String(repeating: paragraph, count: 20))</article></body></html>"
    return recordBytes(Page(bytes: Array(html.utf8), url: "https://news.example/a.html"), DocumentReader())
  }()
}
