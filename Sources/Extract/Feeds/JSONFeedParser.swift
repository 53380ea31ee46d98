import Addresses
import JSON
import Model

/// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), strict JSON or not.
enum JSONFeedParser {
  static func parse(_ bytes: [UInt8], base: WebURL?, _ bounds: DateBounds, repairs: FeedRepairs)
    throws(FeedError)
    -> FeedDocument
  {
    var repairs = repairs
    var root = JSONValue.parse(bytes)
    if root == nil {
      root = JSONValue.parse(bytes, isLenient: true)
      repairs.insert(.brokenJSON)
    }
    guard let root else { throw FeedError(.malformed, "JSON that cannot be read") }
    guard root["version"]?.string?.contains("jsonfeed") == true || root["items"]?.array != nil else {
      throw FeedError(.unknownJSON, "JSON without the version and items of a JSON Feed")
    }
    var document = FeedDocument(format: .json)
    document.title = line(root["title"])
    document.homePageURL = link(root["home_page_url"], base)
    document.feedURL = link(root["feed_url"], base)
    let base = base ?? (document.feedURL ?? document.homePageURL).flatMap { WebURL($0) }
    document.description = text(root["description"])
    document.icon = link(root["icon"], base)
    document.favicon = link(root["favicon"], base)
    document.language = text(root["language"])
    document.authors = authors(of: root, base)
    document.nextURL = link(root["next_url"], base)
    document.expired = root["expired"]?.bool
    document.hubs = (root["hubs"]?.array ?? []).prefix(FeedReader.maximumMembers).compactMap { hub in
      guard let type = text(hub["type"]), let url = link(hub["url"], base) else { return nil }
      return FeedHub(type: type, url: url)
    }
    let items = root["items"]?.array ?? []
    if items.count > FeedParser.maximumEntries { repairs.insert(.limitReached) }
    document.entries = items.prefix(FeedParser.maximumEntries).compactMap { entry($0, base, bounds) }
    document.repairs = repairs.names
    return document
  }

  private static func entry(_ item: JSONValue, _ base: WebURL?, _ bounds: DateBounds) -> Entry? {
    guard item.members != nil else { return nil }
    var entry = Entry()
    entry.id = item["id"]?.scalarText
    entry.url = link(item["url"], base)
    entry.externalURL = link(item["external_url"], base)
    entry.title = line(item["title"])
    entry.contentHTML = text(item["content_html"]).map {
      HTMLFragment.resolved(Array($0.utf8)[...], base: base ?? entry.url.flatMap { WebURL($0) })
    }
    entry.contentText = text(item["content_text"])
    entry.summary = text(item["summary"])
    entry.bannerImage = link(item["banner_image"], base)
    entry.image = link(item["image"], base) ?? entry.bannerImage
    entry.datePublished = item["date_published"]?.scalarText.flatMap(bounds.date)
    entry.dateModified = item["date_modified"]?.scalarText.flatMap(bounds.date)
    entry.authors = authors(of: item, base)
    entry.tags = tags(of: item)
    entry.language = text(item["language"])
    entry.attachments = (item["attachments"]?.array ?? []).prefix(FeedReader.maximumMembers).compactMap {
      attachment in
      guard let url = link(attachment["url"], base) else { return nil }
      return FeedAttachment(
        url: url, mimeType: text(attachment["mime_type"]), title: text(attachment["title"]),
        sizeInBytes: attachment["size_in_bytes"]?.int,
        durationInSeconds: attachment["duration_in_seconds"]?.int)
    }
    return entry
  }

  /// A list, or words with commas between them.
  private static func tags(of item: JSONValue) -> [String] {
    let words = item["tags"]?.string.map { $0.split(separator: ",").map { String($0).trimmed } }
    let tags = words ?? (item["tags"]?.elements ?? []).compactMap { text($0)?.trimmed }
    return Array(tags.filter { !$0.isEmpty }.prefix(FeedReader.maximumMembers))
  }

  /// A title: plain text by the specification, with references and tags in practice.
  private static func line(_ value: JSONValue?) -> String? {
    guard let written = text(value) else { return nil }
    let line = HTMLFragment.plainText(Array(written.utf8)[...])
    return line.isEmpty ? nil : line
  }

  /// `authors` of version 1.1, `author` of 1.0; a list, one object, names, or objects in objects.
  private static func authors(of object: JSONValue, _ base: WebURL?) -> [FeedAuthor] {
    let people = object["authors"]?.elements ?? object["author"]?.elements ?? []
    return people.prefix(FeedReader.maximumMembers).compactMap { member in
      let person = member["author"] ?? member
      let name = text(person["name"]) ?? text(person)
      let url = link(person["url"], base)
      guard name != nil || url != nil else { return nil }
      return FeedAuthor(name: name, url: url, avatar: link(person["avatar"], base))
    }
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard let text = value?.string, !text.isEmpty else { return nil }
    return text
  }

  private static func link(_ value: JSONValue?, _ base: WebURL?) -> String? {
    guard let text = text(value)?.trimmed, !text.isEmpty else { return nil }
    if WebURL(text) != nil { return text }
    return base.flatMap { WebURL(text, base: $0)?.string } ?? (base == nil ? text : nil)
  }
}
