internal import Model
internal import Store

extension FailedAttempt {
  /// Nil where the outcome is an article, or there is none yet.
  init?(of seq: Int64, _ outcome: Outcome, at now: Int64) {
    switch outcome {
    case .failed(_, let code, let detail):
      self.init(seq: seq, at: now, state: .failed, code: code, detail: detail)
    case .dropped(let reason): self.init(seq: seq, at: now, state: .filtered, code: reason)
    case .stored, .updated, .unchanged, .duplicate, .pending: return nil
    }
  }
}
