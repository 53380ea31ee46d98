internal import JSON
public import Model
internal import Time

/// One feed as a JSON Feed 1.1 object (https://www.jsonfeed.org/version/1.1/), keys in the order of that page.
///
/// What the format asks for and a feed does not have is filled in: an entry without an identity gets its address, and one without content
/// its summary. Two members go beyond the format, under a name of ours: what was mended, and the publisher's own lifetime.
public enum JSONFeedWriter {
  /// The object in UTF-8, on one line, without a line break at its end.
  public static func write(_ document: FeedDocument) -> [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { feed in
      feed.member("version", "https://jsonfeed.org/version/1.1")
      feed.required("title", document.title)
      feed.member("home_page_url", document.homePageURL)
      feed.member("feed_url", document.feedURL)
      feed.member("description", document.description)
      feed.member("next_url", document.nextURL)
      feed.member("icon", document.icon)
      feed.member("favicon", document.favicon)
      write(document.authors, to: &feed)
      feed.member("language", document.language)
      feed.member("expired", document.expired)
      feed.member("hubs", document.hubs) { list, hub in
        list.object { object in
          object.member("type", hub.type)
          object.member("url", hub.url)
        }
      }
      feed.key("items")
      feed.array(document.entries) { list, entry in list.object { write(entry, to: &$0) } }
      writeExtension(document, to: &feed)
    }
    return buffer.bytes
  }

  private static func writeExtension(_ document: FeedDocument, to feed: inout JSONBuffer) {
    guard !document.repairs.isEmpty || document.timeToLiveSeconds != nil else { return }
    feed.key("_bantin")
    feed.object { object in
      object.member("repairs", document.repairs)
      object.member("time_to_live_seconds", document.timeToLiveSeconds)
    }
  }

  private static func write(_ entry: Entry, to object: inout JSONBuffer) {
    object.required("id", entry.id ?? entry.url ?? entry.externalURL ?? entry.title)
    object.member("url", entry.url)
    object.member("external_url", entry.externalURL)
    object.member("title", entry.title)
    object.member("content_html", entry.contentHTML)
    if entry.contentHTML == nil {
      object.required("content_text", entry.contentText ?? entry.summary)
    } else {
      object.member("content_text", entry.contentText)
    }
    object.member("summary", entry.summary)
    object.member("image", entry.image)
    object.member("banner_image", entry.bannerImage)
    object.member("date_published", entry.datePublished?.rfc3339)
    object.member("date_modified", entry.dateModified?.rfc3339)
    write(entry.authors, to: &object)
    object.member("tags", entry.tags)
    object.member("language", entry.language)
    object.member("attachments", entry.attachments) { list, attachment in
      list.object { object in
        object.required("url", attachment.url)
        object.member("mime_type", attachment.mimeType ?? "application/octet-stream")
        object.member("title", attachment.title)
        object.member("size_in_bytes", attachment.sizeInBytes)
        object.member("duration_in_seconds", attachment.durationInSeconds)
      }
    }
  }

  private static func write(_ authors: [FeedAuthor], to object: inout JSONBuffer) {
    object.member("authors", authors) { list, author in
      list.object { object in
        object.member("name", author.name)
        object.member("url", author.url)
        object.member("avatar", author.avatar)
      }
    }
  }
}

extension JSONBuffer {
  /// What the format asks for is written even where it is empty.
  fileprivate mutating func required(_ name: StaticString, _ value: String?) {
    key(name)
    string(value ?? "")
  }
}
