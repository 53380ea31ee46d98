internal import Addresses
internal import ArgumentParser
internal import Extract
internal import Fetch
internal import Foundation
internal import Language
internal import Model
internal import Pipeline
internal import Store

struct ExtractCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .someFailed: "some inputs could not be read; the others were processed",
    .badInput: "the archive on standard input is malformed",
    .noInput: "no page was found",
    .gaveUp: "a page hung (--stdin-warc)",
  ])

  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extract articles from saved pages or URLs, and print them in the order of the input.",
    discussion: """
      Takes .html, .html.gz, .md and .txt (Markdown) files, folders of them, http(s) URLs, and - for a page on standard \
      input. Extraction and language stages are those of `bantin run`; only the given URLs are fetched, and no state is \
      kept. With --stdin-warc it works as a filter, for use on a cluster: an archive in, its records out.
      """ + "\n\n" + exitStatuses)

  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, json, markdown, text }

  @Argument(help: ArgumentHelp("Files, folders, URLs, or -.", valueName: "file|url|-"))
  var inputs: [String] = ["-"]

  @Option(help: "jsonl (or json): full records (default, except on a terminal); markdown; text.")
  var format: Format?

  @Option(help: "Naming scheme of the fields in jsonl: bantin, news-please, trafilatura or schema.org.")
  var fields = RecordFields.Naming.bantin

  @Option(help: ArgumentHelp("URL of the page: base of its relative links.", valueName: "url"))
  var url: String?

  @Flag(
    help:
      "Print how each article came about instead: every removal and every choice (--format json for tools).")
  var explain = false

  @Flag(help: "Read a WARC file from standard input and print one record per article.")
  var stdinWARC = false

  @Option(
    help: ArgumentHelp(
      "With --stdin-warc: name of the archive, for `source` in each record.", valueName: "path"))
  var sourcePath = "-"

  @Flag(
    help:
      "With --stdin-warc: prefix each record with tab-separated merge keys (number, id, content hash, signature, fetch time, date, language), as scripts/spark/backfill.py expects."
  )
  var keys = false

  @Option(
    help: ArgumentHelp("Time limit for the extraction of one page.", valueName: "time"))
  var readTimeout = "60s"

  @Option(
    help: ArgumentHelp(
      "With --stdin-warc: journal file. When the process is restarted with the same file, records that have crashed it three times are skipped.",
      valueName: "file"))
  var marks: String?

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Number of documents to extract at the same time (default: number of cores).", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Size limit of one document, after decompression.", valueName: "size"))
  var maximumBytes = "64MiB"

  @OptionGroup var ruleFile: RuleOptions

  @OptionGroup var normalization: NormalizationOptions

  @OptionGroup var network: NetworkOptions

  func validate() throws {
    guard (jobs ?? 1) > 0 else { throw ValidationError("--jobs must be 1 or more") }
    guard (QuantityText.bytes(maximumBytes) ?? 0) > 0 else {
      throw ValidationError("--maximum-bytes must be a size such as 500KB or 64MiB")
    }
    guard (QuantityText.milliseconds(readTimeout) ?? 0) > 0 else {
      throw ValidationError("--read-timeout must be a time such as 60s")
    }
    guard stdinWARC || (!keys && marks == nil && sourcePath == "-") else {
      throw ValidationError("--keys, --marks and --source-path go with --stdin-warc")
    }
    if let url, WebURL(url)?.isHTTP != true {
      throw ValidationError("--url \(URLCredentials.masked(url: url)) is no http:// or https:// address")
    }
  }

  func run() throws {
    let output = try OutputFile(out)
    var extraction = ArticleExtractor.Options()
    extraction.explains = explain
    let reader = DocumentReader(
      extraction: extraction, normalization: normalization.value, rules: try ruleFile.load())
    let rendering = format ?? (out == nil && StandardStream.outputIsTerminal ? .markdown : .jsonl)
    if stdinWARC { return try extractArchive(reader, to: output) }
    var failures = 0
    // URLs and files keep their order: each run of files is read at once, each URL in its place.
    for group in inputs.chunked(by: Self.isURL) {
      if Self.isURL(group[0]) {
        for url in group { failures += fetch(url, reader, rendering, to: output) ? 0 : 1 }
      } else {
        failures += try extract(group, reader, rendering, to: output)
      }
    }
    try output.close()
    if failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private func extractArchive(_ reader: DocumentReader, to output: OutputFile) throws {
    HeapSettings.forBackfills()
    var extraction = ArchiveExtraction(
      reader: reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    extraction.sourcePath = sourcePath
    extraction.maximumBytes = QuantityText.bytes(maximumBytes) ?? extraction.maximumBytes
    extraction.readingLimitMilliseconds =
      QuantityText.milliseconds(readTimeout) ?? extraction.readingLimitMilliseconds
    extraction.marksPath = marks
    let hasKeys = keys
    let render: ArchiveExtraction.Rendering = { article, number in
      hasKeys ? KeyedLine.encode(article, number: number) : JSONLine.encode(article)
    }
    let counts = try Self.reporting { [extraction] in
      try extraction.run("-", render: render, output: Self.handingOn(to: output))
    }
    try output.close()
    StandardStream.complain(
      "\(sourcePath): articles \(counts.articles), dropped \(counts.dropped), failed \(counts.failed)")
    if counts.failed > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  private func extract(
    _ paths: [String], _ reader: DocumentReader, _ format: Format, to output: OutputFile
  ) throws -> Int {
    let files: [String]
    do {
      files = try DocumentFiles.list(paths)
    } catch {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    var batch = BatchExtraction(reader: reader, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    batch.url = url
    batch.maximumBytes = QuantityText.bytes(maximumBytes) ?? batch.maximumBytes
    batch.readingLimitMilliseconds =
      QuantityText.milliseconds(readTimeout) ?? batch.readingLimitMilliseconds
    let isSeparated = files.count > 1 || inputs.count > 1
    let explains = explain
    let fields = RecordFields(fields)
    let render: BatchExtraction.Rendering = { extraction in
      explains
        ? Explanation(of: extraction).rendered(asJSON: format.isJSON)
        : Self.render(extraction.article, as: format, fields, isSeparated: isSeparated)
    }
    return try Self.reporting { [batch] in
      try batch.run(files, render: render, output: Self.handingOn(to: output)).failed
    }
  }

  /// Writes results and reports what could not be read.
  private static func handingOn(to output: OutputFile) -> @Sendable (Result<[UInt8], InputError>) -> Bool {
    { result in
      switch result {
      case .success(let bytes): return output.write(bytes)
      case .failure(let error):
        StandardStream.complain(error)
        return true
      }
    }
  }

  /// Tells what ended it on standard error and turns it into the exit status.
  private static func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as InputError {
      StandardStream.complain(error)
      throw ExitCode((error.code == Quarantine.timeLimitCode ? ExitStatus.gaveUp : .badInput).rawValue)
    } catch let error as StoreError {
      StandardStream.complain(error)
      throw ExitCode(ExitStatus(error).rawValue)
    }
  }

  private func fetch(_ url: String, _ reader: DocumentReader, _ format: Format, to output: OutputFile) -> Bool
  {
    do {
      guard let page = try SingleFetch(network.configuration()).page(url) else {
        throw ExtractError(
          code: "not-html", detail: "neither HTML nor Markdown by its media type and its bytes")
      }
      let extraction = try reader.read(page, source: ArticleSource(kind: .url))
      return output.write(
        explain
          ? Explanation(of: extraction).rendered(asJSON: format.isJSON)
          : Self.render(extraction.article, as: format, RecordFields(fields), isSeparated: inputs.count > 1))
    } catch let error as FetchError {
      StandardStream.complain(of: error, at: url)
    } catch let error as ExtractError {
      StandardStream.complain("\(URLCredentials.masked(url: url)): \(error.code): \(error.detail)")
    } catch {
      StandardStream.complain("\(URLCredentials.masked(url: url)): \(error)")
    }
    return false
  }

  private static func isURL(_ input: String) -> Bool {
    input.hasPrefix("http://") || input.hasPrefix("https://")
  }

  /// One document; several of them are kept apart by a line of dashes, as Markdown has it.
  private static func render(
    _ article: Article, as format: Format, _ fields: RecordFields, isSeparated: Bool
  ) -> [UInt8] {
    switch format {
    case .jsonl, .json: return fields.renamed(JSONLine.encode(article)) ?? []
    case .text: return Array((article.text + (isSeparated ? "\n\n" : "\n")).utf8)
    case .markdown:
      let heading = article.title.map { "# \($0)\n\n" } ?? ""
      return Array((heading + article.markdown + (isSeparated ? "\n\n---\n\n" : "\n")).utf8)
    }
  }
}

extension ExtractCommand.Format {
  var isJSON: Bool { self == .json || self == .jsonl }
}

extension Array {
  /// Neighbours that are alike together.
  func chunked(by key: (Element) -> Bool) -> [[Element]] {
    var chunks: [[Element]] = []
    for element in self {
      if let last = chunks.last?.last, key(last) == key(element) {
        chunks[chunks.count - 1].append(element)
      } else {
        chunks.append([element])
      }
    }
    return chunks
  }
}
