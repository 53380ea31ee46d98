extension HTMLParser {
  /// Whether a document type puts browsers into quirks mode (HTML §13.2.6.4.1).
  ///
  /// - Parameter range: behind `<!`, up to and with `>`.
  static func isQuirky(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var type: [UInt8] = []
    for index in range.prefix(maximumDocumentTypeBytes) {
      let byte = source[index]
      type.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    func contains(_ word: StaticString) -> Bool {
      ByteSearch.first(word, in: type, from: 0, to: type.count) != nil
    }
    guard contains("doctype"), contains("html") else { return true }
    guard contains("public") else { return contains("ibmxhtml1-transitional.dtd") }
    if contains("html 4.01 transitional//") || contains("html 4.01 frameset//") { return !contains("http") }
    return !contains("//dtd xhtml 1") && !contains("//dtd html 4.01//") && !contains("//dtd html 4.0//")
      && !contains("//dtd xhtml basic") && !contains("//dtd mathml")
  }

  private static let maximumDocumentTypeBytes = 512
}
