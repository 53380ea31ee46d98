public import Model

/// A normalised text and what was found in it. Offsets count Unicode code points of `text`.
public struct NormalizedText: Sendable {
  /// A stretch of one language.
  public struct Span: Sendable, Hashable {
    public var language: LanguageTag
    public var range: Range<Int>

    public init(language: LanguageTag, range: Range<Int>) {
      self.language = language
      self.range = range
    }
  }

  public var text = ""
  public var guess = LanguageGuess()
  /// Passes that changed something, in order.
  public var normalization: [String] = []
  public var spans: [Span] = []
  public var sentences: [Range<Int>] = []
  /// Vietnamese words of more than one syllable.
  public var words: [Range<Int>] = []
  public var mentions: [Mention] = []
  public var wordCount = 0
  /// Forms of the text, where somebody asked for them: `Fold.searchForm` and the key to sort by.
  public var searchForm: String?
  public var collationKey: VietnameseCollationKey?

  public init() {}
}
