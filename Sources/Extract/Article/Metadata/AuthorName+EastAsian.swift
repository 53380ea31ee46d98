/// Names of people as Chinese, Japanese and Korean pages write them: short, without blanks, beside a word that says reporter.
extension AuthorName {
  /// Two to four characters: a whole name.
  static func isShortEastAsian(_ text: some StringProtocol) -> Bool {
    (2...4).contains(text.unicodeScalars.count)
      && text.unicodeScalars.allSatisfy {
        (0x3400...0x9FFF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
      }
  }

  /// True where such a name begins a text whose words nothing parts: up to the first sign.
  static func beginsUnparted(_ text: Substring) -> Bool {
    isShortEastAsian(text.prefix { $0.unicodeScalars.allSatisfy { !unpartedSigns.contains($0) } })
  }

  private static let unpartedSigns: Set<Unicode.Scalar> = [
    "／", "/", "，", "、", "・", "·", " ", "\u{3000}", "｜", "|",
  ]

  /// `王小明／台北報導`: up to where somebody reports from.
  static func beforePlace(_ text: String) -> String { text.firstSplit("／")?.0 ?? text }

  /// `台北報導`, `田中 一郎 訳`: a place that somebody reports from, and who translated or photographed.
  static func isOtherRole(_ text: String) -> Bool {
    otherRoles.contains(where: text.hasSuffix)
      || reportEndings.contains(where: text.hasSuffix) && !text.utf8.contains(0x20)
  }

  private static let otherRoles = [" 訳", " 監訳", " 監修", " 編", " 写真", " 撮影", " イラスト"]
  private static let reportEndings = ["報導", "报道", "報道", "编译", "編譯", "摄影", "攝影"]

  private static let titles = [" 기자", " 특파원"]
  private static let labels = ["记者：", "记者:", "記者：", "作者：", "作者:", "撰文：", "文／"]

  private static func head(of line: String, before title: String) -> String? {
    line.hasSuffix(title) ? String(line.dropLast(title.count)) : line.firstSplit(title)?.0
  }

  /// The name in a line that names a reporter among other things: `홍길동 기자 입력 2024.09.17.`, `来源：日报 记者：李明`.
  static func reporter(in line: String) -> String? {
    let before = titles.lazy.compactMap { head(of: line, before: $0)?.split(separator: " ").last }
    let behind = labels.lazy.compactMap { line.firstSplit($0)?.1.split(separator: " ").first }
    return (before.first ?? behind.first).flatMap { found in
      found.split(separator: "·").allSatisfy(isShortEastAsian) ? String(found) : nil
    }
  }
}
