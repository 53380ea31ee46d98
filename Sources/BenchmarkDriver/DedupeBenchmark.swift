internal import Dedupe
internal import Foundation
internal import Model
internal import Store

/// `dedupe judge FILE.jsonl`: see `LabelledArticles`. `dedupe grow SIZE…`: the index of near duplicates as it grows.
///
/// `grow` makes texts of 300 words out of 5,832, frequent and rare ones as languages have them; every fiftieth is a copy of one of
/// the last thousand with every tenth word another. At each size a line tells `{"articles", "signature_us", "find_us", "keep_us",
/// "bytes_per_article", "copies", "found", "false"}`: CPU time an article over the last 16,384, kept in batches of 64 as a run does
/// (the archive is filled up in batches of 8,192). `dedupe texts COUNT` prints such texts, one a line, for peers.
enum DedupeBenchmark {
  private static let measured = 16_384
  private static let batchSize = 64
  private static let fillingBatchSize = 8_192

  static func run(_ arguments: [String]) {
    do {
      switch arguments.first {
      case "judge" where arguments.count == 2: try LabelledArticles.run(arguments[1])
      case "grow": try grow(to: arguments.dropFirst().compactMap { Int($0) })
      case "texts":
        var texts = SyntheticTexts()
        for _ in 0..<(arguments.dropFirst().first.flatMap { Int($0) } ?? 0) { print(texts.next().text) }
      default:
        BenchmarkDriver.complain("usage: BenchmarkDriver dedupe judge FILE.jsonl | grow SIZE… | texts COUNT")
        exit(64)
      }
    } catch {
      BenchmarkDriver.complain("\(error)")
      exit(74)
    }
  }

  private struct Figures {
    var signatureSeconds = 0.0
    var findSeconds = 0.0
    var keepSeconds = 0.0
    var copies = 0
    var found = 0
    var wrong = 0
  }

  private static func grow(to sizes: [Int]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/state.sqlite"
    _ = try StateStore(path: path)
    let emptyBytes = try bytes(of: path)
    var texts = SyntheticTexts()
    var count = 0
    for size in sizes.sorted() {
      let figures = try {
        let index = try ArticleIndex(.nearDuplicates, state: try StateStore(path: path))
        var figures = Figures()
        while count < size {
          if count == size - measured { figures = Figures() }
          try add(texts.next(), number: count, to: index, &figures)
          count += 1
          let batch = count > size - measured ? batchSize : fillingBatchSize
          if count % batch == 0 || count == size {
            let start = Clocks.process()
            try index.commit()
            figures.keepSeconds += Clocks.process() - start
          }
        }
        return figures
      }()
      let each = 1e6 / Double(min(measured, size))
      print(
        """
        {"articles":\(size),"signature_us":\(figures.signatureSeconds * each),"find_us":\(figures.findSeconds * each),\
        "keep_us":\(figures.keepSeconds * each),"bytes_per_article":\((try bytes(of: path) - emptyBytes) / size),\
        "copies":\(figures.copies),"found":\(figures.found),"false":\(figures.wrong)}
        """)
    }
  }

  private static func add(
    _ text: SyntheticTexts.Text, number: Int, to index: ArticleIndex, _ figures: inout Figures
  ) throws {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [Block(.paragraph, text.text)]
    let start = Clocks.process()
    guard let signature = Signature(of: article) else { return }
    let signed = Clocks.process()
    let original = try index.find(signature.keys).candidates.first { candidate in
      guard let theirs = Signature(compared: candidate.value, keys: []) else { return false }
      return Signature.compare(signature, theirs).isDuplicate
    }
    let id = String(number + (1 << 60), radix: 16)
    try index.add(id: id + id, keys: signature.keys, value: signature.compared)
    figures.signatureSeconds += signed - start
    figures.findSeconds += Clocks.process() - signed
    if text.isCopy { figures.copies += 1 }
    if original != nil { if text.isCopy { figures.found += 1 } else { figures.wrong += 1 } }
  }

  private static func bytes(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }
}
