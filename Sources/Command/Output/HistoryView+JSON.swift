internal import Addresses
internal import Extract
internal import JSON
internal import Model
internal import Pipeline
internal import Store
internal import Time

extension HistoryView {
  /// One JSON object and its line feed.
  var json: [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("url", URLCredentials.masked(url: history.address))
      object.member("known", !history.isUnknown)
      if let document = history.document { Self.write(document, to: &object) }
      if let source = history.source {
        object.key("source")
        object.object { object in
          object.member("id", source.feedID)
          object.member("kind", source.kind?.rawValue)
          object.member("url", URLCredentials.masked(url: source.url))
        }
      }
      object.member("failed_attempts", history.failedAttempts, Self.write)
      if let article = history.article { write(article, to: &object) }
      if let place = history.record { Self.write(place, to: &object) }
      object.member("record_problem", history.recordProblem)
      object.member("captures", history.captures) { buffer, capture in
        buffer.object { object in
          object.member("path", capture.path)
          object.member("offset", Int(capture.offset))
          object.member("length", Int(capture.length))
          object.member("date", capture.date?.rfc3339)
          object.member("status", capture.status)
        }
      }
      object.member("unsearched_archives", history.unsearchedArchives)
      if let likely = history.likely {
        object.member("sources_of_site", likely.ofSite)
        object.member("sources_of_host", likely.ofHost)
        object.member("articles_with_number", likely.articleIDs)
      }
    }
    buffer.endLine()
    return buffer.bytes
  }

  private static func write(_ document: LedgerDocument, to object: inout JSONBuffer) {
    object.key("ledger")
    object.object { object in
      object.member("state", document.state)
      Self.write(reason: document.reason, to: &object)
      object.member("attempts", document.attempts)
      object.member("next_try_at", document.nextTryAt.map { Self.time($0) })
      object.member("deaths", document.deaths)
      object.member("discovered_run", document.discoveredRun)
      object.member("discovered_at", document.discoveredAt.map { Self.time($0) })
      object.member("feed_id", document.feedID)
      object.member("entry_id", document.entryID.map { URLCredentials.removed(from: $0) })
      object.member("entry_title", document.entryTitle)
      object.member("entry_published", document.entryPublished?.rfc3339)
    }
  }

  private static func write(_ buffer: inout JSONBuffer, _ attempt: FailedAttempt) {
    buffer.object { object in
      object.member("at", time(attempt.at))
      object.member("run_id", attempt.runID)
      object.member("state", attempt.state.rawValue)
      write(reason: attempt.code, to: &object)
      object.member("detail", attempt.detail)
    }
  }

  private static func write(reason code: String?, to object: inout JSONBuffer) {
    object.member("reason", code)
    let text = code.flatMap { ReasonText(code: $0) }
    object.member("meaning", text?.meaning.english)
    object.member("to_do", text?.advice?.english)
  }

  private func write(_ article: ArticleRow, to object: inout JSONBuffer) {
    object.key("article")
    object.object { object in
      object.member("id", article.id)
      object.member("revision", article.revision)
      object.member("duplicate_of", article.duplicateOf)
      object.member("duplicate_of_url", history.originalAddress)
      object.member("story", history.story?.storyID ?? article.id)
      object.member("story_articles", history.storyCount)
      object.member("other_urls", history.otherAddresses.map { URLCredentials.masked(url: $0.url) })
    }
  }

  private static func write(_ place: RecordPlace, to object: inout JSONBuffer) {
    object.key("record")
    object.object { object in
      object.member("path", place.path)
      object.member("published", place.isPublished)
      object.member("line", place.line)
      object.member("offset", Int(place.offset))
      object.member("length", place.length)
      object.member("title", place.record["title"]?.string)
      object.member("date_published", place.record["date_published"]?.string)
      object.member("date_fetched", place.record["date_fetched"]?.string)
      object.member("run_id", place.record["run_id"]?.string)
      object.member("rules", place.record["rules"]?.array?.compactMap(\.string) ?? [])
      if let source = place.record["source"], let path = source["path"]?.string {
        object.member("taken_from", path)
        object.member("taken_from_offset", source["offset"]?.int)
      }
    }
  }

  private static func time(_ seconds: Int64) -> String { Timestamp(secondsSinceEpoch: seconds).rfc3339 }
}
