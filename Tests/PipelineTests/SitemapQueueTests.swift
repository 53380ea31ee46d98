import Model
import Store
import Testing
import Time

@testable import Pipeline

@Suite struct SitemapQueueTests {
  private let now: Int64 = 1_795_000_000
  private let day: Int64 = 86_400

  private func queue(
    _ known: [SitemapState] = [], listing: [UInt8]? = nil, doubtsDates: Bool = false
  ) -> SitemapQueue {
    SitemapQueue(
      known: known, listing: listing, now: now, maximumAgeSeconds: Int(3 * day), doubtsDates: doubtsDates)
  }

  private func reference(_ url: String, daysAgo: Double? = nil) -> SitemapReference {
    SitemapReference(
      url: url, lastModified: daysAgo.map { Timestamp(secondsSinceEpoch: now - Int64($0 * Double(day))) })
  }

  private func order(_ queue: SitemapQueue) -> [String] {
    var queue = queue
    var urls: [String] = []
    while let step = queue.next() { urls.append(step.reference.url) }
    return urls
  }

  @Test func `News sitemaps come first, then what changed last, then what has no date`() {
    var queue = queue()
    queue.add(
      [
        reference("/a.xml"), reference("/b.xml", daysAgo: 2), reference("/c.xml", daysAgo: 1),
        reference("/old.xml", daysAgo: 9), reference("/sitemap-2011.xml"), reference("/google-news.xml"),
      ], of: "/", depth: 1)
    #expect(order(queue) == ["/google-news.xml", "/c.xml", "/b.xml", "/a.xml"])
  }

  @Test func `Where sitemaps are numbered by the thousand, no number is a year`() {
    var queue = queue()
    queue.add((2_010..<2_040).map { reference("/post-sitemap\($0).xml") }, of: "/", depth: 1)
    #expect(order(queue).contains("/post-sitemap2011.xml"))
  }

  @Test func `An index of 50,000 sitemaps is read a part at a time, and that is told`() {
    var queue = queue()
    queue.add((0..<50_000).map { reference("/part-\($0 + 100_000).xml") }, of: "/", depth: 1)
    #expect(order(queue).count == SitemapQueue.maximumDocuments)
    while queue.next() != nil {}
    #expect(queue.leftCount == 50_000 - SitemapQueue.maximumDocuments)
    let isUnfinished = queue.isUnfinished
    #expect(isUnfinished)
    let listedBytes = queue.finished().listing?.count
    #expect(listedBytes == 8 * 50_000)
  }

  @Test func `Where as many sitemaps are known as may be, the rest is told and not waited for`() {
    let known = (0..<SitemapQueue.maximumKnown).map { SitemapState(url: "/known-\($0).xml", parentURL: "/") }
    var queue = queue(known, listing: [])
    queue.add(known.map { reference($0.url) } + [reference("/later.xml")], of: "/other", depth: 1)
    var urls: [String] = []
    while let step = queue.next() { urls.append(step.reference.url) }
    #expect(!urls.contains("/later.xml") || queue.unwatchedCount == 0)
    #expect(queue.unwatchedCount + urls.count { $0 == "/later.xml" } == 1)
  }

  @Test func `A sitemap is read again when its lastmod is another`() {
    var known = SitemapState(url: "/a.xml", parentURL: "/")
    known.bodyHash = [1]
    known.listedAt = now - day
    var same = queue([known], listing: [])
    same.add([reference("/a.xml", daysAgo: 1)], of: "/", depth: 1)
    #expect(order(same) == [])
    var changed = queue([known], listing: [])
    changed.add([reference("/a.xml", daysAgo: 0.5)], of: "/", depth: 1)
    #expect(order(changed) == ["/a.xml"])
  }

  @Test func `A lastmod that stands still is checked now and then`() {
    var known = SitemapState(url: "/a.xml", parentURL: "/")
    known.listedAt = now - day
    known.newestAt = now - day
    var doubting = queue([known], listing: [], doubtsDates: true)
    doubting.add([reference("/a.xml", daysAgo: 1)], of: "/", depth: 1)
    #expect(order(doubting) == ["/a.xml"])
  }

  @Test func `A sitemap without a date is asked once a day when it is quiet, at each poll when it is not`() {
    func asked(newestDaysAgo: Int64, checkedSecondsAgo: Int64) -> Bool {
      var known = SitemapState(url: "/a.xml", parentURL: "/")
      known.newestAt = now - newestDaysAgo * day
      known.checkedAt = now - checkedSecondsAgo
      var queue = queue([known], listing: [])
      queue.addKnown()
      return queue.next() != nil
    }
    #expect(asked(newestDaysAgo: 1, checkedSecondsAgo: 900))
    #expect(!asked(newestDaysAgo: 30, checkedSecondsAgo: 900))
    #expect(asked(newestDaysAgo: 30, checkedSecondsAgo: day))
  }

  @Test(arguments: [true, false])
  func `More sitemaps without a date than one poll reads are asked in turn`(_ isIndexRead: Bool) {
    var known = (0..<SitemapQueue.maximumDocuments + 10).map { number in
      var state = SitemapState(url: "/a-\(number).xml", parentURL: "/")
      (state.newestAt, state.checkedAt) = (now - day, now - 900)
      return state
    }
    var asked: [Set<String>] = []
    for _ in 0..<2 {
      var queue = queue(known, listing: [])
      if isIndexRead { queue.add(known.map { reference($0.url) }, of: "/", depth: 1) }
      queue.addKnown()
      asked.append(Set(order(queue)))
      for index in known.indices where asked.last?.contains(known[index].url) == true {
        known[index].checkedAt = now
      }
    }
    #expect(asked[0].count == SitemapQueue.maximumDocuments)
    #expect(asked[0].union(asked[1]).count == known.count)
  }

  @Test func `Indexes in indexes end, and that is told`() {
    var queue = queue()
    queue.add([reference("/deep.xml")], of: "/x.xml", depth: SitemapQueue.maximumDepth + 1)
    #expect(queue.isTooDeep)
    #expect(queue.next() == nil)
  }

  @Test func `What an index lists no more is forgotten`() {
    let known = SitemapState(url: "/gone.xml", parentURL: "/")
    var queue = queue([known], listing: [])
    queue.add([reference("/new.xml")], of: "/", depth: 1)
    #expect(queue.finished().removed == ["/gone.xml"])
    let step = queue.next()
    #expect(step?.isNewInIndex == true)
  }

  @Test(arguments: [
    ("https://e.org/sitemap-2019-05.xml", "2019-06-01T00:00:00Z"),
    ("https://e.org/2018/sitemap.xml", "2019-01-01T00:00:00Z"),
    ("https://e.org/sitemap-201912.xml", "2020-01-01T00:00:00Z"),
    ("https://e.org/sitemap-12.xml", nil),
  ])
  func `A name tells the month or the year of a sitemap`(_ url: String, _ end: String?) {
    #expect(
      SitemapName.endOfPeriod(url).map { Timestamp(secondsSinceEpoch: $0).rfc3339 } == end)
  }
}
