internal import ASCII

extension RobotsRules {
  /// Reads a file. Bytes after `maximumBytes` are ignored (RFC 9309 §2.5), and the line that they cut with them.
  public static func parse(_ bytes: [UInt8], maximumBytes: Int = 500 << 10) -> RobotsRules {
    var parser = RobotsParser()
    parser.read(bytes, maximumBytes: maximumBytes)
    return RobotsRules(groups: parser.groups, sitemaps: parser.sitemaps)
  }
}

/// Lines to groups.
struct RobotsParser {
  private(set) var groups: [RobotsRules.Group] = []
  private(set) var sitemaps: [String] = []
  /// True while `User-agent` lines follow each other: they name one group.
  private var isNamingAgents = false

  private enum Key { case userAgent, allow, disallow, crawlDelay, sitemap }

  /// The longest line that is looked at, as in Google's parser: 2,083 bytes of URL, each of which may be escaped.
  private static let maximumLineBytes = 2_083 * 8

  mutating func read(_ bytes: [UInt8], maximumBytes: Int) {
    var text = bytes[...]
    if text.count > maximumBytes {
      text = text.prefix(maximumBytes)
      text = text.prefix((text.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? text.startIndex) - text.startIndex)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
      read(line: text[start..<end].prefix(Self.maximumLineBytes))
      start = end + 1
    }
  }

  private mutating func read(line: ArraySlice<UInt8>) {
    let content = line.prefix { $0 != UInt8(ascii: "#") }.trimmingASCIISpace()
    guard let (name, value) = Self.field(content), let key = Self.key(name) else { return }
    switch key {
    case .userAgent:
      if !isNamingAgents {
        groups.append(RobotsRules.Group())
        isNamingAgents = true
      }
      guard let agent = Self.agent(value) else { return }
      groups[groups.count - 1].agents.append(agent)
      groups[groups.count - 1].crawlDelays.append(nil)
    case .allow, .disallow:
      isNamingAgents = false
      guard !groups.isEmpty, !value.isEmpty else { return }
      append(value, isAllowed: key == .allow)
    case .crawlDelay:
      guard !groups.isEmpty, let delay = Self.seconds(value) else { return }
      let last = groups.count - 1
      for index in groups[last].crawlDelays.indices where groups[last].crawlDelays[index] == nil {
        groups[last].crawlDelays[index] = delay
      }
    case .sitemap:
      if !value.isEmpty { sitemaps.append(String(decoding: value, as: UTF8.self)) }
    }
  }

  private mutating func append(_ value: ArraySlice<UInt8>, isAllowed: Bool) {
    let pattern = RobotsPattern.normalized(pattern: value)
    groups[groups.count - 1].rules.append(.init(isAllowed: isAllowed, pattern: pattern))
    // A folder's index page is the folder: what allows the one allows the other.
    guard isAllowed, let slash = pattern.lastIndex(of: UInt8(ascii: "/")),
      pattern[slash...].starts(with: "/index.htm".utf8)
    else { return }
    let folder = Array(pattern[...slash]) + [UInt8(ascii: "$")]
    groups[groups.count - 1].rules.append(.init(isAllowed: true, pattern: folder))
  }

  /// `name: value`; white space alone parts them where the colon is missing.
  private static func field(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      return (line[..<colon].trimmingASCIISpace(), line[(colon + 1)...].trimmingASCIISpace())
    }
    let words = line.split(whereSeparator: \.isASCIISpace)
    return words.count == 2 ? (words[0], words[1]) : nil
  }

  private static func key(_ name: ArraySlice<UInt8>) -> Key? {
    guard name.count <= 16 else { return nil }
    switch String(decoding: name.map(\.asciiLowercased), as: UTF8.self) {
    case "user-agent", "useragent", "user agent": return .userAgent
    case "allow": return .allow
    case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": return .disallow
    case "crawl-delay", "crawldelay", "crawl delay": return .crawlDelay
    case "sitemap", "site-map", "site map": return .sitemap
    default: return nil
    }
  }

  /// `*`, or the product token that the value starts with; the whole value where it starts with none.
  private static func agent(_ value: ArraySlice<UInt8>) -> String? {
    guard let first = value.first else { return nil }
    if first == UInt8(ascii: "*"), value.count == 1 || value[value.startIndex + 1].isASCIISpace { return "*" }
    let token = productToken(value)
    guard token.isEmpty else { return token }
    return String(decoding: value.prefix { !$0.isASCIISpace }, as: UTF8.self).lowercased()
  }

  /// Letters, `-` and `_` (RFC 9309 §2.2.1), and digits, which the names of many robots have.
  static func productToken(_ value: ArraySlice<UInt8>) -> String {
    let token = value.prefix { byte in
      let lower = byte.asciiLowercased
      return (lower >= 0x61 && lower <= 0x7A) || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    return String(decoding: token.map(\.asciiLowercased), as: UTF8.self)
  }

  /// A number of seconds, at most a day: more is a mistake.
  private static func seconds(_ value: ArraySlice<UInt8>) -> Double? {
    guard value.count <= 16, value.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }) else {
      return nil
    }
    return Double(String(decoding: value, as: UTF8.self)).map { min($0, 86_400) }
  }
}
