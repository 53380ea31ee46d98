public import Model
public import Store

/// What a run did. The counts of documents add up: `documents` equals the sum of `outcomes`.
public struct RunReport: Sendable, Equatable {
  public struct Feeds: Sendable, Equatable {
    public var listed = 0
    public var notDue = 0
    public var polled = 0
    public var notModified = 0
    public var failed = 0

    public init() {}
  }

  public struct Entries: Sendable, Equatable {
    public var seen = 0
    public var new = 0
    public var changed = 0
    public var known = 0
    /// Left out at first sight, or without an address that can be fetched.
    public var filtered = 0

    public init() {}
  }

  public var runID: String
  public var startedAt: Timestamp
  public var endedAt: Timestamp
  public var durationMilliseconds = 0
  public var feeds = Feeds()
  public var entries = Entries()
  /// Documents taken up by this run.
  public var documents = 0
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
  /// Parts published, relative to the output folder.
  public var parts: [String] = []
  public var wasStopped = false
  /// Of a backfill only.
  public var backfill: BackfillCounts?
  /// What is out of the ordinary at the end of the run.
  public var alarms: [Alarm] = []
  /// Addresses ever discovered, by the state that they are in at the end of the run.
  public var ledger: [String: Int] = [:]

  public struct FeedFailure: Sendable, Equatable {
    public var feedID: String
    public var code: String
    public var detail: String
  }

  public struct Gap: Sendable, Equatable {
    public var feedID: String
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
