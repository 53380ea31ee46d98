internal import Extract
public import JSON
internal import Store

/// One of the newest records, with what stands beside it.
public struct ArticleFigures: Sendable {
  /// Of the page.
  static let maximumCount = 40
  /// Newest parts that are looked into, and bytes of them that are read.
  private static let maximumParts = 24
  private static let maximumPartBytes: Int64 = 4 << 20
  /// Characters of the text that are shown.
  static let maximumTextCharacters = 1_200
  /// Other articles of its story that are named.
  static let maximumRelated = 8

  public var record: JSONValue
  /// As the record has it: sorts as text does.
  public var fetched: String
  /// The revision before it; nil where there is none, or where it is not among the newest records.
  public var previous: JSONValue?
  /// Copies and translations: other articles of its story, with the addresses at which they were found first.
  public var related: [Related] = []

  public struct Related: Sendable, Equatable {
    public var id: String
    public var url: String?
  }

  /// The newest records of the newest parts, without those that a later revision replaces. Of a long part the end is read; one
  /// that is packed and too long to be read whole is passed over, and so is one that is gone meanwhile.
  static func newest(in state: StateStore) throws(StoreError) -> [ArticleFigures] {
    let parts = try state.newestParts(maximumParts)
    var articles: [ArticleFigures] = []
    for part in parts {
      var lines: [[UInt8]] = []
      forEachLine(of: part) {
        lines.append(Array($0))
        if lines.count > maximumCount * 2 { lines.removeFirst(maximumCount) }
      }
      for line in lines.suffix(maximumCount) {
        guard let record = JSONValue.parse(line), let fetched = record["date_fetched"]?.string else {
          continue
        }
        articles.append(ArticleFigures(record: record, fetched: fetched))
      }
    }
    var seen: Set<String> = []
    articles = articles.enumerated().sorted {
      ($1.element.fetched, $0.offset) < ($0.element.fetched, $1.offset)
    }.map(\.element).filter { seen.insert($0.id).inserted }.prefix(maximumCount).map(\.self)
    addPrevious(to: &articles, from: parts)
    for index in articles.indices { articles[index].related = try articles[index].related(in: state) }
    return articles
  }

  private var id: String { record["id"]?.string ?? "" }
  private var revision: Int { record["revision"]?.int ?? 1 }

  /// Calls `body` with the lines of a part's end, as far as they can be read.
  private static func forEachLine(of part: PartPlace, _ body: (ArraySlice<UInt8>) -> Void) {
    _ = try? PartReader.lastLines(of: part.readablePath, maximumBytes: maximumPartBytes) { body($0) }
  }

  private static func addPrevious(to articles: inout [ArticleFigures], from parts: [PartPlace]) {
    var indexes: [String: Int] = [:]
    for (index, article) in articles.enumerated() where article.revision > 1 { indexes[article.id] = index }
    guard !indexes.isEmpty else { return }
    for part in parts {
      forEachLine(of: part) { line in
        guard let index = JSONLine.id(of: line).flatMap({ indexes[$0] }),
          let record = JSONValue.parse(Array(line)), let revision = record["revision"]?.int,
          revision < articles[index].revision,
          revision > articles[index].previous?["revision"]?.int ?? 0
        else { return }
        articles[index].previous = record
      }
    }
  }

  private func related(in state: StateStore) throws(StoreError) -> [Related] {
    guard let story = record["story"]?.string else { return [] }
    let members = [story] + (try state.storyMembers(of: story).map(\.articleID))
    var related: [Related] = []
    for member in members where member != id && related.count < Self.maximumRelated {
      related.append(Related(id: member, url: try state.address(ofArticle: member)))
    }
    return related
  }
}
