internal import Extract
internal import JSON
public import Store

/// Goes through a dataset's records, the newest revision of each article only unless all are wanted, in the order of the
/// parts. Needs the parts alone, so a copy of them will do; runs may be at work meanwhile.
///
/// Two passes: the first finds the newest revisions (about 100 bytes of memory an article), the second hands them on.
public struct DatasetExport: Sendable {
  public struct Report: Sendable, Equatable {
    /// Records written.
    public var records = 0
    /// Records whose article has a newer revision in the time that was asked for.
    public var superseded = 0
    /// Parts that end in the middle of a record, and lines that are none.
    public var damages: [String] = []
  }

  /// UTC days of the fetch, `YYYY-MM-DD`; both ends belong to it.
  public var since: String?
  /// The last day; nil: no end.
  public var until: String?
  /// Of the partition: a primary language subtag.
  public var language: String?
  /// False: only the newest revision of each article.
  public var takesAllRevisions = false
  private let root: String

  public init(root: String) { self.root = root }

  /// - Parameters:
  ///   - progress: called after each part; where only newest revisions are wanted all parts are read twice.
  ///   - body: receives each record's line without its line feed; false ends the export.
  /// - Throws: `StoreError` where a part cannot be read, and what `body` throws.
  public func run(
    progress: (WorkDone) -> Void = { _ in }, _ body: ([UInt8]) throws(StoreError) -> Bool
  ) throws(StoreError) -> Report {
    let parts = try DatasetParts(root: root).published.filter(isInTime)
    let wanted = parts.filter { part in language.map { part.contains("/lang=\($0)/") } ?? true }
    var report = Report()
    var done = WorkDone(over: ((takesAllRevisions ? [] : parts) + wanted).map { "\(root)/\($0)" })
    func finish(_ part: String) {
      done.finish("\(root)/\(part)")
      progress(done)
    }
    let newest = takesAllRevisions ? [:] : try newestRevisions(in: parts, finish)
    for part in wanted {
      var goesOn = true
      var number = 0
      let ending = try PartReader.forEachLine(of: "\(root)/\(part)") { line throws(StoreError) in
        number += 1
        guard goesOn else { return }
        guard let (id, revision) = Self.version(line) else {
          report.damages.append("\(part):\(number): no record")
          return
        }
        guard takesAllRevisions || newest[id] == revision else {
          report.superseded += 1
          return
        }
        report.records += 1
        goesOn = try body(Array(line))
      }
      if ending == .cut { report.damages.append("\(part): ends in the middle after \(number) lines") }
      guard goesOn else { break }
      finish(part)
    }
    return report
  }

  private func isInTime(_ part: String) -> Bool {
    let date = part.split(separator: "/").dropFirst().first?.dropFirst("date=".count) ?? ""
    return date >= (since ?? "") && (until.map { date <= $0 } ?? true)
  }

  private func newestRevisions(in parts: [String], _ finish: (String) -> Void) throws(StoreError)
    -> [String: Int]
  {
    var newest: [String: Int] = [:]
    for part in parts {
      _ = try PartReader.forEachLine(of: "\(root)/\(part)") { line in
        guard let (id, revision) = Self.version(line) else { return }
        newest[id] = max(newest[id] ?? 0, revision)
      }
      finish(part)
    }
    return newest
  }

  private static func version(_ line: ArraySlice<UInt8>) -> (id: String, revision: Int)? {
    guard let record = JSONValue.parse(Array(line)), let id = record["id"]?.string,
      let revision = record["revision"]?.int
    else { return nil }
    return (id, revision)
  }
}
