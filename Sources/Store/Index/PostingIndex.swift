internal import Foundation
internal import GRDB

/// An inverted index: under each key the numbers of the articles that have it, the latest last.
///
/// It has three levels. What was added lately is in memory, and in a table that is read when the index is opened. When there is
/// much of it, all of it moves to the fresh pages, and of these the fullest sixty-fourth of the key space to the old pages. A
/// move rewrites the fresh pages, which hold what some 32 moves brought, and a sixty-fourth of the old ones, never all of them.
///
/// A key that ever more articles have keeps its latest `maximumPostings` only: what is everywhere tells nothing apart, and no page
/// grows without bound. Where a posting lies changes no answer.
struct PostingIndex {
  /// Postings in memory before they move: at most some 10 MB.
  static let defaultMaximumRecent = 1 << 17
  /// The key space has 2⁶ shares: a move takes one of them from the fresh to the old pages.
  private static let shareBits = 6

  private let table: String
  private let maximumPostings: Int
  private let maximumRecent: Int
  private let fresh: PostingPages
  private let old: PostingPages
  private var recent: [UInt32: [UInt32]] = [:]
  private var recentCount = 0
  private var hasPages: Bool
  /// Not yet in the table of recent ones.
  private var added: [(article: UInt32, keys: [UInt32])] = []

  /// - Parameter table: `<table>_page`, `<table>_fresh_page` and `<table>_recent` hold the index.
  init(table: String, maximumPostings: Int, maximumRecent: Int, in db: Database) throws {
    self.table = table
    self.maximumRecent = maximumRecent
    self.maximumPostings = maximumPostings
    (fresh, old) = Self.pages(of: table, maximumPostings)
    hasPages = try !(fresh.isEmpty(in: db) && old.isEmpty(in: db))
    let rows = try Row.fetchCursor(db, sql: "SELECT article, keys FROM \(table)_recent ORDER BY rowid")
    while let row = try rows.next() { remember(row["article"], Self.keys(row["keys"])) }
  }

  private static func pages(of table: String, _ maximumPostings: Int) -> (
    fresh: PostingPages, old: PostingPages
  ) {
    (
      PostingPages(table: "\(table)_fresh_page", maximumPostings: maximumPostings),
      PostingPages(table: "\(table)_page", maximumPostings: maximumPostings)
    )
  }

  /// For each key the articles that have it, in the order in which they were added.
  func articles(with keys: [UInt32], in db: Database) throws -> [[UInt32]] {
    try keys.map { key in
      let paged = try hasPages ? old.articles(with: key, in: db) + fresh.articles(with: key, in: db) : []
      return (paged + (recent[key] ?? [])).suffix(maximumPostings)
    }
  }

  mutating func add(_ article: UInt32, to keys: [UInt32]) {
    remember(article, keys)
    added.append((article, keys))
  }

  private mutating func remember(_ article: UInt32, _ keys: [UInt32]) {
    for key in keys { recent[key, default: []].append(article) }
    recentCount += keys.count
  }

  /// Keeps what was added.
  mutating func write(in db: Database) throws {
    if recentCount >= maximumRecent {
      try move(in: db)
    } else {
      let statement = try db.cachedStatement(sql: "INSERT INTO \(table)_recent (article, keys) VALUES (?, ?)")
      for (article, keys) in added { try statement.execute(arguments: [article, Self.data(keys)]) }
    }
    added.removeAll(keepingCapacity: true)
  }

  /// Takes the articles out of every list.
  static func erase(_ articles: Set<UInt32>, table: String, in db: Database) throws {
    let recent = try db.makeStatement(sql: "DELETE FROM \(table)_recent WHERE article = ?")
    for article in articles { try recent.execute(arguments: [article]) }
    let (fresh, old) = pages(of: table, .max)
    try fresh.erase(articles, in: db)
    try old.erase(articles, in: db)
  }

  /// Into the fresh pages with all that is recent, and a share of them into the old.
  private mutating func move(in db: Database) throws {
    let postings = recent.sorted { $0.key < $1.key }.flatMap { key, articles in
      articles.map { Posting(key: key, article: $0) }
    }
    try fresh.add(postings, in: db)
    if let share = try fresh.fullestShare(bits: Self.shareBits, in: db) {
      try old.add(fresh.take(share, in: db), in: db)
    }
    try db.execute(sql: "DELETE FROM \(table)_recent")
    hasPages = true
    recent.removeAll()
    recentCount = 0
  }

  private static func data(_ keys: [UInt32]) -> Data {
    Data(keys.flatMap { key in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: key >> UInt32($0)) } })
  }

  private static func keys(_ data: Data) -> [UInt32] {
    let bytes = [UInt8](data)
    return stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}
