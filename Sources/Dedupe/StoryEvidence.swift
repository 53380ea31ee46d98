internal import ASCII
internal import Addresses
public import Model
internal import Time

/// What of an article is said alike in every language, so that its translations are known by it: declared addresses, outbound links,
/// pictures, numbers, dates, and names and codes as written ("Bitbucket", "Đà Nẵng" and "Da Nang", "CVE-2026-20417").
public struct StoryEvidence: Sendable {
  public enum Kind: String, Sendable {
    /// The article's own address, or one that it declares to be the same text in another language.
    case address
    case link, image, number, date, name
  }

  public struct Item: Sendable, Equatable {
    public var kind: Kind
    /// For a reader.
    public var text: String
    /// How much it tells at most, in bits: 1…15. What a dataset has often tells less.
    public var weight: Int
    /// 64 bits of hash over kind and text.
    var hash: UInt64

    /// Under which an index finds it.
    public var key: UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
    /// What is remembered of it: 28 other bits of the hash, and the weight in the lower four.
    public var packed: UInt32 { UInt32(truncatingIfNeeded: hash) & ~15 | UInt32(weight) }
  }

  /// The articles of one story are written within days of each other.
  static let maximumItems = 32
  /// The most of one kind, so that a table of numbers leaves room for names.
  private static let maximumOfKind = 10
  private static let maximumAlternates = 6

  /// Those that tell most first.
  public private(set) var items: [Item] = []
  /// Primary tag.
  public let language: String
  /// Days since 1970 of the publication; nil where it is not known.
  public let day: Int?

  init(language: String, day: Int?, items: [Item]) {
    self.language = language
    self.day = day
    self.items = items
  }

  /// Language must have normalised the text and found the mentions; `id` must be set.
  public init(of article: Article) {
    language = article.language.primary
    day = (article.datePublished ?? article.dateFetched).map { Int($0.secondsSinceEpoch / 86_400) }
    var found: [Kind: [Item]] = [.address: [Self.item(.address, article.id, weight: 15)]]
    for url in Self.alternates(of: article) {
      found[.address]?.append(Self.item(.address, SHA256.key(url).hexadecimal, weight: 15))
    }
    found[.link] = Self.links(of: article)
    found[.image] = Self.images(of: article)
    found[.name] = Self.names(of: article)
    for mention in article.mentions {
      guard let (kind, text, weight) = Self.figure(mention) else { continue }
      found[kind, default: []].append(Self.item(kind, text, weight: weight))
    }
    items = found.values.flatMap { Self.heaviest($0) }
      .sorted { ($1.weight, $0.hash) < ($0.weight, $1.hash) }
    items = Array(items.prefix(Self.maximumItems))
  }

  private static func item(_ kind: Kind, _ text: String, weight: Int) -> Item {
    let hash = TokenHash.of("\(kind.rawValue):\(text)".utf8)
    return Item(kind: kind, text: text, weight: weight, hash: TokenHash.mixed(hash))
  }

  /// Each once; of equal weights those that are repeated, then the first.
  private static func heaviest(_ items: [Item]) -> [Item] {
    var places: [UInt64: Int] = [:]
    var unique: [(item: Item, count: Int)] = []
    for item in items {
      if let place = places[item.hash] {
        unique[place].count += 1
      } else {
        places[item.hash] = unique.count
        unique.append((item, 1))
      }
    }
    let sorted = unique.enumerated().sorted {
      ($1.element.item.weight, $1.element.count, $0.offset) < (
        $0.element.item.weight, $0.element.count, $1.offset
      )
    }
    return sorted.prefix(maximumOfKind).map(\.element.item)
  }

  /// Home pages are no translation of an article, whatever a template declares.
  private static func alternates(of article: Article) -> [String] {
    let urls = article.alternates.compactMap { alternate -> String? in
      guard alternate.language.primary != article.language.primary, let url = WebURL(alternate.url),
        url.path.utf8.count > 4
      else { return nil }
      return CanonicalURL.canonical(url)
    }
    return Array(urls.prefix(maximumAlternates))
  }

  private static func links(of article: Article) -> [Item] {
    article.links.compactMap { link in
      guard let url = WebURL(link.url), url.isHTTP, url.path.utf8.count > 8,
        RegistrableDomain.of(host: url.host) != article.sourceDomain
      else { return nil }
      return item(.link, CanonicalURL.canonical(url), weight: 11)
    }
  }

  private static func images(of article: Article) -> [Item] {
    ([article.image].compactMap { $0 } + article.images).compactMap { image in
      guard let url = WebURL(image.url), let name = url.path.split(separator: "/").last, name.utf8.count >= 10
      else {
        return nil
      }
      return item(.image, name.lowercased(), weight: 11)
    }
  }

  /// Numbers that anything could have ("3 people") tell nothing.
  private static func figure(_ mention: Mention) -> (Kind, String, Int)? {
    switch mention.kind {
    case .date: return (.date, mention.value, 3)
    case .number, .percent, .money, .quantity:
      var text = mention.value
      if text.contains(".") {
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
      }
      let weight = weight(ofNumber: text)
      return weight > 0 ? (.number, text, weight) : nil
    default: return nil
    }
  }

  private static func weight(ofNumber text: String) -> Int {
    let digits = text.utf8.filter { $0.isASCIIDigit }
    let significant = digits.drop { $0 == 0x30 }.reversed().drop { $0 == 0x30 }.count
    if text.utf8.count == 4, digits.count == 4, text.hasPrefix("19") || text.hasPrefix("20") { return 1 }
    let isDecimal = text.contains(".")
    switch significant {
    case 0: return 0
    case 1: return digits.count >= 4 ? 3 : 0
    case 2: return isDecimal || digits.count >= 4 ? 5 : digits.count == 2 ? 3 : 4
    case 3: return isDecimal ? 8 : 7
    default: return 9
    }
  }

  private static func names(of article: Article) -> [Item] {
    var scanner = NameScanner()
    for block in article.blocks where block.kind != .code { scanner.scan(block.text) }
    return scanner.names.map { item(.name, $0.text, weight: $0.weight) }
  }
}

extension StoryEvidence {
  /// What an index remembers: three bytes of the language, four of the day (-1 where it is not known), four an item, big-endian.
  public var packed: [UInt8] {
    var bytes = Array((language + "  ").utf8.prefix(3))
    for word in [UInt32(bitPattern: Int32(clamping: day ?? -1))] + items.map(\.packed) {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }
    return bytes
  }
}

extension StoryMatch.Other {
  public init?(packed: [UInt8]) {
    guard packed.count >= 7, packed.count % 4 == 3 else { return nil }
    let words = stride(from: 3, to: packed.count, by: 4).map { start in
      packed[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    let language = String(decoding: packed[..<3].filter { $0 != 0x20 }, as: UTF8.self)
    let day = Int(Int32(bitPattern: words[0]))
    self.init(language: language, day: day < 0 ? nil : day, items: Array(words.dropFirst()))
  }
}
