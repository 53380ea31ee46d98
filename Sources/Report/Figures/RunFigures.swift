internal import Extract
internal import JSON
internal import Store

/// One run, as its report in the state tells it.
public struct RunFigures: Sendable, Equatable {
  public static let outcomes = [
    "stored", "updated", "duplicate", "unchanged", "dropped", "failed", "pending",
  ]

  public var id: String
  /// Seconds since 1970.
  public var startedAt: Int64
  public var endedAt: Int64?
  public var polled: Int
  public var failedPolls: Int
  public var records: Int
  public var documents: Int
  /// As `outcomes` has them.
  public var counts: [Int]

  init(_ run: RunRow) {
    let report = run.report.flatMap { JSONValue.parse(Array($0.utf8)) }
    id = run.id
    startedAt = run.startedAt
    endedAt = run.endedAt
    polled = report?["feeds"]?["polled"]?.int ?? 0
    failedPolls = report?["feeds"]?["failed"]?.int ?? 0
    records = report?["records"]?.int ?? 0
    documents = report?["documents"]?.int ?? 0
    counts = Self.outcomes.map { report?["outcomes"]?[$0]?.int ?? 0 }
  }
}
