internal import ASCII

/// What the elements around a link say about it: their tags and the words of their class names.
struct PlaceTraits: OptionSet {
  let rawValue: UInt32

  static let navigation = bit(0)
  static let header = bit(1)
  static let footer = bit(2)
  static let aside = bit(3)
  static let heading = bit(4)
  static let listItem = bit(5)
  static let tableCell = bit(6)
  static let article = bit(7)
  static let main = bit(8)
  static let paragraph = bit(9)
  static let menuName = bit(10)
  static let popularName = bit(11)
  static let tagName = bit(12)
  static let authorName = bit(13)
  static let advertisementName = bit(14)
  static let socialName = bit(15)
  static let headlineName = bit(16)
  static let footerName = bit(17)
  static let headerName = bit(18)

  private static func bit(_ place: UInt8) -> PlaceTraits { PlaceTraits(rawValue: 1 << UInt32(place)) }

  /// What a tag says.
  init(tag: HTMLTag) {
    switch tag {
    case .nav, .menu: self = .navigation
    case .header: self = .header
    case .footer: self = .footer
    case .aside: self = .aside
    case .h1, .h2, .h3, .h4, .h5, .h6: self = .heading
    case .li: self = .listItem
    case .td: self = .tableCell
    case .article: self = .article
    case .main: self = .main
    case .p: self = .paragraph
    default: self = []
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What the words of a class name or an id say: runs of letters, camel case parted.
  init(words bytes: Span<UInt8>, _ range: Range<Int>) {
    var traits: PlaceTraits = []
    var hash = NameTable.emptyHash
    var wasSmall = false
    func close() {
      let place = Self.vocabulary.value(for: hash)
      if place > 0 { traits.insert(Self.bit(place - 1)) }
      hash = NameTable.emptyHash
    }
    for index in range {
      let byte = bytes[index]
      let small = byte | 0x20
      guard small >= UInt8(ascii: "a"), small <= UInt8(ascii: "z") else {
        close()
        wasSmall = false
        continue
      }
      if byte != small, wasSmall { close() }
      wasSmall = byte == small
      hash = NameTable.hash(hash, small)
    }
    close()
    self = traits
  }

  private static let vocabulary = NameTable(
    words(10, "nav menu navbar navigation topnav subnav mainmenu submenu dropdown megamenu sitemap")
      + words(11, "popular most trending trend related viewed read hot mostread lienquan rank ranking")
      + words(12, "tag tags topic topics keyword keywords hashtag label labels")
      + words(13, "author authors byline by writer tacgia")
      + words(14, "ad ads adv advert banner sponsor sponsored promo promoted qc quangcao native partner")
      + words(15, "social share facebook twitter follow sns")
      + words(16, "title headline heading ttl tit tieude titulo titre")
      + words(17, "footer foot bottom copyright ft")
      + words(18, "header head top logo topbar hd"))

  private static func words(_ place: UInt8, _ words: String) -> [(name: String, value: UInt8)] {
    words.listedWords.map { (name: $0, value: place + 1) }
  }
}
