internal import ASCII
internal import Foundation
internal import GRDB

/// What is remembered of articles so that others that are like them find them: by keys that they have in common, across runs and sources.
///
/// What is added takes part at once and is kept with the batch that it belongs to. One thread at a time, as `ArticleStore`. Where a
/// batch cannot be kept the run ends, and the next one starts from what was.
public final class ArticleIndex {
  public enum Kind: Sendable {
    /// The signature of every article that is no copy itself. A key that more articles have belongs to a template.
    case nearDuplicates
    /// What tells the story of an article in any language. A key that more articles have is a name that is in every paper.
    case stories

    fileprivate var table: String { self == .stories ? "story_evidence" : "near_duplicate" }
    fileprivate var value: String { self == .stories ? "evidence" : "signature" }
    /// The latest articles that are remembered of one key.
    var maximumPostings: Int { self == .stories ? 64 : 16 }
  }

  /// An article that has a key in common with the one asked for.
  public struct Candidate: Sendable, Equatable {
    /// Hexadecimal.
    public var id: String
    /// As it was added.
    public var value: [UInt8]
  }

  public struct Answer: Sendable, Equatable {
    /// Those that share the most keys first, of equals the earlier.
    public var candidates: [Candidate]
    /// Of each key the share of all articles that have it, 0…1; where many have it, of the latest ones.
    public var shares: [Double]
  }

  /// Those that share the most keys are compared, no more.
  static let maximumCandidates = 32
  /// An index of few articles cannot tell what is rare: so many that have no key are thought to be there, too.
  static let assumedArticles = 64

  private struct Found {
    var keys: [UInt32]
    /// Of each key, numbers of articles.
    var lists: [[UInt32]]
    var candidates: [(UInt32, Candidate)]
  }

  private let kind: Kind
  private let state: StateStore
  private var index: PostingIndex
  /// What is added was looked for just before, as a rule. Nothing was added since.
  private var last: Found?
  private var added: [UInt32: Candidate] = [:]
  private var next: UInt32

  /// Opens the index in the state's database.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public convenience init(_ kind: Kind, state: StateStore) throws(StoreError) {
    try self.init(kind, state: state, maximumRecent: PostingIndex.defaultMaximumRecent)
  }

  init(_ kind: Kind, state: StateStore, maximumRecent: Int) throws(StoreError) {
    self.kind = kind
    self.state = state
    (index, next) = try state.read { db in
      (
        try PostingIndex(
          table: kind.table, maximumPostings: kind.maximumPostings, maximumRecent: maximumRecent, in: db),
        try UInt32.fetchOne(db, sql: "SELECT MAX(number) FROM \(kind.table)").map { $0 + 1 } ?? 0
      )
    }
  }

  /// The stored articles that have one of the keys, and how common each key is.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `io` where it cannot be read.
  public func find(_ keys: [UInt32]) throws(StoreError) -> Answer {
    let found = try lookUp(keys)
    return Answer(candidates: found.candidates.map(\.1), shares: found.lists.map(share))
  }

  private func lookUp(_ keys: [UInt32]) throws(StoreError) -> Found {
    if let last, last.keys == keys { return last }
    let found = try state.lookUp { db in
      let lists = try index.articles(with: keys, in: db)
      return Found(
        keys: keys, lists: lists, candidates: try numbers(lists).map { ($0, try candidate($0, in: db)) })
    }
    last = found
    return found
  }

  /// A new revision takes the place of the one before where they have a key in common.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func add(id: String, keys: [UInt32], value: [UInt8]) throws(StoreError) {
    let found = try lookUp(keys)
    let number = found.candidates.first { $0.1.id == id }?.0
    let newKeys = zip(keys, found.lists).filter { number == nil || !$1.contains(number!) }.map(\.0)
    last = nil
    added[number ?? next] = Candidate(id: id, value: value)
    index.add(number ?? next, to: newKeys)
    if number == nil { next += 1 }
  }

  /// Keeps what was added in a transaction of its own, for datasets that are read in again.
  /// - Throws: `StoreError`: `stateUnreadable` where the database is damaged, `diskFull` or `io` where it
  ///   cannot be written.
  public func commit() throws(StoreError) {
    try state.write { try write(in: $0) }
  }

  /// Takes the articles of the table `erased` out of both indexes. Reads all of them.
  static func erase(in db: Database) throws {
    for kind in [Kind.nearDuplicates, .stories] {
      let numbers = try Set(
        UInt32.fetchCursor(
          db, sql: "SELECT number FROM \(kind.table) WHERE article_id IN (SELECT id FROM erased)"))
      guard !numbers.isEmpty else { continue }
      try PostingIndex.erase(numbers, table: kind.table, in: db)
      try db.execute(sql: "DELETE FROM \(kind.table) WHERE article_id IN (SELECT id FROM erased)")
    }
  }

  func write(in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(kind.table) (number, article_id, \(kind.value)) VALUES (?, ?, ?)")
    for (number, row) in added.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [number, Data(hexadecimal: row.id), Data(row.value)])
    }
    try index.write(in: db)
    added.removeAll(keepingCapacity: true)
  }

  /// A full list tells how many of the articles since its first have the key.
  private func share(_ articles: [UInt32]) -> Double {
    let first = articles.count == kind.maximumPostings ? articles[0] : 0
    return Double(articles.count + 1) / Double(Int(next - first) + Self.assumedArticles)
  }

  private func numbers(_ lists: [[UInt32]]) -> [UInt32] {
    var shared: [UInt32: Int] = [:]
    for number in lists.joined() { shared[number, default: 0] += 1 }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.maximumCandidates).map(\.key)
  }

  private func candidate(_ number: UInt32, in db: Database) throws -> Candidate {
    if let candidate = added[number] { return candidate }
    let statement = try db.cachedStatement(
      sql: "SELECT article_id, \(kind.value) AS value FROM \(kind.table) WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else {
      throw StoreError(
        .stateUnreadable, "\(state.path): \(kind.table) \(number) is missing; rebuild the state")
    }
    return Candidate(id: (row["article_id"] as Data).hexadecimal, value: [UInt8](row["value"] as Data))
  }
}
