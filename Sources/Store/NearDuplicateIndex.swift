internal import Foundation
internal import GRDB

/// The signatures of every article that is no copy itself, found again by their keys, across runs and sources.
///
/// What is added takes part at once and is kept with the batch that it belongs to. One thread at a time, as `ArticleStore`. Where a
/// batch cannot be kept the run ends, and the next one starts from what was.
public final class NearDuplicateIndex {
  /// An article that has a key in common with the one asked for.
  public struct Candidate: Sendable, Equatable {
    /// Hexadecimal.
    public var id: String
    /// As it was added.
    public var signature: [UInt8]
  }

  /// A key that more articles have belongs to a template: its latest only are remembered.
  static let maximumPostings = 16
  /// Those that share the most keys are compared, no more.
  static let maximumCandidates = 32

  private let state: StateStore
  private var index: PostingIndex
  private var added: [UInt32: Candidate] = [:]
  private var next: UInt32

  public convenience init(state: StateStore) throws(StoreError) {
    try self.init(state: state, maximumRecent: PostingIndex.defaultMaximumRecent)
  }

  init(state: StateStore, maximumRecent: Int) throws(StoreError) {
    self.state = state
    (index, next) = try state.read { db in
      (
        try PostingIndex(
          table: "near_duplicate", maximumPostings: Self.maximumPostings, maximumRecent: maximumRecent, in: db
        ),
        try UInt32.fetchOne(db, sql: "SELECT MAX(number) FROM near_duplicate").map { $0 + 1 } ?? 0
      )
    }
  }

  /// Those that share the most keys first, of equals the earlier.
  public func candidates(with keys: [UInt32]) throws(StoreError) -> [Candidate] {
    try state.read { db in
      try numbers(index.articles(with: keys, in: db)).map { try candidate($0, in: db) }
    }
  }

  /// A new revision takes the place of the one before where they have a key in common.
  public func add(id: String, keys: [UInt32], signature: [UInt8]) throws(StoreError) {
    let (number, newKeys) = try state.read { db in
      let lists = try index.articles(with: keys, in: db)
      let own = try numbers(lists).first { try candidate($0, in: db).id == id }
      return (own, zip(keys, lists).filter { own == nil || !$1.contains(own!) }.map(\.0))
    }
    added[number ?? next] = Candidate(id: id, signature: signature)
    index.add(number ?? next, to: newKeys)
    if number == nil { next += 1 }
  }

  /// Keeps what was added in a transaction of its own, for archives that are read in again.
  public func commit() throws(StoreError) {
    try state.write { try write(in: $0) }
  }

  func write(in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO near_duplicate (number, article_id, signature) VALUES (?, ?, ?)")
    for (number, row) in added.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [number, Data(hexadecimal: row.id), Data(row.signature)])
    }
    try index.write(in: db)
    added.removeAll(keepingCapacity: true)
  }

  private func numbers(_ lists: [[UInt32]]) -> [UInt32] {
    var shared: [UInt32: Int] = [:]
    for number in lists.joined() { shared[number, default: 0] += 1 }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.maximumCandidates).map(\.key)
  }

  private func candidate(_ number: UInt32, in db: Database) throws -> Candidate {
    if let candidate = added[number] { return candidate }
    let statement = try db.cachedStatement(
      sql: "SELECT article_id, signature FROM near_duplicate WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else {
      throw StoreError(
        .stateUnreadable, "\(state.path): near_duplicate \(number) is missing; rebuild the state")
    }
    return Candidate(
      id: (row["article_id"] as Data).hexadecimal, signature: [UInt8](row["signature"] as Data))
  }
}
