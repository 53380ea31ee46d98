/// What became of a document. Each document that enters the pipeline ends in exactly one.
public enum Outcome: Sendable, Hashable {
  case stored
  /// A known article whose content changed: stored again with the next revision.
  case updated
  /// Known, and the same as before: nothing is written.
  case unchanged
  /// The same content as an article stored earlier under another identity.
  case duplicate(of: String)
  /// Read, and not something to store: `not-an-article`, `no-text`, `too-old`, `robots`, …
  case dropped(reason: String)
  /// `code` is stable (for reports and metrics); `detail` names what failed and what to do.
  case failed(stage: String, code: String, detail: String)
  /// Not finished in this run; the next run takes it up.
  case pending

  /// The word that reports and the ledger count it under.
  public var name: String {
    switch self {
    case .stored: "stored"
    case .updated: "updated"
    case .unchanged: "unchanged"
    case .duplicate: "duplicate"
    case .dropped: "dropped"
    case .failed: "failed"
    case .pending: "pending"
    }
  }
}
