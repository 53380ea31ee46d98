internal import Foundation
internal import GRDB

/// An inverted index: under each key the numbers of the articles that have it, the latest last.
///
/// What was added lately is in memory, and in a table that is read when the index is opened. When there is much of it, all of it
/// moves to pages, in the order of the keys: a key's upper 16 bits choose one of 65,536 rows, where a posting is six bytes, the key's
/// lower 16 bits and the article's number, sorted. So a posting costs little more than those six bytes; finding a key is one
/// read of a row, and adding one a share of a pass over the pages, whatever the number of articles.
///
/// A key that ever more articles have keeps its latest `maximumPostings` only: what is everywhere tells nothing apart, and no page
/// grows without bound. Whether a posting has moved already changes no answer.
struct PostingIndex {
  /// Postings in memory before they move: at most some 10 MB.
  static let defaultMaximumRecent = 1 << 17
  private static let width = 6

  private let table: String
  private let maximumPostings: Int
  private let maximumRecent: Int
  private var recent: [UInt32: [UInt32]] = [:]
  private var recentCount = 0
  private var hasPages: Bool
  /// Not yet in the table of recent ones.
  private var added: [(article: UInt32, keys: [UInt32])] = []

  /// - Parameter table: `<table>_page` and `<table>_recent` hold the index.
  init(table: String, maximumPostings: Int, maximumRecent: Int, in db: Database) throws {
    self.table = table
    self.maximumRecent = maximumRecent
    self.maximumPostings = maximumPostings
    hasPages = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table)_page)") ?? false
    let rows = try Row.fetchCursor(db, sql: "SELECT article, keys FROM \(table)_recent ORDER BY rowid")
    while let row = try rows.next() { remember(row["article"], Self.keys(row["keys"])) }
  }

  /// For each key the articles that have it, in the order in which they were added.
  func articles(with keys: [UInt32], in db: Database) throws -> [[UInt32]] {
    guard hasPages else { return keys.map { (recent[$0] ?? []).suffix(maximumPostings) } }
    let statement = try db.cachedStatement(sql: "SELECT postings FROM \(table)_page WHERE page = ?")
    return try keys.map { key in
      let page = try Data.fetchOne(statement, arguments: [Int(key >> 16)]).map { [UInt8]($0) } ?? []
      let lower = Int(key & 0xFFFF)
      var start = Self.firstPosting(of: lower, in: page)
      var articles: [UInt32] = []
      while start < page.count, Self.lowerKey(page, start) == lower {
        articles.append(Self.article(page, start))
        start += Self.width
      }
      return Array((articles + (recent[key] ?? [])).suffix(maximumPostings))
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
    let update = try db.makeStatement(sql: "UPDATE \(table)_page SET postings = ? WHERE page = ?")
    for number in try Int.fetchAll(db, sql: "SELECT page FROM \(table)_page ORDER BY page") {
      let page = try Data.fetchOne(
        db.cachedStatement(sql: "SELECT postings FROM \(table)_page WHERE page = ?"), arguments: [number]
      ).map { [UInt8]($0) }
      guard let page else { continue }
      let starts = stride(from: 0, to: page.count, by: width)
      let kept = starts.filter { !articles.contains(article(page, $0)) }
      guard kept.count * width < page.count else { continue }
      try update.execute(arguments: [Data(kept.flatMap { page[$0..<$0 + width] }), number])
    }
  }

  /// Into the pages with all that is recent.
  private mutating func move(in db: Database) throws {
    let read = try db.cachedStatement(sql: "SELECT postings FROM \(table)_page WHERE page = ?")
    let write = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO \(table)_page (page, postings) VALUES (?, ?)")
    let keys = recent.keys.sorted()
    var next = 0
    while next < keys.count {
      let number = Int(keys[next] >> 16)
      let page = try Data.fetchOne(read, arguments: [number]).map { [UInt8]($0) } ?? []
      var postings = stride(from: 0, to: page.count, by: Self.width).map { start in
        (key: Self.lowerKey(page, start), article: Self.article(page, start))
      }
      while next < keys.count, Int(keys[next] >> 16) == number {
        let lower = Int(keys[next] & 0xFFFF)
        postings += (recent[keys[next]] ?? []).map { (lower, $0) }
        next += 1
      }
      try write.execute(arguments: [number, Data(packed(postings))])
    }
    try db.execute(sql: "DELETE FROM \(table)_recent")
    hasPages = true
    recent.removeAll()
    recentCount = 0
  }

  /// Sorted by key; of each key the latest.
  private func packed(_ postings: [(key: Int, article: UInt32)]) -> [UInt8] {
    let sorted = postings.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      .map(\.element)
    var page: [UInt8] = []
    page.reserveCapacity(sorted.count * Self.width)
    for (index, posting) in sorted.enumerated() {
      let later = index + maximumPostings
      if later < sorted.count, sorted[later].key == posting.key { continue }
      for shift in [8, 0] { page.append(UInt8(truncatingIfNeeded: posting.key >> shift)) }
      for shift in [24, 16, 8, 0] { page.append(UInt8(truncatingIfNeeded: posting.article >> UInt32(shift))) }
    }
    return page
  }

  private static func firstPosting(of lower: Int, in page: [UInt8]) -> Int {
    var (low, high) = (0, page.count / width)
    while low < high {
      let middle = (low + high) / 2
      if lowerKey(page, middle * width) < lower { low = middle + 1 } else { high = middle }
    }
    return low * width
  }

  private static func lowerKey(_ page: [UInt8], _ start: Int) -> Int {
    Int(page[start]) << 8 | Int(page[start + 1])
  }

  private static func article(_ page: [UInt8], _ start: Int) -> UInt32 {
    (start + 2..<start + width).reduce(0) { $0 << 8 | UInt32(page[$1]) }
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
