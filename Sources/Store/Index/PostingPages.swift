internal import Foundation
internal import GRDB

/// Postings in pages, in the order of their keys; of one key in the order in which they were added.
///
/// A page is a row. Its number is the first key that it may hold, and it ends before the next page, or where the keys'
/// upper 16 bits change: a posting is six bytes, the key's lower 16 bits and the article's number. A page that grows is
/// split, so that finding a key costs one small read, whatever the number of articles.
struct PostingPages {
  static let maximumPageBytes = 8 << 10
  private static let width = 6

  let table: String
  /// Of one key; the latest are kept.
  let maximumPostings: Int

  func isEmpty(in db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil
  }

  /// The articles that have the key, the latest last.
  func articles(with key: UInt32, in db: Database) throws -> [UInt32] {
    let statement = try db.cachedStatement(
      sql: "SELECT postings FROM \(table) WHERE page BETWEEN ? AND ? ORDER BY page DESC LIMIT 1")
    let page = try Data.fetchOne(statement, arguments: [key & 0xFFFF_0000, key]).map { [UInt8]($0) } ?? []
    let lower = UInt16(truncatingIfNeeded: key)
    var start = Self.firstPosting(of: lower, in: page)
    var articles: [UInt32] = []
    while start < page.count, Self.lowerKey(page, start) == lower {
      articles.append(Self.article(page, start))
      start += Self.width
    }
    return articles
  }

  /// - Parameter postings: sorted by key; they are later than what the pages hold.
  func add(_ postings: [Posting], in db: Database) throws {
    var rest = postings[...]
    while let upper = rest.first.map({ $0.key & 0xFFFF_0000 }) {
      let end = rest.firstIndex { $0.key & 0xFFFF_0000 != upper } ?? rest.endIndex
      let keys = upper...(upper | 0xFFFF)
      let held = try read(keys, in: db)
      // A single page has the number of the first of those that take its place.
      if held.pageCount > 1 { try delete(keys, in: db) }
      try write(Self.merged(held.postings, rest[..<end]), in: db)
      rest = rest[end...]
    }
  }

  /// Takes the keys' postings out of the pages.
  /// - Parameter keys: all that have the same upper bits, 16 or fewer.
  func take(_ keys: ClosedRange<UInt32>, in db: Database) throws -> [Posting] {
    let held = try read(keys, in: db).postings
    try delete(keys, in: db)
    return held
  }

  private func read(_ keys: ClosedRange<UInt32>, in db: Database) throws -> (
    postings: [Posting], pageCount: Int
  ) {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT page, postings FROM \(table) WHERE page BETWEEN ? AND ? ORDER BY page"),
      arguments: [keys.lowerBound, keys.upperBound])
    var postings: [Posting] = []
    var pageCount = 0
    while let row = try rows.next() {
      let upper = (row["page"] as UInt32) & 0xFFFF_0000
      let page = [UInt8](row["postings"] as Data)
      for start in stride(from: 0, to: page.count, by: Self.width) {
        postings.append(
          Posting(key: upper | UInt32(Self.lowerKey(page, start)), article: Self.article(page, start)))
      }
      pageCount += 1
    }
    return (postings, pageCount)
  }

  private func delete(_ keys: ClosedRange<UInt32>, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM \(table) WHERE page BETWEEN ? AND ?")
      .execute(arguments: [keys.lowerBound, keys.upperBound])
  }

  /// Takes the articles out of every page.
  func erase(_ articles: Set<UInt32>, in db: Database) throws {
    let read = try db.makeStatement(sql: "SELECT postings FROM \(table) WHERE page = ?")
    let update = try db.makeStatement(sql: "UPDATE \(table) SET postings = ? WHERE page = ?")
    for number in try Int.fetchAll(db, sql: "SELECT page FROM \(table) ORDER BY page") {
      let page = try Data.fetchOne(read, arguments: [number]).map { [UInt8]($0) } ?? []
      let starts = stride(from: 0, to: page.count, by: Self.width)
      let kept = starts.filter { !articles.contains(Self.article(page, $0)) }
      guard kept.count * Self.width < page.count else { continue }
      try update.execute(arguments: [Data(kept.flatMap { page[$0..<$0 + Self.width] }), number])
    }
  }

  /// The keys with the same upper `bits` whose pages hold the most bytes; nil where there is no page.
  func fullestShare(bits: Int, in db: Database) throws -> ClosedRange<UInt32>? {
    let shift = 32 - bits
    let share = try UInt32.fetchOne(
      db,
      sql: "SELECT page >> \(shift) FROM \(table) GROUP BY 1 ORDER BY SUM(LENGTH(postings)) DESC, 1 LIMIT 1")
    return share.map { $0 << shift...($0 << shift | UInt32.max >> bits) }
  }

  private static func merged(_ held: [Posting], _ added: ArraySlice<Posting>) -> [Posting] {
    var merged: [Posting] = []
    merged.reserveCapacity(held.count + added.count)
    var old = held[...]
    for posting in added {
      let end = old.firstIndex { $0.key > posting.key } ?? old.endIndex
      merged += old[..<end]
      merged.append(posting)
      old = old[end...]
    }
    return merged + old
  }

  /// Of each key the latest, on pages that are split between two keys.
  /// - Parameter postings: sorted; the keys' upper 16 bits are the same.
  private func write(_ postings: [Posting], in db: Database) throws {
    guard let first = postings.first?.key else { return }
    let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO \(table) (page, postings) VALUES (?, ?)")
    var number = first & 0xFFFF_0000
    var page: [UInt8] = []
    for (index, posting) in postings.enumerated() {
      let later = index + maximumPostings
      if later < postings.count, postings[later].key == posting.key { continue }
      let lower = UInt16(truncatingIfNeeded: posting.key)
      if page.count >= Self.maximumPageBytes, Self.lowerKey(page, page.count - Self.width) != lower {
        try insert.execute(arguments: [number, Data(page)])
        number = posting.key
        page.removeAll(keepingCapacity: true)
      }
      page.append(UInt8(truncatingIfNeeded: lower >> 8))
      page.append(UInt8(truncatingIfNeeded: lower))
      for shift: UInt32 in [24, 16, 8, 0] {
        page.append(UInt8(truncatingIfNeeded: posting.article >> shift))
      }
    }
    try insert.execute(arguments: [number, Data(page)])
  }

  private static func firstPosting(of lower: UInt16, in page: [UInt8]) -> Int {
    var (low, high) = (0, page.count / width)
    while low < high {
      let middle = (low + high) / 2
      if lowerKey(page, middle * width) < lower { low = middle + 1 } else { high = middle }
    }
    return low * width
  }

  private static func lowerKey(_ page: [UInt8], _ start: Int) -> UInt16 {
    UInt16(page[start]) << 8 | UInt16(page[start + 1])
  }

  private static func article(_ page: [UInt8], _ start: Int) -> UInt32 {
    (start + 2..<start + width).reduce(0) { $0 << 8 | UInt32(page[$1]) }
  }
}
