internal import Addresses
internal import Dispatch
internal import Extract
internal import Fetch
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Synchronization
internal import Time

/// Asks feeds one by one (many at a time) how they are.
struct FeedProbe {
  struct Finding: Sendable {
    var feed: Feed
    var status: Int?
    var movedTo: String?
    var format: String?
    var entryCount: Int?
    /// Of an index of sitemaps.
    var sitemapCount = 0
    var newest: Timestamp?
    var language: String?
    var isConditional = false
    var repairs: [String] = []
    /// Keys of its rules that selected nothing.
    var missedRules: [String] = []
    /// Code and what to do.
    var error: String?
  }

  private let configuration: FetchConfiguration

  /// Where pages that list stories have them.
  private let rules: RuleBook

  init(_ configuration: FetchConfiguration, rules: RuleBook) {
    (self.configuration, self.rules) = (configuration, rules)
  }

  /// - Parameter tell: called on the calling thread, in the order of the feeds.
  func run(_ feeds: [Feed], tell: (Finding) -> Void) {
    let fetcher = Fetcher(configuration, robots: InMemoryRobotsStore())
    defer { fetcher.shutdown() }
    let findings = Mutex<[Finding?]>(Array(repeating: nil, count: feeds.count))
    let next = Atomic(0)
    Window<Int>(
      size: 64,
      source: {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < feeds.count ? index : nil
      },
      enter: { window, _, index in
        fetcher.fetch(Request(feed: feeds[index], validators: Validators())) { [rules] answer in
          findings.withLock { $0[index] = Self.finding(feeds[index], answer, rules) }
          window.leave()
        }
      }
    ).run()
    for finding in findings.withLock({ $0 }) { if let finding { tell(finding) } }
  }

  private static func finding(
    _ feed: Feed, _ answer: Result<Response, FetchError>, _ rules: RuleBook
  ) -> Finding {
    var finding = Finding(feed: feed)
    switch answer {
    case .failure(let error):
      finding.status = error.status
      finding.error = "\(error.code): \(error.detail)"
    case .success(let response):
      finding.status = response.status
      finding.isConditional = !response.validators.isEmpty
      if let last = response.redirects.last, response.redirects.allSatisfy(\.isPermanent) {
        finding.movedTo = last.url
      }
      do throws(FeedError) {
        let document = try SourceReading.read(
          response, settings: feed.settings, rules: rules.entries(source: feed.id, url: feed.url))
        finding.format = document.format.rawValue
        finding.entryCount = document.entries.count
        finding.sitemapCount = document.sitemaps.count
        finding.newest = document.entries.compactMap { $0.dateModified ?? $0.datePublished }.max()
        finding.language = document.language
        finding.repairs = document.repairs.filter { !$0.hasPrefix("rule-") }
        finding.missedRules = document.missedRules
      } catch {
        finding.error = "\(error.code.rawValue): \(error.detail)"
      }
    }
    return finding
  }
}

extension FeedProbe.Finding {
  var text: String {
    if let error { return "\(feed.id): FAILED \(error)\n" }
    var parts = [format ?? "", "\(entryCount ?? 0) entries"]
    if sitemapCount > 0 { parts[1] = "index of \(sitemapCount) sitemaps" }
    if let newest { parts.append("newest \(newest.rfc3339)") } else { parts.append("no dates") }
    if let language { parts.append("language \(language)") }
    parts.append(isConditional ? "conditional requests" : "no validators: every poll costs the whole feed")
    if let movedTo { parts.append("moved for good: set `url: \(movedTo)` in feeds.yaml") }
    if !missedRules.isEmpty {
      parts.append("rules that select nothing: " + missedRules.joined(separator: ", "))
    }
    if !repairs.isEmpty { parts.append("mended: " + repairs.joined(separator: ", ")) }
    return "\(feed.id): " + parts.joined(separator: ", ") + "\n"
  }

  var json: String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("id", feed.id)
      object.member("url", URLCredentials.masked(url: feed.url))
      object.member("status", status)
      object.member("moved_to", movedTo)
      object.member("format", format)
      object.member("entries", entryCount)
      if sitemapCount > 0 { object.member("sitemaps", sitemapCount) }
      object.member("newest", newest?.rfc3339)
      object.member("language", language)
      object.member("conditional", isConditional)
      object.member("repairs", repairs)
      object.member("missed_rules", missedRules)
      object.member("error", error)
    }
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }
}
