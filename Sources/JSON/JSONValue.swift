/// A JSON text as a value: members in the order written, numbers as written.
///
/// Reads what RFC 8259 allows; with `isLenient` also what publishers put into JSON-LD and JSON feeds all the
/// same: raw line breaks and tabs in strings, bad escapes, unescaped quotes, trailing and missing commas,
/// comments, single quotes, a byte order mark, CDATA or comment wrappers, and a text that ends too early.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// As written: `1e400` and `0.10` lose nothing.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Arrays and objects inside one another beyond this are an error, so that nobody's stack depends on the
  /// input.
  public static let maximumDepth = 256

  /// Nil where the bytes are no JSON. Bytes that are no UTF-8 inside a string become U+FFFD.
  public static func parse(_ utf8: Span<UInt8>, isLenient: Bool = false) -> JSONValue? {
    var parser = JSONParser(isLenient: isLenient)
    return parser.parse(utf8)
  }

  public static func parse(_ utf8: [UInt8], isLenient: Bool = false) -> JSONValue? {
    parse(utf8.span, isLenient: isLenient)
  }
}

extension JSONValue {
  /// The first member of that name; nil for whatever is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The text of a string or a number: publishers quote numbers and leave strings unquoted.
  public var scalarText: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  public var int: Int? {
    guard let text = scalarText else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded()) }
  }

  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// An array's elements, nothing for null, and any other value as the only element: JSON-LD writes one as
  /// none or many.
  public var elements: [JSONValue] {
    switch self {
    case .null: []
    case .array(let elements): elements
    default: [self]
    }
  }
}
