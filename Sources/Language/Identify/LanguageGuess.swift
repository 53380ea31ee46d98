public import Model

/// What language a text is in, and how sure that is.
public struct LanguageGuess: Sendable, Hashable {
  /// `und` where the text gives no evidence (no letters, or letters that could be anything).
  public var language: LanguageTag
  /// 0…1.
  public var confidence: Double
  /// Shares of the text's letters, largest first.
  public var shares: [Article.LanguageShare]

  public init(
    language: LanguageTag = .undetermined, confidence: Double = 0, shares: [Article.LanguageShare] = []
  ) {
    self.language = language
    self.confidence = confidence
    self.shares = shares
  }
}
