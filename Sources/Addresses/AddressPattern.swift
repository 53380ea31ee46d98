internal import ASCII

/// A glob over addresses, as `include` and `exclude` of feeds.yaml hold them: `*` is any run of characters, `[0-9a-f]` one
/// of a set, everything else itself. A pattern that begins with `/` is held against path and query, any other against the
/// whole address; it must match from end to end.
///
/// There is no `?` for one character: in an address it begins the query.
public struct AddressPattern: Sendable, Hashable {
  /// Why a text is no pattern.
  public enum Fault: Error, Sendable, Hashable {
    case empty
    case tooLong
    /// A `[` without its `]`, or with nothing between.
    case brokenSet
  }

  private enum Part: Sendable, Hashable {
    case anyRun
    case byte(UInt8)
    case set([ClosedRange<UInt8>])
  }

  /// Longer ones are a mistake; together with the limit on addresses this bounds the time that a match takes.
  public static let maximumBytes = 1_000

  /// As the user wrote it.
  public let text: String
  private let parts: [Part]

  /// - Throws: ``Fault`` where the text is no pattern.
  public init(_ text: String) throws(Fault) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.maximumBytes else { throw .tooLong }
    self.text = text
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): if parts.last != .anyRun { parts.append(.anyRun) }
      case UInt8(ascii: "["): parts.append(.set(try Self.set(&rest)))
      // Addresses have other letters percent-encoded.
      case 0x80...:
        var escaped: [UInt8] = []
        escaped.append(percentEncoded: byte)
        parts += escaped.map { .byte($0) }
      default: parts.append(.byte(byte))
      }
    }
    self.parts = parts
  }

  private static func set(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> [ClosedRange<UInt8>] {
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")), end > rest.startIndex else { throw .brokenSet }
    var ranges: [ClosedRange<UInt8>] = []
    var index = rest.startIndex
    while index < end {
      let first = rest[index]
      if index + 2 < end, rest[index + 1] == UInt8(ascii: "-") {
        guard first <= rest[index + 2] else { throw .brokenSet }
        ranges.append(first...rest[index + 2])
        index += 3
      } else {
        ranges.append(first...first)
        index += 1
      }
    }
    rest = rest[(end + 1)...]
    return ranges
  }

  /// Whether the address is one of those that the pattern means.
  public func matches(_ url: WebURL) -> Bool {
    guard text.hasPrefix("/") else { return matches(Array(url.string.utf8)) }
    return matches(Array((url.path + (url.query.map { "?" + $0 } ?? "")).utf8))
  }

  /// One way back is enough: a run that ended too early is made longer, and never an earlier one.
  private func matches(_ bytes: [UInt8]) -> Bool {
    var (index, part) = (0, 0)
    var back: (index: Int, part: Int)?
    while index < bytes.count {
      if part < parts.count, parts[part] == .anyRun {
        part += 1
        back = (index, part)
      } else if part < parts.count, Self.holds(parts[part], bytes[index]) {
        index += 1
        part += 1
      } else if let last = back {
        back = (last.index + 1, last.part)
        (index, part) = (last.index + 1, last.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .anyRun }
  }

  private static func holds(_ part: Part, _ byte: UInt8) -> Bool {
    switch part {
    case .anyRun: false
    case .byte(let own): own == byte
    case .set(let ranges): ranges.contains { $0.contains(byte) }
    }
  }
}
