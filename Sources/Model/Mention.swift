/// An amount, date or quantity found in the text, in a normal form.
public struct Mention: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case number, ordinal, percent, money, quantity, date, time, duration, range
  }

  public var kind: Kind
  /// As written.
  public var text: String
  /// Code points of the article's text.
  public var range: Range<Int>
  /// Exact decimal, RFC 3339 date or ISO 8601 duration; the two ends of a range with `..` between them.
  public var value: String
  public var unit: String?
  /// ISO 4217.
  public var currency: String?

  public init(
    kind: Kind, text: String, range: Range<Int>, value: String, unit: String? = nil, currency: String? = nil
  ) {
    self.kind = kind
    self.text = text
    self.range = range
    self.value = value
    self.unit = unit
    self.currency = currency
  }
}
