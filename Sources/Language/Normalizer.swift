public import Model

/// Brings text into one form: an ordered list of passes, each idempotent, each named where it changed something.
public struct Normalizer: Sendable {
  public struct Options: Sendable {
    /// Where the mark of an open oa, oe, uy stands: `old` is hòa, `new` is hoà, `keep` leaves all marks where they are.
    public enum ToneMarks: String, Sendable { case old, new, keep }
    public var toneMarks = ToneMarks.old
    /// Whether numbers, money, quantities and dates are looked for.
    public var findsMentions = true

    public init() {}
  }

  public var options: Options

  public init(_ options: Options = .init()) { self.options = options }

  /// Completes a drafted article in place: normalises its text, then identifies its language.
  public func normalize(_ article: inout Article) {}

  public func normalize(_ text: String, publicationDate: Timestamp? = nil) -> NormalizedText {
    var result = NormalizedText()
    result.text = text
    return result
  }
}
