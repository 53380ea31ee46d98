import Model
import Testing

@testable import Extract

/// Where a text begins and ends, and which boxes, lists and headings within it are its own: each kind with the page that shows
/// it, and one that looks alike and is decided otherwise.
@Suite struct TextBoundaryTests {
  private func text(_ html: String, head: String = "", outside: String = "") throws -> String {
    try MarshGazette.extract(
      MarshGazette.page(
        "\(outside)<main><article><h1>Bridge to be rebuilt</h1>\(html)</article></main>", head: head)
    )
    .article.blocks.map(\.text).joined(separator: "\n")
  }

  private let paragraphs = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
  private static let sentence =
    "Nobody knows yet who will run the ferry while the bridge is closed, said the harbour master on Monday."

  // MARK: Names

  @Test func aNameThatIsAHashSaysNothing() throws {
    let section = "<section id='part_bbc4ad583c'><p>\(Self.sentence)</p></section>"
    #expect(try text(paragraphs.joined() + section).contains("ferry"))
    for name in ["ad-slot-4", "ad300x250", "ad2"] {
      let advertisement =
        "<div id='\(name)'><p>Ferries to the islands, every day from nine crowns. Book now.</p></div>"
      #expect(try !text(paragraphs[0] + advertisement + paragraphs[1]).contains("Ferries"), "\(name)")
    }
  }

  // MARK: Lists

  @Test func aListOfWhatTheWriterSaysOfEachThingIsText() throws {
    func item(_ name: String) -> String {
      "<li><a href='https://books.example/\(name)'>The \(name) book of bridges</a><p>\(name): \(Self.sentence)</p></li>"
    }
    let items = ["First", "Second", "Third", "Fourth"].map(item).joined()
    let found = try text(paragraphs[0] + "<ol>\(items)</ol>" + paragraphs[1])
    #expect(found.contains("First: Nobody knows") && found.contains("Fourth: Nobody knows"))
    let teasers = (1...4).map {
      "<li><a href='/b/\($0)'>Seven men in court over the pier fire, part \($0)</a><span>Town</span></li>"
    }
    #expect(try !text(paragraphs[0] + "<ol>\(teasers.joined())</ol>" + paragraphs[1]).contains("Seven men"))
  }

  @Test func linksToOtherSitesAmidTheTextAreItsSources() throws {
    func list(_ host: String) -> String {
      let items = ["The report on the pillar", "The vote of the council", "The price of the steel"]
        .enumerated().map {
          "<li><a href='\(host)/\($0)'>\($1)</a></li>"
        }
      return "<h2>Papers</h2><ul>\(items.joined())</ul><h2>What comes next</h2>"
    }
    let parts = (paragraphs[0] + paragraphs[1], paragraphs[2] + paragraphs[3])
    #expect(
      try text(parts.0 + list("https://council.example") + parts.1).contains("The report on the pillar"))
    for host in ["", "https://sport.news.example", "https://news.co.uk"] {
      #expect(try !text(parts.0 + list(host) + parts.1).contains("The report on the pillar"), "\(host)")
    }
    #expect(
      try !text(parts.0 + parts.1 + list("https://council.example")).contains("The report on the pillar"))
  }

  // MARK: Boxes

  @Test func aWarningAmidTheTextIsText() throws {
    let warning = "<div role=alert><p>Do not walk on the ice below the bridge.</p></div>"
    #expect(try text(paragraphs[0] + warning + paragraphs[1]).contains("walk on the ice"))
    #expect(try !text(paragraphs.joined() + warning).contains("walk on the ice"))
  }

  @Test func aDialogLongerThanTheTextIsNone() throws {
    let lines = (1...30).map {
      "<p>Purpose \($0): we count who reads the page, and keep the number for a year.</p>"
    }.joined()
    let dialog = "<div class='privacy-popup overlay'><div>\(lines)</div></div>"
    let found = try text(paragraphs.joined(), outside: dialog)
    #expect(found == MarshGazette.text)
    let layer = MarshGazette.page(
      "<div class='popup overlay'><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)</div>")
    #expect(try MarshGazette.extract(layer).article.blocks.map(\.text).contains(MarshGazette.paragraphs[0]))
  }

  @Test func aHiddenLineWithoutASentenceIsNoText() throws {
    let values =
      "532859 0 town 2019/04/11 22:22:00 2019/04/11 22:22:00 https://news.example/media/20190411-T.jpg?type=thumbnail"
    let short =
      "<p>The council of Lower Marsh voted on Tuesday to rebuild the old bridge, said the mayor.</p>"
    #expect(try !text(short + "<div style='display:none'>\(values)</div>").contains("532859"))
    #expect(try text(short + "<div style='display:none'><p>\(Self.sentence)</p></div>").contains("ferry"))
  }

  @Test func aQuestionThatIsAButtonAboveItsAnswerStays() throws {
    func item(_ question: String) -> String {
      "<div class=item><button>\(question)</button><div><p>\(Self.sentence)</p></div></div>"
    }
    #expect(
      try text(paragraphs.joined() + item("When does the ferry run?")).contains("When does the ferry run?"))
    #expect(try !text(paragraphs.joined() + item("Show the answer")).contains("Show the answer"))
  }

  @Test(arguments: [
    "پل بند ہے، مئیر نے کہا۔", "Կամուրջը փակ է, ասաց նա։", "ድልድዩ ተዘግቷል አለ።", "တံတားပိတ်သည်။", "ស្ពានបានបិទ។",
  ])
  func aShortSentenceInAnyScriptIsTextAndALabelIsNone(sentence: String) throws {
    func line(_ text: Substring) -> String { "<div class=line><div>\(text)</div></div>" }
    #expect(try text(paragraphs[0] + line(sentence[...]) + paragraphs[1]).contains(sentence))
    #expect(
      try !text(paragraphs[0] + line(sentence.dropLast()) + paragraphs[1]).contains(sentence.dropLast()))
  }

  // MARK: Beginnings

  @Test func aSentenceThatEndsWithTheTitleIsNoHeadline() throws {
    let opening = "<p>Hello!</p><p>Here is all about a bridge to be rebuilt.</p>"
    let page = MarshGazette.page("<main><div class=content>\(opening)\(MarshGazette.body)</div></main>")
    let found = try MarshGazette.extract(page).article.blocks.map(\.text)
    #expect(found.contains("Here is all about a bridge to be rebuilt."))
    let headline = MarshGazette.page(
      "<main><div class=content><p>Bridge to be rebuilt</p>\(MarshGazette.body)</div></main>")
    #expect(try MarshGazette.extract(headline).article.blocks.map(\.text) == MarshGazette.paragraphs)
  }

  @Test func theParagraphWithWhichTheDescriptionOpensIsText() throws {
    let head = "<meta name=description content='Hello all! \(MarshGazette.paragraphs[0])'>"
    #expect(try text("<p>Hello all!</p>" + paragraphs.joined(), head: head).contains("Hello all!"))
    #expect(try !text("<p>Hello all!</p>" + paragraphs.joined()).contains("Hello all!"))
  }

  @Test func aSentenceInTheFormOfAHeadingOpensTheText() throws {
    let page = MarshGazette.page(
      "<main><h1>Bridge to be rebuilt</h1><h2>\(Self.sentence)</h2>\(MarshGazette.body)</main>")
    let first = try #require(MarshGazette.extract(page).article.blocks.first)
    #expect(first.text == Self.sentence && first.kind == .paragraph)
  }

  @Test func theFirstOfSeveralHeadingsOfOneMakeOpensTheText() throws {
    func section(_ heading: String, _ paragraph: Int) -> String {
      "<div class=part><h2>\(heading)</h2><div class=partbody><div>\(paragraphs[paragraph])</div></div></div>"
    }
    let parts = section("The vote", 0) + section("The report", 1) + section("The price", 3)
    #expect(try text(parts).hasPrefix("The vote\n"))
    let kicker = "<div class=top><h2>Town and country</h2></div>"
    #expect(
      try !text(kicker + section("The vote", 0) + section("The report", 1)).contains("Town and country"))
  }

  @Test func behindTheTitleAFurtherFirstHeadingIsOneOfTheText() throws {
    let found = try text("<h1>Why was the bridge closed?</h1>" + paragraphs.joined())
    #expect(found.hasPrefix("Why was the bridge closed?\n"))
    let page = MarshGazette.page(
      "<main><h1>The Gazette on Sunday</h1><h1>Bridge to be rebuilt</h1>\(MarshGazette.body)</main>")
    #expect(try MarshGazette.extract(page).article.blocks.map(\.text) == MarshGazette.paragraphs)
  }

  @Test func aShortSentenceInAnElementOfTheTextsMakeOpensIt() throws {
    func part(_ html: String) -> String { "<div class=part>\(html)</div>" }
    let found = try text(part("<p>We rebuilt it.</p>") + part(paragraphs.joined()))
    #expect(found.hasPrefix("We rebuilt it.\n"))
    #expect(
      try !text("<div class=place><p>Lower Marsh</p></div>" + part(paragraphs.joined())).contains(
        "Lower Marsh\n"))
  }

  @Test func anEditLinkIsNoPartOfItsHeading() throws {
    let heading = "<h2>The vote<span class=mw-editsection>[<a href='/edit?section=1'>edit</a>]</span></h2>"
    let found = try text(paragraphs[0] + heading + paragraphs[1])
    #expect(found.contains("\nThe vote\n"))
  }

  // MARK: Ends

  @Test func furtherReadingInTheWritersWordsIsText() throws {
    let heading = "<h2>Further reading</h2>"
    let own =
      "<p>To learn how pillars are built, I recommend all of the following, and the second above all:</p>"
    let books = "<ul><li>Bridges of the north, by Ann Fenn</li><li>Ice and iron, by Jo Reed</li></ul>"
    #expect(try text(paragraphs.joined() + heading + own + books).contains("Ice and iron, by Jo Reed"))
    let stories =
      "<ul><li><a href='/b/1'>Pier to close in May</a></li><li><a href='/b/2'>Seven men in court</a></li></ul>"
    #expect(try !text(paragraphs.joined() + heading + stories).contains("Pier to close"))
  }

  @Test func theEndOfATextWhoseMiddleIsWrappedIsText() throws {
    let middle =
      "<div><div><div>\(paragraphs[1] + paragraphs[2] + paragraphs[3] + paragraphs[0])</div></div></div>"
    let end = "<p>\(Self.sentence)</p>"
    let page = MarshGazette.page("<main><div class=entry>\(paragraphs[0])\(middle)\(end)</div></main>")
    #expect(try MarshGazette.extract(page).article.blocks.map(\.text).last == Self.sentence)
    let apart = MarshGazette.page(
      "<main><div class=entry>\(paragraphs[0])\(middle)<div><div>\(end)</div></div></div></main>")
    #expect(try MarshGazette.extract(apart).article.blocks.map(\.text).last != Self.sentence)
  }

  @Test func aCountOfCommentsEndsTheText() throws {
    let comments = "<div><p>\(Self.sentence)</p></div>"
    for heading in [
      "3 Responses to “Bridge to be rebuilt”", "One comment", "12 Kommentare", "2 commentaires",
    ] {
      #expect(
        try !text(paragraphs.joined() + "<h3>\(heading)</h3>" + comments).contains("ferry"), "\(heading)")
    }
    let section = "<h3>3 responses to the flood</h3><p>\(Self.sentence)</p>"
    #expect(try text(paragraphs.joined() + section).contains("ferry"))
  }
}
