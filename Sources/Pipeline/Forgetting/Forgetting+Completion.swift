internal import ASCII
internal import Addresses
internal import Dedupe
internal import Foundation
public import Store

extension Forgetting {
  /// What went.
  public struct Report: Sendable, Equatable {
    /// Articles and addresses that are known as forgotten now.
    public var entries = 0
    public var records = 0
    /// Parts that were written anew, or went.
    public var parts = 0
    /// Captured requests with what came back.
    public var captures = 0
    /// Pages of the quarantine.
    public var quarantined = 0
    /// The report's page was removed: it shows articles.
    public var hadReport = false
    /// Archives that the state names and that are not where they were.
    public var missingArchives: [String] = []
    /// The numbers of the deletions; nil where a process that died had given them.
    public var sequences: ClosedRange<Int64>?
  }

  /// Forgets what was found. The plan is in the state before anything goes: killed at any point, `completePending` goes on.
  ///
  /// - Throws: `StoreError` where a part, an archive or the state cannot be written.
  public static func forget(_ findings: Findings, in state: StateStore, root: String) throws(StoreError)
    -> Report
  {
    try Erasure.announce(findings.plan, in: state, root: root)
    return try completePending(in: state, root: root) ?? Report()
  }

  /// Completes what a process that died had begun to forget. Every command that opens the state to write calls it, under
  /// the lock of the runs.
  ///
  /// - Returns: nil where there was nothing to complete.
  /// - Throws: as `forget`.
  @discardableResult
  public static func completePending(in state: StateStore, root: String) throws(StoreError) -> Report? {
    var last: Report?
    while var erasure = try Erasure(pendingIn: state, root: root) {
      var report = Report()
      let plan = erasure.plan
      report.entries = plan.entries.count
      (report.records, report.parts) = try erasure.removeRecords()
      let captures = CaptureErasure(plan: plan, state: state)
      (report.captures, report.missingArchives) = try captures.run()
      let ids = plan.ids
      report.quarantined = try Quarantine(root: root).erase(try state.documentNumbers(ids)) { address in
        guard let url = WebURL(address) else { return false }
        return plan.covers(host: url.host) || ids.contains(Identity.ledgerKey(of: url).hexadecimal)
      }
      let page = "\(root)/report.html"
      report.hadReport = (try? FileManager.default.removeItem(atPath: page)) != nil
      report.sequences = try erasure.record()
      try erasure.finish()
      last = report
    }
    return last
  }

  /// As `completePending`, under the lock of the runs. If another process holds the lock, that process completes it.
  ///
  /// - Throws: as `forget`.
  public static func completePending(
    in state: StateStore, root: String, lockPath: String
  ) throws(StoreError) {
    guard try state.hasPendingErasure() else { return }
    let lock: RunLock
    do throws(StoreError) {
      // As a backfill: a run would wait for a backfill that holds the lock.
      lock = try RunLock(path: lockPath, for: .backfill)
    } catch {
      guard error.code == .locked else { throw error }
      return
    }
    defer { withExtendedLifetime(lock) {} }
    try completePending(in: state, root: root)
  }
}
