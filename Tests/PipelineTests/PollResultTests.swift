import Model
import Store
import Testing
import Time

@testable import Fetch
@testable import Pipeline

/// What one poll makes of a feed's state: gaps, trust in the server, addresses.
@Suite struct PollResultTests {
  private static let now: Int64 = 1_764_000_000
  private let feed = Feed(id: "f", url: "https://e.example/feed")
  private var fresh: FeedState { FeedState(feedID: "f", url: feed.url) }

  private func response(
    _ body: String, status: Int = 200, headers: String = "", url: String? = nil,
    redirects: [Response.Redirect] = []
  ) -> Result<Response, FetchError> {
    .success(
      Response(
        status: status, url: url ?? feed.url, redirects: redirects, body: Array(body.utf8),
        isTruncated: false,
        headers: HeaderFields(headers), wireBytes: 0, timing: Response.Timing(), httpVersion: "1.1",
        dateFetched: Timestamp(secondsSinceEpoch: Self.now)))
  }

  /// A feed of entries with these numbers; the date is so many seconds before `now`, or none.
  private func rss(_ numbers: [Int], age: Int64? = nil) -> String {
    let date = age.map {
      "<dc:date>\(Timestamp(secondsSinceEpoch: Self.now - $0).rfc3339)</dc:date>"
    }
    let items = numbers.map {
      "<item><title>\($0)</title><link>https://e.example/\($0)</link>\(date ?? "")</item>"
    }
    return """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
      \(items.joined())</channel></rss>
      """
  }

  /// Polled at `now`; `known` of the entries, from the last on, are in the ledger already.
  private func poll(
    _ answer: Result<Response, FetchError>, state: FeedState, known: Int = 0, hasMovedArticle: Bool = false,
    now: Int64 = now
  ) -> PollResult {
    var poll = PollResult(of: feed, state: state, answer: answer, now: now)
    var standing = EntryStanding()
    standing.hasMovedArticle = hasMovedArticle
    standing.unknown = Set(poll.entries.dropLast(known).map(\.key))
    poll.settle(standing)
    return poll
  }

  // MARK: Gaps

  @Test func theFirstPollLeavesNoGap() {
    let poll = poll(response(rss([1, 2])), state: fresh)
    #expect(poll.gap == nil)
    #expect(poll.state.hadEntries)
    #expect(poll.state.polledAt == Self.now)
  }

  @Test func aPollThatSharesNoEntryWithTheOneBeforeLeavesAGap() {
    var state = fresh
    state.hadEntries = true
    state.polledAt = Self.now - 7_200
    let dated = poll(response(rss([3, 4], age: 600)), state: state)
    #expect(dated.gap == FeedGap(after: Self.now - 7_200, before: Self.now - 600))
    let undated = poll(response(rss([3, 4])), state: state)
    #expect(undated.gap == FeedGap(after: Self.now - 7_200, before: Self.now))
    // An entry that claims to be older than the last poll moves the gap's end no further than that.
    let old = poll(response(rss([3, 4], age: 90_000)), state: state)
    #expect(old.gap == FeedGap(after: Self.now - 7_200, before: Self.now - 7_200))
  }

  @Test func onePollThatSharesAnEntryLeavesNone() {
    var state = fresh
    state.hadEntries = true
    state.polledAt = Self.now - 7_200
    #expect(poll(response(rss([3, 4])), state: state, known: 1).gap == nil)
    #expect(poll(response(rss([3])), state: state, hasMovedArticle: true).gap == nil)
    #expect(poll(response("", status: 304), state: state).gap == nil)
  }

  // MARK: Trust

  @Test func aServerThatHidEntriesBehindNotModifiedIsDistrusted() {
    var state = fresh
    state.conditionalCount = 3
    state.changedAt = Self.now - 86_400
    state.polledAt = Self.now - 900
    let hidden = poll(response(rss([5], age: 7_200)), state: state)
    #expect(hidden.state.distrustedUntil == Self.now + FeedSchedule.distrustSeconds)
    #expect(hidden.state.conditionalCount == 0)
    // What appeared after the last poll was not hidden.
    #expect(poll(response(rss([5], age: 60)), state: state).state.distrustedUntil == nil)
    // Nor was what the server could not have hidden: it was not asked with validators.
    state.conditionalCount = 0
    #expect(poll(response(rss([5], age: 7_200)), state: state).state.distrustedUntil == nil)
  }

  @Test func notModifiedIsCountedAndItsValidatorsAreKept() {
    var state = fresh
    state.validators = Validators(etag: "\"1\"", lastModified: "Fri, 20 Nov 2026 08:00:00 GMT")
    state.validatedAt = Self.now - 900
    let poll = poll(response("", status: 304, headers: "ETag: \"2\"\r\n"), state: state)
    #expect(poll.state.conditionalCount == 1)
    #expect(poll.state.validators == Validators(etag: "\"2\"", lastModified: "Fri, 20 Nov 2026 08:00:00 GMT"))
    #expect(poll.state.validatedAt == Self.now - 900, "only a full answer proves them")
    guard case .notModified = poll.ending else {
      Issue.record("\(poll.ending)")
      return
    }
  }

  @Test func theSameBytesAreNotReadAgainButProveTheValidators() {
    let first = poll(response(rss([1]), headers: "ETag: \"1\"\r\n"), state: fresh)
    var state = first.state
    state.conditionalCount = 5
    let second = poll(response(rss([1]), headers: "ETag: \"2\"\r\n"), state: state, now: Self.now + 900)
    #expect(second.entries.isEmpty)
    #expect(second.state.conditionalCount == 0)
    #expect(second.state.validators.etag == "\"2\"")
    #expect(second.state.validatedAt == Self.now + 900)
    guard case .notModified = second.ending else {
      Issue.record("\(second.ending)")
      return
    }
  }

  // MARK: Failures

  @Test func aFailureIsKeptAndASuccessForgetsIt() {
    let failed = poll(.failure(FetchError(.dns, "no such host", isTransient: true)), state: fresh)
    #expect(failed.state.failureCount == 1)
    #expect(failed.state.errorCode == "dns")
    #expect(failed.state.dueAt > Self.now)
    let noFeed = poll(response("<html>no feed</html>"), state: failed.state)
    #expect(noFeed.state.failureCount == 2)
    #expect(noFeed.state.bodyHash == nil)
    let read = poll(response(rss([1])), state: noFeed.state)
    #expect(read.state.failureCount == 0 && read.state.errorCode == nil)
  }

  @Test func aPollThatWasStoppedChangesNothing() {
    let cancelled = PollResult(
      of: feed, state: fresh, answer: .failure(FetchError(.cancelled, "stopped", isTransient: true)),
      now: Self.now)
    #expect(cancelled.state == fresh)
  }

  // MARK: Addresses

  private static let new = "https://new.example/feed"

  @Test func aFeedIsAskedWhereAnUnbrokenChainOfPermanentRedirectsLed() {
    let chain = [
      Response.Redirect(status: 301, url: "https://e.example/rss"),
      Response.Redirect(status: 308, url: Self.new),
    ]
    let moved = poll(response(rss([1]), url: Self.new, redirects: chain), state: fresh)
    #expect(moved.state.movedTo == Self.new)
    // At the new address nothing redirects any more, and it stays.
    #expect(poll(response(rss([1]), url: Self.new), state: moved.state).state.movedTo == Self.new)
    #expect(poll(response("", status: 304, url: Self.new), state: moved.state).state.movedTo == Self.new)
    var broken = chain
    broken[1].status = 302
    #expect(poll(response(rss([1]), url: Self.new, redirects: broken), state: fresh).state.movedTo == nil)
    // Where it leads there is no feed.
    #expect(poll(response("<p>Home", url: Self.new, redirects: chain), state: fresh).state.movedTo == nil)
    // It came back.
    let back = [Response.Redirect(status: 301, url: feed.url)]
    #expect(poll(response(rss([1]), redirects: back), state: moved.state).state.movedTo == nil)
  }

  @Test func aNewAddressThatFailsIsGivenUpForTheOldOne() {
    var moved = fresh
    moved.movedTo = Self.new
    moved.validators = Validators(etag: "\"1\"")
    let gone = FetchError(status: 410, retryAfterSeconds: nil, url: Self.new)
    let given = poll(.failure(gone), state: moved)
    #expect(given.state.movedTo == nil)
    #expect(given.state.validators.isEmpty)
    #expect(poll(response("<p>For sale", url: Self.new), state: moved).state.movedTo == nil)
    let down = FetchError(.dns, "no such host", isTransient: true)
    var state = moved
    for _ in 1..<PollResult.failuresOfNewAddress {
      state = poll(.failure(down), state: state).state
      #expect(state.movedTo == Self.new)
    }
    #expect(poll(.failure(down), state: state).state.movedTo == nil)
  }

  @Test func headersAndCredentialsDoNotMoveToAnotherOrigin() {
    var feed = Feed(id: "f", url: "https://u:p@e.example/feed")
    feed.settings.headers = [.init(name: "Cookie", value: "x=1")]
    let away = Request(feed: feed, movedTo: Self.new, validators: Validators())
    #expect(away.url == Self.new)
    #expect(away.headers.isEmpty)
    let near = Request(feed: feed, movedTo: "https://e.example/rss", validators: Validators())
    #expect(near.url == "https://u:p@e.example/rss")
    #expect(near.headers.count == 1)
  }

  // MARK: Entries

  @Test func entriesThatCannotBeTakenAreCountedByTheirReason() {
    var feed = feed
    feed.settings.maximumEntries = 3
    feed.settings.maximumAge = .seconds(3_600)
    let body = """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
      <item><title>1</title></item><item><title>2</title><link>mailto:an@e.example</link></item>
      <item><title>3</title><link>https://e.example/3</link><dc:date>2001-01-01T00:00:00Z</dc:date></item>
      <item><title>4</title><link>https://e.example/4</link></item></channel></rss>
      """
    let poll = PollResult(of: feed, state: fresh, answer: response(body), now: Self.now)
    #expect(poll.sieve.filteredReasons == ["no-address": 1, "not-http": 1, "over-limit": 1, "too-old": 1])
    #expect(poll.entries.map(\.url) == ["https://e.example/3"])
  }
}
