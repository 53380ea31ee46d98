internal import JSON
internal import Store
internal import Time

extension RunReport {
  /// The report as one JSON object, for machines and for the state.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }

  private var jsonBytes: [UInt8] {
    var buffer = JSONBuffer(reserving: 1_024)
    buffer.object { report in
      report.member("run_id", runID)
      report.member("started_at", startedAt.rfc3339)
      report.member("ended_at", endedAt.rfc3339)
      report.member("duration_ms", durationMilliseconds)
      if wasStopped { report.member("stopped", true) }
      report.key("feeds")
      report.object { object in
        object.member("listed", feeds.listed)
        object.member("not_due", feeds.notDue)
        object.member("polled", feeds.polled)
        object.member("not_modified", feeds.notModified)
        object.member("failed", feeds.failed)
      }
      report.key("entries")
      report.object { object in
        object.member("seen", entries.seen)
        object.member("new", entries.new)
        object.member("changed", entries.changed)
        object.member("known", entries.known)
        object.member("filtered", entries.filtered)
        object.member("older", entries.older)
      }
      Self.write(entries.filteredReasons, as: "filtered_reasons", to: &report)
      report.member("documents", documents)
      Self.write(outcomes, as: "outcomes", to: &report)
      Self.write(reasons, as: "reasons", to: &report)
      Self.write(languages, as: "languages", to: &report)
      report.member("records", recordCount)
      report.member("feed_failures", feedFailures) { buffer, failure in
        buffer.object { object in
          object.member("feed_id", failure.feedID)
          object.member("code", failure.code)
          object.member("detail", failure.detail)
        }
      }
      report.member("notes", notes) { buffer, note in
        buffer.object { object in
          object.member("feed_id", note.feedID)
          object.member("code", note.code)
          object.member("detail", note.detail)
        }
      }
      report.member("gaps", gaps) { buffer, gap in
        buffer.object { object in
          object.member("feed_id", gap.feedID)
          object.member("after", Timestamp(secondsSinceEpoch: gap.gap.after).rfc3339)
          object.member("before", Timestamp(secondsSinceEpoch: gap.gap.before).rfc3339)
        }
      }
      report.member("moved_feeds", movedFeeds) { buffer, moved in
        buffer.object { object in
          object.member("feed_id", moved.feedID)
          object.member("url", moved.url)
        }
      }
      if !rules.isEmpty {
        report.key("rules")
        report.object { object in
          for (name, counts) in rules.sorted(by: { $0.key < $1.key }) {
            object.key(named: name)
            object.object { object in
              object.member("used", counts.used)
              object.member("missed", counts.missed)
            }
          }
        }
      }
      report.member("alarms", alarms) { buffer, alarm in
        buffer.object { object in
          object.member("kind", alarm.kind.rawValue)
          object.member("name", alarm.name)
          object.member("detail", alarm.detail)
        }
      }
      Self.write(ledger, as: "ledger", to: &report)
      report.member("parts", parts)
      if let backfill {
        report.key("backfill")
        Self.write(backfill, to: &report)
      }
    }
    return buffer.bytes
  }

  private static func write(_ counts: BackfillCounts, to report: inout JSONBuffer) {
    report.object { object in
      object.member("files", counts.files)
      object.member("files_done", counts.filesDone)
      object.member("bytes", Int(counts.bytes))
      object.member("bytes_done", Int(counts.bytesDone))
      object.member("bytes_read", Int(counts.bytesRead))
      object.member("records", counts.records)
      object.member("addresses", counts.addresses)
      object.member("made_way", counts.yieldCount)
      object.member("failures", counts.failureCount)
      object.member("failed_places", counts.failures) { buffer, failure in
        buffer.object { object in
          object.member("path", failure.path)
          object.member("code", failure.code)
          object.member("offset", failure.offset.map { Int($0) })
          object.member("length", failure.length.map { Int($0) })
          object.member("detail", failure.detail)
        }
      }
    }
  }

  private static func write(_ counts: [String: Int], as name: StaticString, to report: inout JSONBuffer) {
    report.key(name)
    report.object { object in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { object.member(name, count) }
    }
  }
}
