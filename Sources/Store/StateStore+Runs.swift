internal import GRDB

extension StateStore {
  public func beginRun(_ id: String, at now: Int64) throws(StoreError) {
    try write { db in
      try db.execute(sql: "INSERT INTO run (id, started_at) VALUES (?, ?)", arguments: [id, now])
    }
  }

  /// `report` is the run's counts as JSON.
  public func endRun(_ id: String, at now: Int64, report: String) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET ended_at = ?, report = ? WHERE id = ?", arguments: [now, report, id])
    }
  }
}
