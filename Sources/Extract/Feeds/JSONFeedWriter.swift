public import Model

/// One feed as a JSON Feed 1.1 object (https://www.jsonfeed.org/version/1.1/), keys in the order of that page.
///
/// What the format asks for and a feed does not have is filled in: an entry without an identity gets its address, and one without content
/// its summary. Two members go beyond the format, under a name of ours: what was mended, and the publisher's own lifetime.
public enum JSONFeedWriter {
  /// The object in UTF-8, on one line, without a line break at its end.
  public static func write(_ document: FeedDocument) -> [UInt8] {
    var writer = JSONObjectWriter()
    writer.begin()
    writer.member("version", "https://jsonfeed.org/version/1.1")
    writer.member("title", document.title ?? "")
    writer.member("home_page_url", document.homePageURL)
    writer.member("feed_url", document.feedURL)
    writer.member("description", document.description)
    writer.member("next_url", document.nextURL)
    writer.member("icon", document.icon)
    writer.member("favicon", document.favicon)
    write(document.authors, to: &writer)
    writer.member("language", document.language)
    if let expired = document.expired { writer.member("expired", raw: expired ? "true" : "false") }
    if !document.hubs.isEmpty {
      writer.array("hubs", document.hubs) { hub, writer in
        writer.begin()
        writer.member("type", hub.type)
        writer.member("url", hub.url)
        writer.end()
      }
    }
    writer.array("items", document.entries) { entry, writer in write(entry, to: &writer) }
    writeExtension(document, to: &writer)
    writer.end()
    return writer.bytes
  }

  private static func writeExtension(_ document: FeedDocument, to writer: inout JSONObjectWriter) {
    guard !document.repairs.isEmpty || document.timeToLiveSeconds != nil else { return }
    writer.key("_bantin")
    writer.begin()
    if !document.repairs.isEmpty { writer.strings("repairs", document.repairs) }
    if let seconds = document.timeToLiveSeconds {
      writer.member("time_to_live_seconds", raw: String(seconds))
    }
    writer.end()
  }

  private static func write(_ entry: Entry, to writer: inout JSONObjectWriter) {
    writer.begin()
    writer.member("id", entry.id ?? entry.url ?? entry.externalURL ?? entry.title ?? "")
    writer.member("url", entry.url)
    writer.member("external_url", entry.externalURL)
    writer.member("title", entry.title)
    writer.member("content_html", entry.contentHTML)
    writer.member("content_text", entry.contentText ?? (entry.contentHTML == nil ? entry.summary ?? "" : nil))
    writer.member("summary", entry.summary)
    writer.member("image", entry.image)
    writer.member("banner_image", entry.bannerImage)
    writer.member("date_published", entry.datePublished?.rfc3339)
    writer.member("date_modified", entry.dateModified?.rfc3339)
    write(entry.authors, to: &writer)
    if !entry.tags.isEmpty { writer.strings("tags", entry.tags) }
    writer.member("language", entry.language)
    if !entry.attachments.isEmpty {
      writer.array("attachments", entry.attachments) { attachment, writer in
        writer.begin()
        writer.member("url", attachment.url)
        writer.member("mime_type", attachment.mimeType ?? "application/octet-stream")
        writer.member("title", attachment.title)
        if let size = attachment.sizeInBytes { writer.member("size_in_bytes", raw: String(size)) }
        if let seconds = attachment.durationInSeconds {
          writer.member("duration_in_seconds", raw: String(seconds))
        }
        writer.end()
      }
    }
    writer.end()
  }

  private static func write(_ authors: [FeedAuthor], to writer: inout JSONObjectWriter) {
    guard !authors.isEmpty else { return }
    writer.array("authors", authors) { author, writer in
      writer.begin()
      writer.member("name", author.name)
      writer.member("url", author.url)
      writer.member("avatar", author.avatar)
      writer.end()
    }
  }
}

/// JSON text in the order in which it is written.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func end() {
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  mutating func key(_ name: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
  }

  /// Nothing is written for nil.
  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func member(_ name: StaticString, raw value: String) {
    key(name)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func strings(_ name: StaticString, _ values: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func array<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (Element, inout JSONObjectWriter) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element, &self)
    }
    bytes.append(UInt8(ascii: "]"))
    isFirst = false
  }

  /// RFC 8259 §7: quotation mark, reverse solidus and controls are escaped.
  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    let span = value.utf8Span.span
    for index in 0..<span.count {
      let byte = span[index]
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: [0x5C, 0x22])
      case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
      case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
      case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
