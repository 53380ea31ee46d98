public import Pipeline
public import Store

/// A source: what is known of its polls, its addresses and how it does.
public struct SourceFigures: Sendable {
  public var id: String
  /// Nil where it was never polled: the list of a backfill.
  public var row: FeedState?
  public var ledger: LedgerStatus
  public var health: SourceHealth
  /// In the days of the charts.
  public var recentArticles: Int
  public var recentCopies: Int
}
