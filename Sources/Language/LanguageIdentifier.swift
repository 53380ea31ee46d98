public import Model

/// Tells which language a text is written in.
public struct LanguageIdentifier: Sendable {
  public init() {}

  /// - Parameter declared: what the page or the feed claims: it tips the scales where the text alone leaves a doubt, never more.
  public func identify(_ text: String, declared: LanguageTag? = nil) -> LanguageGuess {
    LanguageGuess()
  }
}
