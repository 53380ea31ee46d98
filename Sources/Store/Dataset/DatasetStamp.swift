internal import Foundation
internal import GRDB

/// The id of the last run that wrote, kept beside the parts in `articles/.last-run`.
///
/// The state knows every run that ever wrote with it. Where it does not know the one named here it was deleted, or put
/// back from an old copy: it would take records for new that the parts have long held.
enum DatasetStamp {
  private static func path(_ root: String) -> String { "\(root)/articles/.last-run" }

  /// - Throws: `state-lost`.
  static func check(root: String, against state: StateStore) throws(StoreError) {
    let runID = runID(root: root)
    let (knowsRun, hasParts) = try state.read { db in
      (
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM run WHERE id = ?)", arguments: [runID])
          ?? false,
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM part)") ?? false
      )
    }
    // A dataset without the stamp was written before there was one.
    let isKnown = runID != nil ? knowsRun : (hasParts || DatasetParts.isEmpty(root: root))
    guard isKnown else {
      throw StoreError(
        .stateLost,
        "\(root)/articles holds parts that \(state.path) knows nothing of; if that is not the state they were written with, name it with --state; if it was lost, `bantin state rebuild` makes it anew from the parts"
      )
    }
  }

  static func runID(root: String) -> String? {
    FileManager.default.contents(atPath: path(root)).map {
      String(decoding: $0, as: UTF8.self).filter { !$0.isNewline }
    }
  }

  /// The run must be in the state by now.
  static func write(_ runID: String, root: String) throws(StoreError) {
    try Directory.make("\(root)/articles")
    try File.replace(path(root), with: Array((runID + "\n").utf8))
  }
}
