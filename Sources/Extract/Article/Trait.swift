/// What an element's class, id, role and test names say about it.
struct Trait: OptionSet {
  var rawValue: UInt32

  // What may hold an article.
  static let subject = Trait(rawValue: 1 << 0)
  static let body = Trait(rawValue: 1 << 1)
  static let headline = Trait(rawValue: 1 << 2)
  static let standfirst = Trait(rawValue: 1 << 3)
  // What stands around it.
  static let share = Trait(rawValue: 1 << 4)
  static let related = Trait(rawValue: 1 << 5)
  static let comments = Trait(rawValue: 1 << 6)
  static let advertisement = Trait(rawValue: 1 << 7)
  static let newsletter = Trait(rawValue: 1 << 8)
  static let navigation = Trait(rawValue: 1 << 9)
  static let footer = Trait(rawValue: 1 << 10)
  static let sidebar = Trait(rawValue: 1 << 11)
  static let tagList = Trait(rawValue: 1 << 12)
  static let authorBox = Trait(rawValue: 1 << 13)
  static let consent = Trait(rawValue: 1 << 14)
  static let caption = Trait(rawValue: 1 << 15)
  static let byline = Trait(rawValue: 1 << 16)
  static let timestamp = Trait(rawValue: 1 << 17)
  static let hidden = Trait(rawValue: 1 << 18)
  static let paywall = Trait(rawValue: 1 << 19)
  static let legal = Trait(rawValue: 1 << 20)
  static let poll = Trait(rawValue: 1 << 21)
  static let popup = Trait(rawValue: 1 << 22)
  static let teaser = Trait(rawValue: 1 << 23)
  static let toolbar = Trait(rawValue: 1 << 24)
  static let media = Trait(rawValue: 1 << 25)
  static let author = Trait(rawValue: 1 << 26)
  static let publisher = Trait(rawValue: 1 << 27)
  static let quote = Trait(rawValue: 1 << 28)
  static let metadata = Trait(rawValue: 1 << 29)

  /// `no-sidebar`, `has-comments`: the next word says nothing about this element.
  static let negator = Trait(rawValue: 1 << 30)

  /// `hidden` as a whole name; anywhere inside a longer one it may hide a label or a small screen's part.
  static let hiddenAlone = Trait(rawValue: 1 << 31)

  /// Never part of the text, wherever it stands.
  static let boilerplate: Trait = [
    .share, .related, .comments, .advertisement, .newsletter, .navigation, .footer, .sidebar, .tagList,
    .authorBox,
    .consent, .paywall, .legal, .poll, .popup, .toolbar,
  ]

  var isBody: Bool { contains([.subject, .body]) }

  /// The name that reports give, of the first trait that is set.
  var name: String {
    let names: [(Trait, String)] = [
      (.share, "share"), (.related, "related"), (.comments, "comments"), (.advertisement, "advertisement"),
      (.newsletter, "newsletter"), (.navigation, "navigation"), (.footer, "footer"), (.sidebar, "sidebar"),
      (.tagList, "tags"), (.authorBox, "author-box"), (.consent, "consent"), (.hidden, "hidden"),
      (.paywall, "paywall"), (.legal, "legal"), (.poll, "poll"), (.popup, "popup"), (.toolbar, "toolbar"),
      (.caption, "caption"), (.byline, "byline"), (.timestamp, "timestamp"), (.teaser, "teaser"),
      (.media, "media"),
    ]
    return names.first { contains($0.0) }?.1 ?? "other"
  }
}
