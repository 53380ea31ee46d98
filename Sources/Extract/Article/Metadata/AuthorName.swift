internal import ASCII

/// Cuts the names of people and desks out of a byline: without "By", roles, addresses and brackets.
enum AuthorName {
  private static let maximumBytes = 400
  private static let maximumNames = 30

  /// - Parameter isDeclared: the byline is a statement made for machines (JSON-LD, meta): a desk such as
  ///   `Guardian staff reporter` is the author then, where in visible text it is a role beside a name.
  static func names(in byline: String, isDeclared: Bool = false) -> [String] {
    guard byline.utf8.count <= maximumBytes,
      let text = HTMLText.plain(byline).map({ withoutDates(withoutBrackets(withoutFrame($0))) }),
      !ByteSearch.contains("://", in: text),
      !text.begins(with: "www."), !text.begins(with: "/")
    else { return [] }
    var names: [String] = []
    let bare = withoutPrefix(text, isDeclared)
    let isAnnounced = bare.utf8.count < text.utf8.count
    let parts = parts(of: withoutOthers(isAnnounced ? withoutRank(beforePlace(bare)) : bare))
      .prefix(maximumNames)
    for part in parts {
      for name in people(in: withoutPrefix(part, isDeclared), isAnnounced: isAnnounced) {
        if let name = cleaned(name, mayBeDesk: isDeclared && parts.count == 1) { names.append(name) }
      }
    }
    // `Dylan Bailey, MS, RD, FAND`: degrees. `Theo Minh Nguyễn/Vcamp.vn`: where it stood first.
    let end = names.firstIndex(where: SiteName.isAddress) ?? names.count
    if end > 0 { names.removeSubrange(end...) }
    guard names.count > 1, names[0].utf8.contains(0x20) else { return names }
    return names.filter { !isInitials($0) || !ByteSearch.contains(", " + $0, in: text) }
  }

  /// `Jo Reed Updated March 11, 2015 3:46 PM`: up to the date and the words that announce it; behind one that stands first.
  private static func withoutDates(_ text: String) -> String {
    guard text.utf8.count(where: \.isASCIIDigit) >= minimumDateDigits,
      let date = DateParser.find(inText: text).first
    else { return text }
    guard let head = HTMLText.trimmed(Array(text.utf8.prefix(date.range.lowerBound))) else {
      return behind(date.range, text) ?? text
    }
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

  private static func behind(_ date: Range<Int>, _ text: String) -> String? {
    let rest = Substring(text.utf8.dropFirst(date.upperBound)).drop { !$0.isLetter }
    return rest.isEmpty ? nil : String(rest)
  }

  /// What stands behind a date that a text begins with.
  static func behindDate(_ text: String) -> String? {
    guard text.utf8.count(where: \.isASCIIDigit) >= minimumDateDigits,
      let date = DateParser.find(inText: text).first, date.range.lowerBound == 0
    else { return nil }
    return behind(date.range, text)
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

  /// The names in a visible line: only what is written as names are, as the line may hold anything.
  static func visibleNames(in line: String) -> [String] {
    let found = names(in: line)
    if opensByline(line) {
      let names = Array(found.prefix { isShownName($0) })
      // Behind a whole name a single word is what somebody does, or a section.
      guard let first = names.first, first.utf8.contains(0x20) else { return names }
      let isWhole = { (name: String) in name.utf8.contains(0x20) || isShortEastAsian(name) }
      return endsList(line) ? names.filter(isWhole) : Array(names.prefix(while: isWhole))
    }
    guard found.count <= maximumUnannounced else { return [] }
    let names = found.filter { isShownName($0) }
    guard names.count > 1, let first = names.first else { return names }
    let isWhole = { (name: String) in name.utf8.contains(0x20) || isShortEastAsian(name) }
    // A word behind a whole name is a topic. So are words alone: `Tech, Laptops`.
    return isWhole(first) ? names.filter(isWhole) : names.contains(where: isWhole) ? names : []
  }

  /// As names are written, to the end, and of no word that pages have.
  private static func isShownName(_ name: String) -> Bool {
    isWrittenAsName(name) && !isOfPage(name)
      && name.parts(between: " ").last.map(particles.contains) != true
  }

  /// A line that lists more without saying "by" lists topics.
  private static let maximumUnannounced = 4
  static let maximumWords = 5

  /// A person's name, as far as its spelling tells: no role in it, no word in small letters.
  static func isPerson(_ name: String) -> Bool {
    isWrittenAsName(name) && !isDesk(name) && (name.utf8.contains(0x20) || isShortEastAsian(name))
      && hasCapitals(name)
      // `DE FR IT`: languages.
      && !name.parts(between: " ").allSatisfy { $0.utf8.count == 2 }
      && !isOfPage(name)
  }

  /// Every word but the particles inside of the name.
  private static func hasCapitals(_ name: String) -> Bool {
    let words = name.parts(between: " ")
    return words.indices.allSatisfy { index in
      words[index].unicodeScalars.first?.properties.isLowercase != true
        || index > 0 && index < words.count - 1 && nobleParticles.contains(words[index])
    }
  }

  private static let nobleParticles: Set<String> = [
    "von", "van", "de", "der", "den", "da", "di", "del", "della", "dos", "du", "bin", "ter", "ten", "zu",
    "zur",
  ]

  /// `Reed, Jo` → `Jo Reed`: as bibliographic metadata writes one name; anything else as it is.
  ///
  /// - Parameter isBibliographic: elsewhere a comma parts two people, unless each part is one word in small letters.
  static func inSpokenOrder(_ text: String, isBibliographic: Bool) -> String {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ",") }) == 1, let (last, first) = text.firstSplit(","),
      isWrittenAsName(first), isWrittenAsName(last)
    else { return text }
    let counts = [first, last].map { $0.parts(between: " ").count }
    let isName =
      isBibliographic
      ? counts.allSatisfy((1...3).contains)
      : counts == [1, 1] && [first, last].allSatisfy { $0.utf8.contains(where: \.isASCIISmallLetter) }
    return isName ? first + " " + last : text
  }

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
      " ve ", "; ", ";", " | ", "|", " / ", "/", " • ", " · ", ", ", "、", "・", "，",
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
      guard let joint = joint ?? dotBetweenSyllables(bytes, index) else {
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

  /// `김민수·이영희`: the dot parts names in Korean; in Chinese it stands inside of foreign ones.
  private static func dotBetweenSyllables(_ bytes: [UInt8], _ index: Int) -> [UInt8]? {
    func isHangul(_ byte: UInt8) -> Bool { (0xEA...0xED).contains(byte) }
    guard bytes[index] == 0xC2, index >= 3, index + 2 < bytes.count, bytes[index + 1] == 0xB7,
      isHangul(bytes[index - 3]), isHangul(bytes[index + 2])
    else { return nil }
    return [0xC2, 0xB7]
  }

  /// `[Jo Reed, Gazette]`: a frame around all of it.
  private static func withoutFrame(_ text: String) -> String {
    guard let last = text.unicodeScalars.last, let first = text.unicodeScalars.first,
      frames[first] == last, text.unicodeScalars.count(where: { $0 == last }) == 1
    else { return text }
    var inner = text.unicodeScalars.dropFirst()
    inner.removeLast()
    return HTMLText.trimmed(Array(String(inner).utf8)) ?? ""
  }

  private static let frames: [Unicode.Scalar: Unicode.Scalar] = ["[": "]", "［": "］", "【": "】", "〔": "〕"]

  /// `(Image: Getty)`, `[Photo]`, `<mail>`; one that never closes takes the rest with it.
  private static func withoutBrackets(_ text: String) -> String {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<") || $0 == 0xEF
          || $0 == 0xE3
      })
    else { return text }
    var kept = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", "[", "<", "（", "［", "【", "〔": depth += 1
      case ")", "]", ">", "）", "］", "】", "〕": depth = max(0, depth - 1)
      default: if depth == 0 { kept.append(scalar == "\u{3000}" ? " " : scalar) }
      }
    }
    return String(kept).parts(between: " ").joined(separator: " ")
  }

  private static let prefixes = [
    "written by", "posted by", "reported by", "story by", "words by", "published by", "tin, ảnh", "tin ảnh",
    "tin và ảnh", "bài, ảnh", "bài ảnh", "bài và ảnh", "ảnh và bài", "ảnh, bài",
    "submitted by", "view all posts by", "posts by", "alle beiträge von", "zeige alle beiträge von",
    "article by", "byby", "by", "von", "por", "par", "di", "da", "door", "av", "af", "od", "autor",
    "autora", "author", "authors", "texte", "text", "theo", "tác giả", "bài", "bài viết", "автор", "oleh",
    "penulis", "yazan", "autoři", "schreibt", "ein artikel von", "ein gastbeitrag von", "kommentar von",
    "ein kommentar von", "analyse von", "interview", "reporter", "kirjoittaja", "szerző", "przez", "de",
    "a cura di", "editor:", "redacción por", "nguồn", "thực hiện", "写真", "記者", "escrito por", "publicado por",
    "redactado por", "rédigé par", "publié par", "écrit par", "scritto da", "pubblicato da",
    "geschreven door",
    "skriven av", "skrevet av", "skrevet af", "text av", "tekst", "napisał", "napisała", "scris de", "írta",
    "yazar", "haber", "текст", "γράφει ο", "γράφει η", "laporan", "كتب", "كتبت", "بقلم", "作者", "记者", "撰文",
    "글", "autorin/autor", "autorin", "autor/in", "autor:in", "autor*in",
    "लेखक", "ผู้เขียน", "โดย", "מאת", "teksti", "piše", "пише", "words:", "story and photos by",
    "words and photos by",
    "text and photos by", "words and photography by", "opinion by", "analysis by", "commentary by",
    "column by",
    "review by", "essay by", "interview by", "eingestellt von", "veröffentlicht von", "gepostet von",
    "erstellt von", "opublikowany przez", "guest post by", "guest blog by", "contributed by",
    "eine analyse von", "ein essay von", "eine reportage von", "ein interview von", "ein bericht von",
    "eine kolumne von", "gastbeitrag von", "kolumne von", "reportage von", "essay von", "rezension von",
    "bericht von",
    "gastkommentar von", "text von", "geschrieben von", "verfasst von",
    "propos recueillis par", "texte de", "本报记者", "本報記者", "通讯员", "文／", "文/", "撰文／", "撰文/", "取材・文", "執筆", "著者",
    "投稿者",
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
      let isUnparted = next >= 0xE3 && beginsUnparted(Substring(text.utf8.dropFirst(prefix.count)))
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
    let text = withoutFrame(text)
    let rest = withoutPrefix(text, false)
    guard rest.utf8.count < text.utf8.count,
      let first = withoutRank(rest).unicodeScalars.first?.properties
    else { return false }
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
  private static func people(in text: String, isAnnounced: Bool) -> [String] {
    for dash in [" - ", " – ", " — "] {
      guard let (head, tail) = text.firstSplit(dash) else { continue }
      let isPair =
        !opensByline(tail) && text.utf8.contains { $0 >= 0x80 }
        && [head, tail].allSatisfy { name in
          let words = name.split(separator: " ")
          return (2...4).contains(words.count)
            && words.allSatisfy { $0.first?.isUppercase == true && isSyllable($0) }
        }
      return isPair ? [head, tail] : [head]
    }
    // Bylines write small what is no name: words are looked at only where there is one.
    for mark in companyMarks where ByteSearch.contains(mark, in: text) {
      guard let (head, tail) = text.firstSplit(mark), isPerson(head) else { continue }
      return isPerson(tail) ? [head, tail] : [head]
    }
    if isAnnounced {
      for mark in placeMarks where ByteSearch.contains(mark, in: text) {
        guard let (head, _) = text.firstSplit(mark), isPerson(head) else { continue }
        return [head]
      }
    }
    return [text]
  }

  /// Before somebody or an agency that helped.
  private static let companyMarks = [" with ", " avec ", " mit ", " con ", " met ", " For "]
  /// Before where somebody wrote, or for whom: `Jo Reed in Riga`.
  private static let placeMarks = [" in ", " for The ", " of The ", " aus ", " à "]

  /// `our correspondent Jo Reed`, `Staff Writer Jo Reed`: without what somebody is, where it stands first.
  private static func withoutRank(_ text: String) -> String {
    let words = text.split(separator: " ")
    let ranks = words.prefix { word in
      let small = LetterCase.lowercased(String(word))
      return roleWords.contains(small) || rankWords.contains(small) || ownWords.contains(small)
    }
    guard !ranks.isEmpty, words.count - ranks.count >= 2 else { return text }
    let name = words.dropFirst(ranks.count).joined(separator: " ")
    return isPerson(name) ? name : text
  }

  /// `our`, as bylines say whose correspondent it is.
  private static let ownWords: Set<String> = [
    "our", "special", "guest", "unser", "unserem", "unserer", "onze", "verslaggever", "verslaggeefster",
    "notre", "envoyé", "envoyée", "spécial", "spéciale", "correspondant", "correspondante", "nuestro",
    "nuestra", "nostro", "nostra",
  ]

  // MARK: Cleaning

  static let roleWords: Set<String> = [
    "staff", "writer", "reporter", "editor", "correspondent", "journalist", "contributor", "columnist",
    "producer", "redakteur", "redakteurin", "reporterin", "korrespondent", "volontär", "autor", "redactor",
    "redactora", "periodista", "corresponsal", "journaliste", "giornalista", "chief", "senior", "director",
    "photographer", "author", "manager", "analyst", "freelance", "desk", "intern", "fellow", "founder",
    "reviewer",
    "expert", "specialist", "consultant", "coach", "president", "ceo", "cto", "strategist", "marketer",
    "blogger",
    "editor-at-large", "editor-in-chief", "coordinator", "gardener", "researcher", "engineer", "professor",
    "copywriter",
  ]
  /// Words behind a name that say what somebody is, in languages that write them there.
  private static let roleSuffixes = [" 기자", " 특파원", " 記者", "記者", " 记者", " 著", " 執筆", " pv", " (pv)"]
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
    if text.utf8.last.map({ $0 >= 0x80 }) == true, isOtherRole(text) { return nil }
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
    text = withoutTail(withoutDegree(text))
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
    let name = text.split(separator: " ").prefix(index)
    // `AAA Travel Editor` is no person.
    if let first = name.first, first.utf8.count <= 4, first.utf8.allSatisfy({ $0 &- 0x41 < 26 }),
      name.dropFirst().contains(where: { $0.utf8.contains(where: \.isASCIISmallLetter) })
    {
      return nil
    }
    return name.joined(separator: " ")
  }

  /// `Jeff Sloan CPP`: three to five capitals behind a name that is not written in capitals; `III` counts kings.
  private static func withoutDegree(_ text: String) -> String {
    guard let last = text.utf8.last, last &- 0x41 < 26 else { return text }
    let words = text.split(separator: " ")
    guard words.count > 2, (3...5).contains(words[words.count - 1].utf8.count),
      words[words.count - 1].utf8.allSatisfy({ $0 &- 0x41 < 26 }),
      words[words.count - 1].utf8.contains(where: { ![0x49, 0x56, 0x58].contains($0) }),
      words.dropLast().allSatisfy({ $0.utf8.contains { $0.isASCIISmallLetter } || $0.utf8.last == 0x2E })
    else { return text }
    return words.dropLast().joined(separator: " ")
  }

  /// `Jo Reed In`, `Jo Reed Jo Reed`: without a word that opened what is gone, and once where a portrait said the name, too.
  private static func withoutTail(_ text: String) -> String {
    var words = text.split(separator: " ")
    if words.count > 2, let last = words.last, tailWords.contains(LetterCase.lowercased(String(last))) {
      words.removeLast()
    }
    let half = words.count / 2
    if half > 1, words.count == 2 * half, words[..<half] == words[half...] { words.removeLast(half) }
    return words.joined(separator: " ")
  }

  private static let tailWords: Set<String> = [
    "in", "on", "at", "by", "for", "from", "with", "and", "the", "of", "to", "von", "im", "am",
  ]

  /// Before a role: `Former`, `Co-founder`.
  private static let rankWords: Set<String> = [
    "former", "co-founder", "lead", "deputy", "managing", "contributing", "associate", "assistant",
    "executive", "technical", "parliamentary", "political", "foreign", "business", "science", "sports",
    "health", "education", "environment", "economics", "legal", "arts", "crime", "technology", "data",
    "news", "features", "city", "regional", "international", "national", "investigative", "principal",
    "travel", "food", "lifestyle", "fashion", "entertainment", "culture", "money", "property", "royal",
    "showbiz", "world", "defence", "defense", "diplomatic", "medical", "religion", "energy", "climate",
    "transport", "sport",
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
