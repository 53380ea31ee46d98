/// Names of people as Chinese, Japanese and Korean pages write them: short, without blanks, beside a word that says reporter.
extension AuthorName {
  /// Two to four characters: a whole name.
  static func isShortEastAsian(_ text: some StringProtocol) -> Bool {
    (2...4).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy {
        (0x3400...0x9FFF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
      }
  }

  private static let titles = [" 기자", " 특파원"]
  private static let labels = ["记者：", "记者:", "記者：", "作者：", "作者:", "撰文：", "文／"]

  /// The name in a line that names a reporter among other things: `홍길동 기자 입력 2024.09.17.`, `来源：日报 记者：李明`.
  static func reporter(in line: String) -> String? {
    let before = titles.lazy.compactMap { line.firstSplit($0)?.0.split(separator: " ").last }
    let behind = labels.lazy.compactMap { line.firstSplit($0)?.1.split(separator: " ").first }
    return (before.first ?? behind.first).flatMap { isShortEastAsian($0) ? String($0) : nil }
  }
}
