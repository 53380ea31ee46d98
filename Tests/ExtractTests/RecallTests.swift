import Model
import Testing

@testable import Extract

/// Text that looks like boilerplate and is not: each kind with the page that shows it, and one where it must go.
@Suite struct RecallTests {
  private func text(_ html: String) throws -> String {
    try MarshGazette.extract(
      MarshGazette.page("<main><article><h1>Bridge to be rebuilt</h1>\(html)</article></main>")
    )
    .article.blocks.map(\.text).joined(separator: "\n")
  }

  private let paragraphs = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
  private static let sentence =
    "On Friday Mark Miller, 54, and Sean Hill, 30, both of Wordsworth Road, denied that they had set the pier on fire."

  @Test func aParagraphThatIsOneLinkStaysWhereItIsASentence() throws {
    let linked = "<p><a href='/court'>\(Self.sentence)</a></p>"
    #expect(try text(paragraphs[0] + paragraphs[1] + linked + paragraphs[2]).contains("Mark Miller"))
    let teaser =
      "<p><a href='/court'>Seven men in court over the pier fire, town in shock about the blaze, see the pictures</a></p>"
    #expect(try !text(paragraphs[0] + paragraphs[1] + teaser + paragraphs[2]).contains("Seven men"))
  }

  @Test func aButtonThatIsAHeadingOrAWordStays() throws {
    let question =
      "<h3><button aria-expanded=false>When does the pier close?</button></h3><div hidden><p>It closes in March.</p></div>"
    let found = try text(paragraphs[0] + question + paragraphs[1] + paragraphs[2])
    #expect(found.contains("When does the pier close?"))
    let word =
      "<p>The council and the <button>harbour master</button> agreed on Monday to close the pier for lorries until May.</p>"
    #expect(try text(paragraphs[0] + word + paragraphs[1]).contains("the harbour master agreed"))
    #expect(try !text(paragraphs[0] + "<button>Share this</button>" + paragraphs[1]).contains("Share this"))
  }

  @Test func aTextThatIsFoldedUpInPartsIsTheText() throws {
    let parts = paragraphs.map { "<section style='display:none'>\($0)</section>" }.joined()
    let found = try text(
      "<p>A short introduction of one sentence stands above the parts, and says so in few words.</p>" + parts)
    for paragraph in MarshGazette.paragraphs { #expect(found.contains(paragraph)) }
  }

  @Test func aRefrainStaysAndACopyOutsideOfTheTextGoes() throws {
    let refrain = paragraphs[0] + paragraphs[1] + paragraphs[0] + paragraphs[2]
    #expect(try text(refrain).components(of: MarshGazette.paragraphs[0]) == 2)
    let box = paragraphs.joined() + "<div class=summary><p>\(MarshGazette.paragraphs[0])</p></div>"
    #expect(try text(box).components(of: MarshGazette.paragraphs[0]) == 1)
  }

  @Test func aBoxOfSentencesAmidTheTextStaysWhateverItIsCalled() throws {
    let box =
      "<div class=toolbar><p>\(Self.sentence) The trial is to begin in March and to last for five weeks, the court said.</p></div>"
    #expect(try text(paragraphs[0] + paragraphs[1] + box + paragraphs[2]).contains("Mark Miller"))
    let advertisement = "<div class=toolbar><p>Buy tickets now, and save.</p></div>"
    #expect(try !text(paragraphs[0] + advertisement + paragraphs[1] + paragraphs[2]).contains("tickets"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
