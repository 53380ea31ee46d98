/// What had to be mended to read a document. Each has a stable name for ``FeedDocument/repairs``.
struct FeedRepairs: OptionSet {
  let rawValue: UInt32

  /// `&` that begins no reference was kept as it is.
  static let bareAmpersand = FeedRepairs(rawValue: 1 << 0)
  /// An HTML entity that XML does not know was resolved.
  static let undeclaredEntity = FeedRepairs(rawValue: 1 << 1)
  /// Bytes that XML forbids were removed, or read as windows-1252.
  static let controlByte = FeedRepairs(rawValue: 1 << 2)
  /// The bytes are in another encoding than declared, or partly in none.
  static let encoding = FeedRepairs(rawValue: 1 << 3)
  /// The document ends in the middle.
  static let truncated = FeedRepairs(rawValue: 1 << 4)
  /// Something stands before the document's first tag.
  static let leadingBytes = FeedRepairs(rawValue: 1 << 5)
  /// End tags are missing or superfluous.
  static let tagMismatch = FeedRepairs(rawValue: 1 << 6)
  /// A tag or attribute is not well-formed.
  static let brokenTag = FeedRepairs(rawValue: 1 << 7)
  /// HTML stands in an element as it is, not escaped.
  static let unescapedMarkup = FeedRepairs(rawValue: 1 << 8)
  /// A namespace prefix was never declared; its usual meaning was taken.
  static let undeclaredPrefix = FeedRepairs(rawValue: 1 << 9)
  /// More entries, attributes or levels than the limits allow were left out.
  static let limitReached = FeedRepairs(rawValue: 1 << 10)
  /// More than one root element.
  static let severalRoots = FeedRepairs(rawValue: 1 << 11)
  /// JSON that is not well-formed.
  static let brokenJSON = FeedRepairs(rawValue: 1 << 12)

  /// An implausible date (``DateBounds``) was left out.
  static let impossibleDate = FeedRepairs(rawValue: 1 << 13)

  private static let codes = [
    "bare-ampersand", "undeclared-entity", "control-byte", "encoding", "truncated", "leading-bytes",
    "tag-mismatch", "broken-tag",
    "unescaped-markup", "undeclared-prefix", "limit-reached", "several-roots", "broken-json",
    "impossible-date",
  ]

  /// In a fixed order.
  var names: [String] {
    Self.codes.enumerated().filter { rawValue >> UInt32($0.offset) & 1 == 1 }.map(\.element)
  }
}
