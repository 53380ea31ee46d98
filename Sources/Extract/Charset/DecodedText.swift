/// A document's text in UTF-8, and how its bytes were read.
public struct DecodedText: Sendable, Hashable {
  /// Valid UTF-8 without a byte order mark; what could not be read is U+FFFD.
  public var utf8: [UInt8]
  /// Name of the encoding that the bytes were read in, as the WHATWG Encoding standard spells it, in lower case.
  public var label: String
  /// True where nothing reliable said what the encoding is.
  public var isGuessed: Bool
  /// True where the bytes are UTF-8 although something was declared that is not.
  public var contradictsDeclaration = false
  /// True where bytes were no text in the encoding and became U+FFFD.
  public var hasReplacements: Bool

  public init(utf8: [UInt8], label: String, isGuessed: Bool = false, hasReplacements: Bool = false) {
    self.utf8 = utf8
    self.label = label
    self.isGuessed = isGuessed
    self.hasReplacements = hasReplacements
  }

  /// True where the text is not simply what was declared.
  var isDoubtful: Bool { hasReplacements || isGuessed || contradictsDeclaration }
}
