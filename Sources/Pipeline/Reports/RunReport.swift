internal import Model
public import Store
public import Time

/// What a run did. The counts of documents add up: `documents` equals the sum of `outcomes`.
public struct RunReport: Sendable, Equatable {
  /// Sources, by what became of their polls.
  public struct Feeds: Sendable, Equatable {
    /// In feeds.yaml, less those that are switched off.
    public var listed = 0
    /// Not asked: their time had not come.
    public var notDue = 0
    /// Asked.
    public var polled = 0
    /// Of those polled: nothing changed (304, or the same bytes).
    public var notModified = 0
    /// Of those polled: no list came.
    public var failed = 0

    public init() {}
  }

  /// Entries of the lists that were polled.
  public struct Entries: Sendable, Equatable {
    /// All.
    public var seen = 0
    /// Addresses never met before.
    public var new = 0
    /// Known addresses of which the list says something else.
    public var changed = 0
    /// Known and unchanged.
    public var known = 0
    /// Left out at first sight, or without an address that can be fetched.
    public var filtered = 0
    /// Why, by code: `too-old`, `no-address`, `not-http`, `over-limit`, `excluded`.
    public var filteredReasons: [String: Int] = [:]
    /// Of sitemaps: older than `maximum_age`, left to a backfill.
    public var older = 0

    public init() {}
  }

  /// The id of this run, as in its records.
  public var runID: String
  /// By the clock of this machine.
  public var startedAt: Timestamp
  /// By the clock of this machine.
  public var endedAt: Timestamp
  /// Measured by a clock that is never set.
  public var durationMilliseconds = 0
  /// What became of the sources.
  public var feeds = Feeds()
  /// What the sources listed.
  public var entries = Entries()
  /// Documents taken up by this run.
  public var documents = 0
  /// Documents that waited when it had polled its sources; nil until then. Tells how far the run is, and is no part of its report.
  public var waiting: Int?
  /// By the outcome's name.
  public var outcomes: [String: Int] = [:]
  /// Why documents were dropped or failed, by code.
  public var reasons: [String: Int] = [:]
  /// Records written, by language.
  public var languages: [String: Int] = [:]
  /// Feeds that could not be polled, with code and detail.
  public var feedFailures: [FeedFailure] = []
  /// Feeds whose polls did not overlap: entries may have been missed.
  public var gaps: [Gap] = []
  /// What a person should know of a source that could be polled.
  public var notes: [SourceNote] = []
  /// Feeds that are asked at another address than feeds.yaml has: they have moved for good.
  public var movedFeeds: [MovedFeed] = []
  /// Parts published, relative to the output folder.
  public var parts: [String] = []
  /// A signal, or the limit of time, ended it early.
  public var wasStopped = false
  /// Of a backfill only.
  public var backfill: BackfillCounts?
  /// What is out of the ordinary at the end of the run.
  public var alarms: [Alarm] = []
  /// Addresses ever discovered, by the state that they are in at the end of the run.
  public var ledger: [String: Int] = [:]

  /// On how many pages a source's rule selected something, and on how many nothing.
  public struct RuleCounts: Sendable, Equatable {
    /// Pages on which the rule selected something.
    public var used = 0
    /// Pages on which it selected nothing.
    public var missed = 0
  }

  /// By the source's id and the rule's key: `gazette content`.
  public var rules: [String: RuleCounts] = [:]

  mutating func count(_ observation: RuleObservation) {
    for key in observation.used { rules["\(observation.source) \(key)", default: RuleCounts()].used += 1 }
    for key in observation.missed { rules["\(observation.source) \(key)", default: RuleCounts()].missed += 1 }
  }

  /// A source that could not be polled.
  public struct FeedFailure: Sendable, Equatable {
    /// The source's id.
    public var feedID: String
    /// Stable.
    public var code: String
    /// A sentence for a person.
    public var detail: String
  }

  /// What a person should know of one source.
  public struct SourceNote: Sendable, Equatable {
    /// Id of the source in feeds.yaml.
    public var feedID: String
    /// Stable: `older-addresses`, `too-many-sitemaps`, `index-too-deep`, or why a sitemap behind an index could not be had.
    public var code: String
    /// The same for a person.
    public var detail: String
  }

  /// A source that is asked at another address than feeds.yaml has.
  public struct MovedFeed: Sendable, Equatable {
    /// Id of the source in feeds.yaml.
    public var feedID: String
    /// What feeds.yaml should have.
    public var url: String
  }

  /// A source of which entries may have been missed.
  public struct Gap: Sendable, Equatable {
    public var feedID: String
    /// The time between the two polls.
    public var gap: FeedGap
  }

  public init(runID: String, startedAt: Timestamp) {
    self.runID = runID
    self.startedAt = startedAt
    endedAt = startedAt
  }

  /// Lines written.
  public var recordCount: Int { languages.values.reduce(0, +) }

  mutating func count(_ outcome: Outcome) {
    documents += 1
    outcomes[outcome.name, default: 0] += 1
    switch outcome {
    case .dropped(let reason): reasons[reason, default: 0] += 1
    case .failed(_, let code, _): reasons[code, default: 0] += 1
    case .stored, .updated, .unchanged, .duplicate, .pending: break
    }
  }
}
