import Model

/// What has been read so far of the feed and of the entry that is open, with how good each value is: elements of several vocabularies
/// say the same thing, and the feed's own word counts for more than that of a module mixed into it.
struct FeedDraft {
  /// A value and its rank; of equal ranks the first stays.
  struct Ranked<Value> {
    private(set) var value: Value?
    private(set) var rank = 0

    mutating func offer(_ new: Value?, rank newRank: Int) {
      guard let new, newRank > rank else { return }
      (value, rank) = (new, newRank)
    }

    /// Another value of the same rank.
    mutating func replace(_ new: Value) { value = new }
  }

  /// A text as its author wrote it: as HTML where it has markup, and what a reader sees.
  struct Body {
    var html: String?
    /// Nil for content in HTML, which is not read as plain text.
    var plain: String?
  }

  struct Person {
    var name: String?
    var url: String?
    var avatar: String?
    var email: String?
  }

  /// An entry's date that reads as two days, settled when the whole feed is known.
  struct AmbiguousDate {
    enum Field { case published, modified }
    var entryIndex: Int
    var field: Field
    var date: DateParser.Reading
  }

  // Feed
  var httpLanguage: String?
  var title = Ranked<String>()
  var description = Ranked<String>()
  var homePage = Ranked<String>()
  var feedURL = Ranked<String>()
  var icon = Ranked<String>()
  var favicon = Ranked<String>()
  var language = Ranked<String>()
  var updatePeriodSeconds: Int?
  var updateFrequency: Int?
  var authors = Ranked<[FeedAuthor]>()
  var ambiguousDates: [AmbiguousDate] = []
  var dateOrders = DateParser.OrderEvidence()

  // The open entry
  var entry = Entry()
  var entryTitle = Ranked<String>()
  var entryURL = Ranked<String>()
  var summary = Ranked<Body>()
  var content = Ranked<Body>()
  var image = Ranked<String>()
  /// Pixels, as stated with ``image``; 0 where nothing is.
  var imageWidth = 0
  /// The page that plays the entry's film.
  var playerURL: String?
  /// Where the first enclosure was before FeedBurner counted its readers.
  var originalEnclosure: String?
  var entryLanguage = Ranked<String>()
  var published = Ranked<DateParser.Reading>()
  var modified = Ranked<DateParser.Reading>()
  var entryAuthors = Ranked<[FeedAuthor]>()

  // The open person or image
  var person = Person()
  var imageURL: String?

  mutating func startEntry() {
    entry = Entry()
    entryTitle = Ranked()
    entryURL = Ranked()
    summary = Ranked()
    content = Ranked()
    image = Ranked()
    imageWidth = 0
    playerURL = nil
    originalEnclosure = nil
    entryLanguage = Ranked()
    published = Ranked()
    modified = Ranked()
    entryAuthors = Ranked()
  }
}
