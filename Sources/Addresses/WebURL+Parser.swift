internal import ASCII

/// The basic URL parser of the WHATWG standard (§4.4), written as one pass over each part instead of a state machine.
struct WebURLParser {
  private let input: [UInt8]
  private(set) var output: [UInt8] = []
  private(set) var parts = WebURL.Parts()
  private var isSpecial = false
  private var scheme: ArraySlice<UInt8> = []

  init(_ input: [UInt8]) {
    self.input = input
    output.reserveCapacity(input.count + 16)
  }

  /// Fills `output` and `parts`; false where the input is no URL.
  mutating func parse(base: WebURL?) -> Bool {
    guard let schemeEnd = schemeEnd() else {
      guard let base else { return false }
      return parseRelative(from: 0, base: base)
    }
    let scheme = input[..<schemeEnd].map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
    setScheme(scheme)
    let rest = schemeEnd + 1
    let slashes = input[rest...].prefix(while: isSlash).count
    if isSpecial {
      // `https:page` is relative to a base of the same scheme; elsewhere any number of slashes may be missing or too many.
      if slashes < 2, let base, base.scheme.utf8.elementsEqual(scheme) {
        return parseRelative(from: rest, base: base)
      }
      if scheme.elementsEqual("file".utf8), slashes < 2 {
        return writeAuthority(rest..<rest) && writePathQueryFragment(from: rest)
      }
      let fileHost = scheme.elementsEqual("file".utf8) ? rest + 2 : rest + slashes
      return parseAuthority(from: fileHost)
    }
    if slashes >= 2 { return parseAuthority(from: rest + 2) }
    writeScheme()
    markNoAuthority()
    return slashes == 1 ? writePathAlone(from: rest) : writeOpaquePath(from: rest)
  }

  private func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || (isSpecial && byte == UInt8(ascii: "\\"))
  }

  /// Offset of the colon after a scheme; nil where the input does not begin with one.
  private func schemeEnd() -> Int? {
    guard let first = input.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return nil }
    for (index, byte) in input.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        continue
      case UInt8(ascii: ":"): return index
      default: return nil
      }
    }
    return nil
  }

  private mutating func setScheme(_ bytes: [UInt8]) {
    scheme = bytes[...]
    isSpecial = ["http", "https", "file", "ftp", "ws", "wss"].contains { bytes.elementsEqual($0.utf8) }
  }

  private var defaultPort: Int? {
    switch String(decoding: scheme, as: UTF8.self) {
    case "http", "ws": 80
    case "https", "wss": 443
    case "ftp": 21
    default: nil
    }
  }

  // MARK: Relative references

  private mutating func parseRelative(from start: Int, base: WebURL) -> Bool {
    setScheme(Array(base.scheme.utf8))
    let old = base.parts
    let baseBytes = Array(base.string.utf8)
    let rest = input[start...]
    let isOpaque = baseBytes.count <= old.pathStart || baseBytes[old.pathStart] != UInt8(ascii: "/")
    if isOpaque, !isSpecial, rest.first != UInt8(ascii: "#") { return false }
    let slashes = rest.prefix(while: isSlash).count
    if slashes >= 2 {
      return parseAuthority(from: start + (isSpecial && !scheme.elementsEqual("file".utf8) ? slashes : 2))
    }
    output.append(contentsOf: baseBytes[..<old.pathStart])
    parts = old
    if slashes == 1 { return writePathQueryFragment(from: start) }
    switch rest.first {
    case nil, UInt8(ascii: "#"):
      output.append(contentsOf: baseBytes[old.pathStart..<old.fragmentStart])
      parts.fragmentStart = output.count
      writeFragment(from: start)
    case UInt8(ascii: "?"):
      output.append(contentsOf: baseBytes[old.pathStart..<old.queryStart])
      writeQueryFragment(from: start)
    default:
      let basePath = baseBytes[old.pathStart..<old.queryStart]
      output.append(
        contentsOf: basePath[..<(basePath.lastIndex(of: UInt8(ascii: "/")) ?? basePath.startIndex)])
      let end = writePath(from: start)
      writeQueryFragment(from: end)
    }
    return true
  }

  // MARK: Authority

  private mutating func writeScheme() {
    output.append(contentsOf: scheme)
    parts.schemeEnd = output.count
    output.append(UInt8(ascii: ":"))
  }

  private mutating func markNoAuthority() {
    parts.hostStart = output.count
    parts.hostEnd = output.count
    parts.pathStart = output.count
  }

  private mutating func parseAuthority(from start: Int) -> Bool {
    let end =
      input[start...].firstIndex { isSlash($0) || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      ?? input.endIndex
    return writeAuthority(start..<end) && writePathQueryFragment(from: end)
  }

  private mutating func writeAuthority(_ range: Range<Int>) -> Bool {
    output.removeAll(keepingCapacity: true)
    writeScheme()
    output.append(contentsOf: "//".utf8)
    var hostStart = range.lowerBound
    if let at = input[range].lastIndex(of: UInt8(ascii: "@")) {
      writeUserInfo(input[range.lowerBound..<at])
      hostStart = at + 1
    }
    var hostEnd = range.upperBound
    var port: Int?
    let bracket = input[hostStart..<hostEnd].lastIndex(of: UInt8(ascii: "]")) ?? hostStart
    if let colon = input[bracket..<hostEnd].lastIndex(of: UInt8(ascii: ":")) {
      guard let number = Self.port(input[(colon + 1)..<hostEnd]) else { return false }
      port = number
      hostEnd = colon
    }
    guard let host = WebURLHost.serialised(input[hostStart..<hostEnd], isSpecial: isSpecial) else {
      return false
    }
    if host.isEmpty, isSpecial, !scheme.elementsEqual("file".utf8) { return false }
    parts.hostStart = output.count
    output.append(contentsOf: host)
    parts.hostEnd = output.count
    if let port, port >= 0, port != defaultPort {
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: String(port).utf8)
    }
    parts.pathStart = output.count
    return true
  }

  private mutating func writeUserInfo(_ bytes: ArraySlice<UInt8>) {
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    PercentEncoding.append(bytes[..<colon], encoding: .userInfo, to: &output)
    let password = bytes[min(colon + 1, bytes.endIndex)...]
    if !password.isEmpty {
      output.append(UInt8(ascii: ":"))
      PercentEncoding.append(password, encoding: .userInfo, to: &output)
    }
    if !bytes.isEmpty, bytes.count > 1 || colon != bytes.startIndex { output.append(UInt8(ascii: "@")) }
  }

  /// -1 for an empty port, nil for what is none.
  private static func port(_ digits: ArraySlice<UInt8>) -> Int? {
    if digits.isEmpty { return -1 }
    var value = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      value = value * 10 + Int(digit - 0x30)
      if value > 65_535 { return nil }
    }
    return value
  }

  // MARK: Path, query, fragment

  private mutating func writePathQueryFragment(from start: Int) -> Bool {
    let hasSlash = start < input.count && isSlash(input[start])
    // `web+x://host` has no path at all, which only schemes that nobody fetches can.
    let isPathless = !isSpecial && !hasSlash && parts.hostEnd > parts.hostStart
    let end = isPathless ? start : writePath(from: hasSlash ? start + 1 : start)
    writeQueryFragment(from: end)
    return true
  }

  /// A path without an authority, which must not look as if it had one: `x:/.//a` (§4.5).
  private mutating func writePathAlone(from start: Int) -> Bool {
    guard writePathQueryFragment(from: start) else { return false }
    guard output[parts.pathStart..<parts.queryStart].starts(with: "//".utf8) else { return true }
    output.insert(contentsOf: "/.".utf8, at: parts.pathStart)
    parts.pathStart += 2
    parts.queryStart += 2
    parts.fragmentStart += 2
    return true
  }

  /// Appends the segments from `start` on, dot segments resolved; gives the offset where the path ends.
  private mutating func writePath(from start: Int) -> Int {
    var segmentStart = start
    var index = start
    while true {
      let isEnd =
        index >= input.count || input[index] == UInt8(ascii: "?") || input[index] == UInt8(ascii: "#")
      if isEnd || isSlash(input[index]) {
        writeSegment(input[segmentStart..<index], isLast: isEnd)
        segmentStart = index + 1
      }
      if isEnd { return index }
      index += 1
    }
  }

  private mutating func writeSegment(_ segment: ArraySlice<UInt8>, isLast: Bool) {
    switch Self.dots(in: segment) {
    case 2:
      if let slash = output[parts.pathStart...].lastIndex(of: UInt8(ascii: "/")) {
        output.removeSubrange(slash...)
      }
      if isLast { output.append(UInt8(ascii: "/")) }
    case 1:
      if isLast { output.append(UInt8(ascii: "/")) }
    default:
      output.append(UInt8(ascii: "/"))
      PercentEncoding.append(segment, encoding: .path, to: &output)
    }
  }

  /// How many dots a segment consists of, `%2e` being one; 0 where it holds anything else.
  private static func dots(in segment: ArraySlice<UInt8>) -> Int {
    guard segment.count <= 6 else { return 0 }
    var count = 0
    var index = segment.startIndex
    while index < segment.endIndex {
      if segment[index] == UInt8(ascii: ".") {
        index += 1
      } else if PercentEncoding.decoded(segment, at: index) == UInt8(ascii: ".") {
        index += 3
      } else {
        return 0
      }
      count += 1
    }
    return count
  }

  private mutating func writeOpaquePath(from start: Int) -> Bool {
    let end = input[start...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? input.count
    PercentEncoding.append(input[start..<end], encoding: .control, to: &output)
    writeQueryFragment(from: end)
    return true
  }

  private mutating func writeQueryFragment(from start: Int) {
    parts.queryStart = output.count
    var end = start
    if start < input.count, input[start] == UInt8(ascii: "?") {
      end = input[start...].firstIndex(of: UInt8(ascii: "#")) ?? input.count
      output.append(UInt8(ascii: "?"))
      let set: PercentEncodeSet = isSpecial ? .specialQuery : .query
      PercentEncoding.append(input[(start + 1)..<end], encoding: set, to: &output)
    }
    parts.fragmentStart = output.count
    writeFragment(from: end)
  }

  private mutating func writeFragment(from start: Int) {
    guard start < input.count else { return }
    output.append(UInt8(ascii: "#"))
    PercentEncoding.append(input[(start + 1)...], encoding: .fragment, to: &output)
  }
}
