extension Article {
  public var markdown: String { text }
}
