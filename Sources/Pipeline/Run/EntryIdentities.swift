internal import ASCII
internal import Addresses
internal import Dedupe
internal import Model
internal import Time

/// What tells the entries of one feed document apart besides their addresses.
///
/// A guid that no other entry of the document has identifies its entry, whatever its link. One that all share says nothing,
/// nor does one that is the link: it changes with it. An entry without a guid of its own whose link has a parameter that may
/// be a session is identified by the rest of its link with its title and dates.
struct EntryIdentities {
  private let feedID: String
  private var counts: [String: Int] = [:]

  init(_ entries: [Entry], feedID: String) {
    self.feedID = feedID
    for entry in entries {
      if let guid = entry.id { counts[guid, default: 0] += 1 }
      if let link = Self.linkIdentity(of: entry, at: entry.pageURL.flatMap { WebURL($0) }) {
        counts[link, default: 0] += 1
      }
    }
  }

  /// 16 bytes, of this feed only; nil where the address alone tells the entry.
  func key(of entry: Entry, at url: WebURL) -> [UInt8]? {
    if let guid = entry.id, counts[guid] == 1, !Self.isAddress(guid, url) { return key(guid) }
    if let link = Self.linkIdentity(of: entry, at: url), counts[link] == 1 { return key(link) }
    return nil
  }

  private func key(_ identity: String) -> [UInt8] { SHA256.key(feedID + "\u{0}" + identity) }

  private static func isAddress(_ guid: String, _ url: WebURL) -> Bool {
    guard let other = WebURL(guid) else { return false }
    return CanonicalURL.canonical(other) == CanonicalURL.canonical(url)
  }

  private static func linkIdentity(of entry: Entry, at url: WebURL?) -> String? {
    guard let url, entry.title?.isEmpty == false, let link = CanonicalURL.withoutSessions(url) else {
      return nil
    }
    return link + "\u{0}" + hash(of: entry).hexadecimal
  }

  /// 16 bytes over what changes when a publisher edits an article: its headline and its dates.
  static func hash(of entry: Entry) -> [UInt8] { hash(of: entry, entry.dateModified) }

  /// - Parameter modified: in place of the entry's own date of change.
  static func hash(of entry: Entry, _ modified: Timestamp?) -> [UInt8] {
    let dates = [entry.datePublished, modified].map { $0.map { String($0.secondsSinceEpoch) } ?? "" }
    return SHA256.key(([entry.title ?? ""] + dates).joined(separator: "\u{0}"))
  }
}
