internal import Model

/// Tells who made a picture apart from what it shows: captions of all languages end in a credit.
enum PictureCredit {
  /// Longer words behind a mark are a sentence that goes on.
  private static let maximumBytes = 100
  private static let maximumWords = 7
  /// An unmarked name in brackets is no longer than this.
  private static let maximumNameBytes = 60

  /// What stands before the name of one who made a picture. Lower case; behind it comes the name.
  private static let marks = [
    "photo credit:", "image credit:", "picture credit:", "photo credits:", "image credits:", "image source:",
    "photo source:", "photo by ", "photos by ", "photograph by ", "photographs by ", "picture by ",
    "image by ",
    "photo courtesy of ", "image courtesy of ", "courtesy of ", "photo:", "photos:", "photograph:",
    "picture:", "image:",
    "credit:", "credits:", "source:", "foto:", "fotos:", "fotocredit:", "bild:", "bilder:",
    "bildquelle:", "bildnachweis:", "quelle:", "grafik:", "crédit photo:", "crédits photo:", "crédit:",
    "crédits:",
    "photographie:", "fotografía:", "fuente:", "fotografia:", "fonte:", "beeld:",
    "fot. ", "zdj.:", "zdroj:", "fotó:", "kuva:", "фото:", "джерело:", "источник:", "φωτογραφία:",
    "fotoğraf:",
    "ảnh:", "ảnh minh họa:", "nguồn ảnh:", "nguồn:", "hình:", "ảnh chụp màn hình:", "写真：", "写真:", "사진:",
    "사진=", "图片来源：",
    "圖片來源：", "图：", "图源：",
  ].map { Array($0.utf8) }
  private static let signs = ["©", "(c) ", "(C) "].map { Array($0.utf8) }
  private static let agencies: Set<String> = [
    "ap", "afp", "pa", "dpa", "epa", "efe", "ansa", "aap", "apa", "tt", "ntb", "ritzau", "reuters", "getty",
    "getty images", "shutterstock", "istock", "adobestock", "adobe stock", "imago", "picture alliance",
    "unsplash",
    "pixabay", "pexels", "depositphotos", "alamy", "ttxvn", "vov", "vna", "xinhua", "yonhap", "kyodo", "jiji",
    "pti",
    "ani", "anadolu", "ukrinform", "tass", "bloomberg", "ap photo", "keystone", "belga", "anp", "lusa", "pap",
    "mti",
    "čtk", "scanpix", "lehtikuva", "연합뉴스", "뉴시스", "뉴스1", "ｒｅｕｔｅｒｓ", "時事", "共同",
  ]

  /// Moves the credit out of a caption; leaves alone a picture that has one.
  static func separate(_ image: ImageReference) -> ImageReference {
    guard image.credit == nil, let caption = image.caption, let (words, credit) = split(caption) else {
      return image
    }
    var image = image
    (image.caption, image.credit) = (words.isEmpty ? nil : words, credit)
    return image
  }

  /// Nil where a caption names no photographer.
  static func split(_ caption: String) -> (caption: String, credit: String)? {
    if agencies.contains(LetterCase.lowercased(caption)) { return ("", caption) }
    return inBrackets(caption) ?? behindMark(caption) ?? behindSign(caption) ?? inLastSentence(caption)
      ?? beforeVerb(caption)
  }

  /// True where a line ends in the name of one who made a picture: `… on Tuesday. Photo: Tom Hill`.
  static func ends(_ line: String) -> Bool {
    guard let (_, credit) = split(line) else { return false }
    return credit.first?.isLowercase == false
  }

  /// `… on Tuesday. (Photo: Tom Hill)`, `… (AP)`, `… (Matt Stone/Boston Herald)`
  private static func inBrackets(_ caption: String) -> (String, String)? {
    guard caption.hasSuffix(")"), let start = caption.lastIndex(of: "(") else { return nil }
    let inside = trimmed(caption[caption.index(after: start)...].dropLast())
    let words = trimmed(caption[..<start])
    if let (before, credit) = behindMark(inside) ?? behindSign(inside), before.isEmpty {
      return (words, credit)
    }
    guard inside.utf8.count <= maximumNameBytes, namesAgency(inside) else { return nil }
    return (words, inside)
  }

  private static func behindMark(_ caption: String) -> (String, String)? {
    let text = LetterCase.lowercased(caption)
    // Where making letters small changes their number, places in one are none in the other.
    guard text.utf8.count == caption.utf8.count else { return nil }
    let bytes = Array(text.utf8)
    var found: (start: Int, end: Int)?
    for mark in marks {
      guard let start = lastPlace(of: mark, in: bytes), found.map({ start < $0.start }) ?? true else {
        continue
      }
      found = (start, start + mark.count)
    }
    guard let found else { return nil }
    return parts(caption, found.start, found.end)
  }

  /// The last place of a mark at which a word begins: behind what is no letter, or glued to one as `…plagueCredit:`.
  private static func lastPlace(of mark: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count > mark.count else { return nil }
    let first = max(0, text.count - mark.count - maximumBytes)
    for start in stride(from: text.count - mark.count - 1, through: first, by: -1)
    where text[start] == mark[0] && text[start..<start + mark.count].elementsEqual(mark) {
      let before = start == 0 ? 0x20 : text[start - 1]
      if before < 0x30 || before == 0x3A || before == 0x5B || before == 0x7C || before >= 0x80 {
        return start
      }
    }
    return nil
  }

  /// `© AdobeStock/Hermann`, `(c) Wiley-VCH`
  private static func behindSign(_ caption: String) -> (String, String)? {
    let bytes = Array(caption.utf8)
    for mark in signs {
      for start in stride(from: bytes.count - mark.count - 1, through: 0, by: -1)
      where bytes[start..<start + mark.count].elementsEqual(mark) {
        return parts(caption, start, start + mark.count)
      }
    }
    return nil
  }

  /// `… on Tuesday. REUTERS/Anna Reed`
  private static func inLastSentence(_ caption: String) -> (String, String)? {
    guard let stop = caption.utf8.lastIndex(of: UInt8(ascii: ".")), stop > caption.startIndex else {
      return nil
    }
    let rest = trimmed(caption[caption.utf8.index(after: stop)...])
    guard !rest.isEmpty, rest.utf8.count <= maximumNameBytes, namesAgency(rest) else { return nil }
    return (String(caption[...stop]), rest)
  }

  /// `…。新华社记者 王强 摄`, `…＝17日、田中一郎撮影`, `… 한국은행 제공`: the name right before the verb.
  private static func beforeVerb(_ caption: String) -> (String, String)? {
    guard let verb = verbs.first(where: caption.hasSuffix) else { return nil }
    let words = trimmed(caption.dropLast(verb.count))
    func part(behind marks: String) -> Substring {
      words[(words.lastIndex { marks.contains($0) }.map(words.index(after:)) ?? words.startIndex)...]
    }
    // `新华社记者 王强` is one name; where more stands behind the last mark, it is the last word.
    let phrase = part(behind: "。＝、，,.")
    let start = (phrase.count <= maximumVerbCharacters ? phrase : part(behind: " 　")).startIndex
    let credit = trimmed(words[start...])
    guard !credit.isEmpty, credit.utf8.count <= maximumNameBytes else { return nil }
    return (trimmed(words[..<start]), credit)
  }

  private static let maximumVerbCharacters = 12
  private static let verbs = ["摄", "攝", "撮影", "提供", "제공", "촬영"]

  /// One of the names that slashes and commas part is an agency's.
  private static func namesAgency(_ text: String) -> Bool {
    text.split { $0 == "/" || $0 == "," }.contains { agencies.contains(LetterCase.lowercased(trimmed($0))) }
  }

  /// Cuts a caption at a mark, offsets in UTF-8; nil where what follows is more than a name.
  private static func parts(_ caption: String, _ start: Int, _ end: Int) -> (String, String)? {
    let utf8 = caption.utf8
    let (low, high) = (
      utf8.index(utf8.startIndex, offsetBy: start), utf8.index(utf8.startIndex, offsetBy: end)
    )
    var credit = trimmed(caption[high...])
    if credit.hasPrefix("©") { credit = trimmed(credit.dropFirst()) }
    for (opening, closing) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
      if let bracket = credit.firstIndex(of: closing), !credit[..<bracket].contains(opening) {
        credit = trimmed(credit[..<bracket])
      }
    }
    guard !credit.isEmpty, credit.utf8.count <= maximumBytes, credit.contains(where: \.isLetter) else {
      return nil
    }
    let words = trimmed(caption[..<low])
    // A name at the head that goes on for so long is followed by the caption, and nothing tells where.
    guard !words.isEmpty || credit.split(separator: " ").count <= maximumWords else { return nil }
    return (words, credit)
  }

  /// Without what holds the parts of a caption together.
  private static func trimmed(_ text: Substring) -> String {
    let glue = " ([|/–—-:;,=＝、，©"
    var text = text.drop { glue.contains($0) || $0 == ")" }
    while let last = text.last, glue.contains(last) || last == ")" && !text.contains("(") {
      text = text.dropLast()
    }
    return String(text)
  }
}
