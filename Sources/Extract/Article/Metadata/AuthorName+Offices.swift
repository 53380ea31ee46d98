/// Names of papers, agencies and companies.
extension AuthorName {
  /// `Jo Reed` of `Jo Reed, AFP`.
  static func reporterOfAgency(_ text: String) -> String? {
    guard let (name, agency) = text.firstSplit(","), agencies.contains(LetterCase.lowercased(agency)),
      isPerson(name)
    else { return nil }
    return name
  }

  private static let agencies: Set<String> = [
    "afp", "ap", "associated press", "reuters", "dpa", "epa", "efe", "ansa", "apa", "sda", "keystone-sda",
    "anp", "belga", "lusa", "pap", "čtk", "mti", "tass", "ritzau", "ntb", "bloomberg", "xinhua",
    "press association", "canadian press", "the associated press", "the canadian press",
  ]

  /// A paper, an agency or an institution, beside people: where they work. Some names of people end like this, so it says
  /// nothing of somebody who stands alone.
  static func isHouse(_ name: String) -> Bool {
    let words = LetterCase.lowercased(name).parts(between: " ")
    return words.count > 1 && (words[0] == "the" || words.last.map(pressWords.contains) == true)
      || houseEndings.contains(where: name.hasSuffix)
  }

  private static let pressWords: Set<String> = [
    "press", "news", "times", "gazette", "herald", "tribune", "magazine", "media", "agency", "network",
    "newspaper", "television", "radio", "university", "institute", "foundation", "association", "department",
    "ministry",
  ]

  private static let companyWords: Set<String> = [
    "se", "ag", "kg", "kgaa", "oyj", "llp", "inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp", "corp.",
    "jsc", "plc", "s.a.", "company", "vccorp",
    "online",
  ]

  private static let companyOpenings = ["công ty", "công nghệ", "tập đoàn", "株式会社", "báo ", "tạp chí"]

  /// A company by the form of its name.
  static func isCompany(_ name: String) -> Bool {
    let small = LetterCase.lowercased(name)
    return companyOpenings.contains(where: small.begins) || small.ends(with: "株式会社")
      || small.parts { $0 == 0x20 || $0 == UInt8(ascii: ",") }.last.map(companyWords.contains) == true
  }

  /// A newspaper, its editorial office, or somebody who is called by what he does.
  static func isDesk(_ name: String) -> Bool {
    LetterCase.lowercased(name).parts(between: " ").contains {
      roleWords.contains($0) || houseWords.contains($0)
    }
      || houseEndings.contains(where: name.hasSuffix)
  }

  private static let houseWords: Set<String> = [
    "newsroom", "newsdesk", "online", "team", "redaktion", "redaktionen", "redactie", "redaksjonen",
    "rédaction",
    "redacción", "redação", "redazione", "redakcja", "redakce", "redaksi", "szerkesztőség", "редакция",
    "редакція",
    "merkezi", "báo", "التحرير",
  ]

  private static let houseEndings = ["网", "網", "报", "報", "社", "新闻", "新聞", "编辑部", "編集部", "신문", "일보", "뉴스"]
}
