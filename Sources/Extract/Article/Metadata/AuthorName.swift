internal import ASCII

/// Cuts the names of people and desks out of a byline: without "By", roles, addresses and brackets.
enum AuthorName {
  private static let maximumBytes = 400
  private static let maximumNames = 30

  /// - Parameter isDeclared: the byline is a statement made for machines (JSON-LD, meta): a desk such as
  ///   `Guardian staff reporter` is the author then, where in visible text it is a role beside a name.
  static func names(in byline: String, isDeclared: Bool = false) -> [String] {
    guard byline.utf8.count <= maximumBytes,
      let text = HTMLText.plain(byline).map({ beforeDate(withoutBrackets($0)) }),
      !ByteSearch.contains("://", in: text),
      !text.begins(with: "www."), !text.begins(with: "/")
    else { return [] }
    var names: [String] = []
    let parts = parts(of: withoutOthers(withoutPrefix(text, isDeclared))).prefix(maximumNames)
    for part in parts {
      for name in people(in: withoutPrefix(part, isDeclared)) {
        if let name = cleaned(name, mayBeDesk: isDeclared && parts.count == 1) { names.append(name) }
      }
    }
    // `Dylan Bailey, MS, RD, FAND`: degrees. `Theo Minh Nguyễn/Vcamp.vn`: where it stood first.
    let end = names.firstIndex(where: SiteName.isAddress) ?? names.count
    if end > 0 { names.removeSubrange(end...) }
    guard names.count > 1, names[0].utf8.contains(0x20) else { return names }
    return names.filter { !isInitials($0) || !ByteSearch.contains(", " + $0, in: text) }
  }

  /// `Jo Reed Updated March 11, 2015 3:46 PM`: up to the date and the words that announce it.
  private static func beforeDate(_ text: String) -> String {
    guard text.utf8.count(where: \.isASCIIDigit) >= minimumDateDigits,
      let date = DateParser.find(inText: text).first,
      let head = HTMLText.trimmed(Array(text.utf8.prefix(date.range.lowerBound)))
    else { return text }
    var words = head.split(separator: " ")
    while let last = words.last.map({ LetterCase.lowercased(String($0).filter { $0 != ":" && $0 != "," }) }),
      dateOpenings.contains(last) || timeWords.contains(last) || weekdays.contains(last)
        || DateLabel.isKnown(last) || !last.unicodeScalars.contains(where: \.properties.isAlphabetic)
    {
      words.removeLast()
    }
    let name = words.joined(separator: " ")
    // `in Harbour on 1 June`: a section.
    return words.isEmpty ? text : name.firstSplit(" in ")?.0 ?? name
  }

  private static let minimumDateDigits = 4
  private static let dateOpenings: Set<String> = [
    "on", "at", "last", "am", "vom", "den", "le", "el", "em", "il", "op", "dnia",
  ]

  /// Whether a word joins the last of several: commas alone may part a name from an office.
  static func endsList(_ text: String) -> Bool {
    let small = LetterCase.lowercased(text)
    return [" and ", " & ", " und ", " et ", " y ", " e ", " và "].contains {
      ByteSearch.contains($0, in: small)
    }
  }

  /// `What's Brewing`, `The Fishers' Voice`: the name of a column.
  static func holdsPossessive(_ text: String) -> Bool {
    LetterCase.lowercased(text).parts(between: " ").contains { word in
      ["'s", "’s", "'", "’"].contains(where: word.hasSuffix)
    }
  }

  /// A name that nothing in it parts.
  static func whole(_ text: String) -> [String] {
    guard text.utf8.count <= maximumBytes, let text = HTMLText.plain(text),
      !ByteSearch.contains("://", in: text)
    else { return [] }
    return cleaned(text, mayBeDesk: true).map { [$0] } ?? []
  }

  /// One word as accounts are called: Latin letters and digits, joined by `-`, `_` or `.`, that is no label, role or address.
  static func isAccount(_ text: String) -> Bool {
    let small = LetterCase.lowercased(text)
    return (minimumAccountBytes...maximumAccountBytes).contains(text.utf8.count)
      && text.utf8.contains { $0.isASCIILetter }
      && text.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
      && !noise.contains(small) && !labels.contains(small) && !timeWords.contains(small)
      && !lonelyLabels.contains(small) && !isDesk(text) && !SiteName.isAddress(text)
  }

  private static let minimumAccountBytes = 4
  private static let maximumAccountBytes = 24

  /// A word of a few Latin capitals.
  private static func isInitials(_ name: String) -> Bool {
    (2...6).contains(name.utf8.count) && name.utf8.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// What others did: the names behind it are not of who wrote it.
  private static let otherWorks: [StaticString] = [
    "medically reviewed by", "reviewed by", "fact checked by", "fact-checked by", "edited by",
    "researched by", "illustration by",
    "illustrations by", "illustrated by", "photographs by", "photography by", "photos by", " ảnh:", " photo:",
    " foto:", " photos:", " fotos:",
  ]

  /// Ends as what stands before the name of somebody who did not write it.
  static func announcesOtherWork(_ text: String) -> Bool {
    let small = LetterCase.lowercased(text.utf8.last == UInt8(ascii: ":") ? String(text.dropLast()) : text)
    return otherWorks.contains { small.hasSuffix($0.description) }
      || ["reviewer", "editor", "fact checker", "illustrator", "photographer"].contains {
        small.hasSuffix($0)
      }
  }

  /// Opens with a word that is only written before an author: `By` also opens sentences.
  static func opensWithLabel(_ text: String) -> Bool {
    let small = LetterCase.lowercasedBytes(text)
    return openLabels.contains { ByteSearch.begins(small.span, with: $0.span) } && opensByline(text)
  }

  private static let openLabels = [
    "written by ", "author: ", "authors: ", "words by ", "story by ", "reported by ", "article by ",
    "autor: ",
    "autora: ", "autorin: ", "autorin/autor ", "autor/in", "autor:in", "autor*in", "tác giả: ", "автор: ",
    "作者：",
    "作者:", "penulis: ", "yazar: ", "auteur : ", "escrito por ", "écrit par ", "scritto da ",
    "geschreven door ",
    "skrevet av ", "skrevet af ", "skriven av ", "kirjoittaja: ", "szerző: ", "글 ",
  ].map { Array($0.utf8) }

  /// Up to the first of those works.
  private static func withoutOthers(_ text: String) -> String {
    let small = LetterCase.lowercasedBytes(text)
    guard small.count == text.utf8.count,
      let end = otherWorks.compactMap({ ByteSearch.first($0, in: small, from: 0, to: small.count) }).min()
    else { return text }
    return HTMLText.trimmed(Array(text.utf8.prefix(end))) ?? ""
  }

  /// The names in a visible line: only what is written as names are, as the line may hold anything.
  static func visibleNames(in line: String) -> [String] {
    let found = names(in: line)
    if opensByline(line) {
      let names = Array(found.prefix(while: isWrittenAsName))
      // Behind a whole name a single word is what somebody does, or a section.
      guard let first = names.first, first.utf8.contains(0x20) else { return names }
      return Array(names.prefix { $0.utf8.contains(0x20) || isShortEastAsian($0) })
    }
    guard found.count <= maximumUnannounced else { return [] }
    let names = found.filter(isWrittenAsName)
    // `Tech, Laptops`: topics.
    return names.count > 1 && !names.contains(where: { $0.utf8.contains(0x20) || isShortEastAsian($0) })
      ? [] : names
  }

  /// A line that lists more without saying "by" lists topics.
  private static let maximumUnannounced = 4
  private static let maximumWords = 5

  /// A person's name, as far as its spelling tells: no role in it, no word in small letters.
  static func isPerson(_ name: String) -> Bool {
    isWrittenAsName(name) && !isDesk(name) && (name.utf8.contains(0x20) || isShortEastAsian(name))
      && name.parts(between: " ").allSatisfy { $0.unicodeScalars.first?.properties.isLowercase != true }
      // `DE FR IT`: languages.
      && !name.parts(between: " ").allSatisfy { $0.utf8.count == 2 }
  }

  private static let companyWords: Set<String> = [
    "inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp", "corp.", "jsc", "plc", "s.a.", "company", "vccorp",
    "online",
  ]
  private static let companyOpenings = ["công ty", "công nghệ", "tập đoàn", "株式会社", "báo ", "tạp chí"]

  /// A company by the form of its name.
  static func isCompany(_ name: String) -> Bool {
    let small = LetterCase.lowercased(name)
    return companyOpenings.contains(where: small.begins) || small.ends(with: "株式会社")
      || small.parts { $0 == 0x20 || $0 == UInt8(ascii: ",") }.last.map(companyWords.contains) == true
  }

  /// `Reed, Jo` → `Jo Reed`: as bibliographic metadata writes one name; anything else as it is.
  static func inSpokenOrder(_ text: String) -> String {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ",") }) == 1, let (last, first) = text.firstSplit(","),
      (1...3).contains(first.parts(between: " ").count), (1...3).contains(last.parts(between: " ").count),
      isWrittenAsName(first), isWrittenAsName(last)
    else { return text }
    return first + " " + last
  }

  private static let lonelyLabels: Set<String> = [
    "by", "written by", "author", "authors", "words by", "story by", "von", "par", "por", "tác giả", "autor",
    "автор",
  ]

  /// Nothing but what stands before a name: `By:` is, `By: Jo Reed` names somebody.
  static func isLabel(_ text: String) -> Bool {
    lonelyLabels.contains(
      LetterCase.lowercased(text.utf8.last == UInt8(ascii: ":") ? String(text.dropLast()) : text))
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

  /// Small words inside of names.
  private static let particles: Set<String> = [
    "von", "van", "de", "der", "den", "da", "di", "del", "della", "dos", "du", "la", "le", "el", "al", "bin",
    "ter", "ten", "zu", "zur", "dan", "och", "y",
  ]

  /// Up to five words with capitals (in scripts that have them).
  private static func isWrittenAsName(_ text: String) -> Bool {
    let words = text.parts(between: " ")
    return words.count <= maximumWords
      && words.allSatisfy { word in
        guard let first = word.unicodeScalars.first(where: \.properties.isAlphabetic) else { return false }
        return !first.properties.isLowercase || particles.contains(word) && words.count > 1
      }
  }

  static func isSame(_ left: String, _ right: String) -> Bool {
    FoldedText.fold(left) == FoldedText.fold(right)
  }

  // MARK: Cutting

  /// What joins names, in small letters, by first byte.
  private static let joints: [[[UInt8]]] = {
    var byByte = [[[UInt8]]](repeating: [], count: 256)
    for joint in [
      " and ", " und ", " & ", " y ", " et ", " e ", " i ", " og ", " och ", " ja ", " en ", " và ", " dan ",
      " ve ", "; ", ";", " | ", "|", " / ", "/", " • ", " · ", ", ", "、", "・",
    ].map({ Array($0.utf8) }) {
      byByte[Int(joint[0])].append(joint)
    }
    return byByte
  }()

  private static func parts(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var (start, index) = (0, 0)
    while index < bytes.count {
      let joint = joints[Int(bytes[index])].first { joint in
        index + joint.count <= bytes.count
          && joint.indices.allSatisfy { bytes[index + $0].asciiLowercased == joint[$0] }
      }
      guard let joint else {
        index += 1
        continue
      }
      if let part = HTMLText.trimmed(Array(bytes[start..<index])) { parts.append(part) }
      // The blank behind one joint may open the next one.
      index += joint.last == UInt8(ascii: " ") && joint.count > 1 ? joint.count - 1 : joint.count
      start = index
    }
    if let part = HTMLText.trimmed(Array(bytes[start...])) { parts.append(part) }
    return parts
  }

  /// `(Image: Getty)`, `[Photo]`, `<mail>`; one that never closes takes the rest with it.
  private static func withoutBrackets(_ text: String) -> String {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<")
      })
    else { return text }
    var kept: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">"): depth = max(0, depth - 1)
      default: if depth == 0 { kept.append(byte) }
      }
    }
    return HTMLText.trimmed(kept) ?? ""
  }

  private static let prefixes = [
    "written by", "posted by", "reported by", "story by", "words by", "published by", "tin, ảnh", "tin ảnh",
    "tin và ảnh", "bài, ảnh", "bài ảnh", "bài và ảnh", "ảnh và bài", "ảnh, bài",
    "submitted by", "view all posts by", "posts by", "alle beiträge von", "zeige alle beiträge von",
    "article by", "byby", "by", "von", "por", "par", "di", "da", "door", "av", "af", "od", "autor",
    "autora", "author", "authors", "texte", "text", "theo", "tác giả", "bài", "bài viết", "автор", "oleh",
    "penulis", "yazan", "autoři", "schreibt", "ein artikel von", "ein gastbeitrag von", "kommentar von",
    "ein kommentar von", "analyse von", "interview", "reporter", "kirjoittaja", "szerző", "przez", "de",
    "a cura di", "editor", "redacción por", "nguồn", "thực hiện", "写真", "記者", "escrito por", "publicado por",
    "redactado por", "rédigé par", "publié par", "écrit par", "scritto da", "pubblicato da",
    "geschreven door",
    "skriven av", "skrevet av", "skrevet af", "text av", "tekst", "napisał", "napisała", "scris de", "írta",
    "yazar", "haber", "текст", "γράφει ο", "γράφει η", "laporan", "كتب", "كتبت", "بقلم", "作者", "记者", "撰文",
    "글", "autorin/autor", "autorin", "autor/in", "autor:in", "autor*in",
    "लेखक", "ผู้เขียน",
  ]
  /// By first byte: a byline is held against few of them.
  private static let prefixesByByte = Dictionary(grouping: prefixes.map { Array($0.utf8) }) { $0[0] }

  /// Prefixes that are also the beginning of names: `Di Marco`.
  private static let ambiguousPrefixes: Set<String> = ["di", "da", "de"]

  /// Without `By`, `Von:`, `Theo`, as often as they stand there.
  private static func withoutPrefix(_ text: String, _ isDeclared: Bool) -> String {
    let lower = LetterCase.lowercasedBytes(text)
    guard let first = lower.first, let prefixes = prefixesByByte[first], lower.count == text.utf8.count else {
      return text
    }
    for prefix in prefixes where lower.count > prefix.count && lower.starts(with: prefix) {
      if isDeclared, ambiguousPrefixes.contains(String(decoding: prefix, as: UTF8.self)) { continue }
      let next = Array(text.utf8)[prefix.count]
      // `ByAlex Reed`, where a line break stood between.
      let isJoined = prefix.last == UInt8(ascii: "y") && prefix.count <= 4 && next &- 0x41 < 26
      let isWide = lower[prefix.count...].starts(with: "：".utf8)
      // Chinese parts no words.
      let isUnparted = next >= 0xE3 && isShortEastAsian(Substring(text.utf8.dropFirst(prefix.count)))
      guard next == UInt8(ascii: " ") || next == UInt8(ascii: ":") || isWide || isJoined || isUnparted else {
        continue
      }
      let name = text.utf8.dropFirst(prefix.count + (isWide ? 3 : 0))
        .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }
      return withoutPrefix(String(decoding: Array(name), as: UTF8.self), isDeclared)
    }
    return text
  }

  /// True where a text opens as bylines do: `By …`, `Theo …`.
  static func opensByline(_ text: String) -> Bool {
    let rest = withoutPrefix(text, false)
    guard rest.utf8.count < text.utf8.count, let first = rest.unicodeScalars.first?.properties else {
      return false
    }
    return first.isAlphabetic && !first.isLowercase
  }

  /// One group of vowels: as every word of a Vietnamese name has. Letters beyond ASCII count as vowels, but for `đ`.
  private static func isSyllable(_ word: Substring) -> Bool {
    var groups = 0
    var wasVowel = false
    for scalar in word.unicodeScalars {
      let isVowel =
        scalar.isASCII ? "aeiouyAEIOUY".unicodeScalars.contains(scalar) : scalar != "đ" && scalar != "Đ"
      if isVowel, !wasVowel { groups += 1 }
      wasVowel = isVowel
    }
    return groups == 1
  }

  /// `Hà An - Minh Tú` are two people; what stands behind a dash elsewhere is an office, a place, a date.
  private static func people(in text: String) -> [String] {
    for dash in [" - ", " – ", " — "] {
      guard let (head, tail) = text.firstSplit(dash) else { continue }
      let isPair =
        !opensByline(tail) && text.utf8.contains { $0 >= 0x80 }
        && [head, tail].allSatisfy { name in
          let words = name.split(separator: " ")
          return (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
            && (name.utf8.contains { $0 >= 0x80 } || words.allSatisfy(isSyllable))
        }
      return isPair ? [head, tail] : [head]
    }
    return [text]
  }

  // MARK: Cleaning

  private static let roleWords: Set<String> = [
    "staff", "writer", "reporter", "editor", "correspondent", "journalist", "contributor", "columnist",
    "producer", "redakteur", "redakteurin", "reporterin", "korrespondent", "volontär", "autor", "redactor",
    "redactora", "periodista", "corresponsal", "journaliste", "giornalista", "chief", "senior", "director",
    "photographer", "author", "manager", "analyst", "freelance", "desk", "intern", "fellow", "founder",
    "reviewer",
    "expert", "specialist", "consultant", "coach", "president", "ceo", "cto", "strategist", "marketer",
    "blogger",
    "coordinator", "gardener", "researcher", "engineer", "professor", "copywriter",
  ]
  /// Words behind a name that say what somebody is, in languages that write them there.
  private static let roleSuffixes = [" 기자", " 특파원", " 記者", "記者", " pv", " (pv)"]
  private static let noise: Set<String> = [
    "twitter", "facebook", "comments", "comment", "powered by", "email", "instagram", "linkedin", "follow",
    "share", "updated", "published", "posted", "admin", "administrator", "website", "view all posts", "null",
    "undefined", "none", "by", "developer", "wordpress", "jr", "jr.", "sr.", "md", "m.d.", "phd", "ph.d.",
    "mba", "ms", "msc", "ma", "jd", "rn", "rd", "rdn", "esq.",
    "veröffentlicht", "aktualisiert", "erstellt", "publié", "publicado", "pubblicato", "gepubliceerd",
    "publicerad",
    "publisert", "udgivet", "übersetzung", "übersetzt", "translation", "translated", "traduction",
    "opublikowano", "yayınlanma", "опубликовано", "опубліковано", "diterbitkan",
  ]
  /// Words that no name has.
  private static let labels: Set<String> = [
    "min", "minute", "minutes", "read", "updated", "published", "ago", "hours", "uhr", "lesezeit", "image",
    "photo", "getty", "images",
  ]
  /// Words of dates, some of which are names, too: `Jan`, `May`.
  private static let timeWords: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag",
    "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
  ]
  private static let maximumCharacters = 60

  private static func cleaned(_ part: String, mayBeDesk: Bool) -> String? {
    var text = withoutDate(part)
    if text.utf8.contains(UInt8(ascii: "@")) {
      text = text.split(separator: " ").filter { !$0.contains("@") }.joined(separator: " ")
    }
    for suffix in roleSuffixes where text.ends(with: suffix) { text = String(text.dropLast(suffix.count)) }
    while let last = text.utf8.last,
      last == UInt8(ascii: ",") || last == UInt8(ascii: ":") || last == UInt8(ascii: "-")
        || last == UInt8(ascii: " ") || last == UInt8(ascii: ".") && text.utf8.count > 4
    {
      text = String(text.dropLast())
    }
    if text.ends(with: "–") { text = HTMLText.trimmed(Array(text.dropLast().utf8)) ?? "" }
    var words = LetterCase.lowercased(text).parts(between: " ")
    // `Jeff Foust Monday`: the date begins where the name ends.
    while words.count > 2, let last = words.last, timeWords.contains(last) {
      words.removeLast()
      text = text.split(separator: " ").dropLast().joined(separator: " ")
    }
    let digits = text.utf8.reduce(0) { $0 + ($1.isASCIIDigit ? 1 : 0) }
    guard (2...maximumCharacters).contains(text.unicodeScalars.count),
      text.unicodeScalars.contains(where: \.properties.isAlphabetic), digits <= 1,
      !isSlug(text), !text.utf8.contains(UInt8(ascii: ":")), !noise.contains(words.joined(separator: " "))
    else { return nil }
    let times = words.count { timeWords.contains($0) }
    guard times == 0 || digits == 0 && times < words.count, !words.contains(where: labels.contains) else {
      return nil
    }
    let roles = words.count { roleWords.contains($0) }
    if roles == 0 { return words.count == 1 && weekdays.contains(words[0]) ? nil : text }
    if mayBeDesk, roles < words.count { return text }
    // `Jo Reed Staff Writer`: the role begins where the name ends.
    guard let index = words.firstIndex(where: { roleWords.contains($0) || rankWords.contains($0) }),
      (2...3).contains(index)
    else { return nil }
    return text.split(separator: " ").prefix(index).joined(separator: " ")
  }

  /// Before a role: `Former`, `Co-founder`.
  private static let rankWords: Set<String> = [
    "former", "co-founder", "lead", "deputy", "managing", "contributing",
  ]

  /// `Jo Reed on Tue`, `Jo Reed at 10:30`: without the date or the time.
  private static func withoutDate(_ text: String) -> String {
    for mark in [" in ", " on ", " at ", " am ", " em "] {
      guard let (name, rest) = text.firstSplit(mark) else { continue }
      let first = LetterCase.lowercased(String(rest.prefix { $0 != " " }))
      if timeWords.contains(first) || weekdays.contains(first)
        || rest.utf8.contains(where: { $0.isASCIIDigit })
      {
        return name
      }
    }
    return text
  }

  /// As dates shorten them; some end names of people.
  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// `emma-mackenzie`: an address' part, no name.
  private static func isSlug(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "-"))
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIISmallLetter || $0.isASCIIDigit }
  }
}
