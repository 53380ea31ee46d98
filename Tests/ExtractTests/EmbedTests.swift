import Model
import Testing

@testable import Extract

/// What an article shows of other places: posts as quotes with their link, players as embeds.
@Suite struct EmbedTests {
  private func article(_ middle: String, url: String = "https://news.example/a/story-1") throws -> Article {
    let body = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
    let page = "<article><h1>Bridge to be rebuilt</h1>\(body[0])\(middle)\(body[1...].joined())</article>"
    return try MarshGazette.extract(MarshGazette.page(page), url: url).article
  }

  private func links(_ block: Block) -> [String] {
    block.marks.compactMap { if case .link(let url, _) = $0.kind { url } else { nil } }
  }

  @Test func aQuotedPostIsAQuoteThatEndsWithItsLink() throws {
    let article = try article(
      """
      <div class="social-embed"><blockquote class="tweet"><p>The pillar was <a href="https://talk.example/tag/ice">#ice</a>
      all winter.</p>— Harbour Watch (@harbour) <a href="https://talk.example/harbour/status/77120001">March 4, 2025</a>
      </blockquote><script src="https://talk.example/widgets.js"></script></div>
      """)
    #expect(article.blocks.map(\.kind) == [.paragraph, .quote, .quote, .paragraph, .paragraph, .paragraph])
    #expect(article.blocks[1].text == "The pillar was #ice all winter.")
    #expect(article.blocks[2].text == "— Harbour Watch (@harbour) March 4, 2025")
    #expect(links(article.blocks[2]) == ["https://talk.example/harbour/status/77120001"])
    #expect(
      article.markdown.contains(
        "\n> — Harbour Watch (@harbour) [March 4, 2025](https://talk.example/harbour/status/77120001)"))
  }

  @Test func aPostOfNothingButLinksIsNoListOfLinksAndItsCallGoes() throws {
    let address = "https://photos.example/p/Ci22crtrcRL/?utm_source=embed"
    let article = try article(
      """
      <blockquote class="photo-media" data-instgrm-permalink="\(address)"><div><a href="\(address)"><div><div>View this post
      on Photos</div></div></a><p><a href="\(address)">A post shared by Harbour Watch (@harbour)</a></p></div></blockquote>
      """)
    #expect(article.blocks[1].kind == .quote)
    #expect(article.blocks[1].text == "A post shared by Harbour Watch (@harbour)")
    #expect(article.blocks[1].startsGroup)
    #expect(links(article.blocks[1]) == [address])
    #expect(article.blocks.count == MarshGazette.paragraphs.count + 1)
  }

  @Test func aPostWhoseAddressOnlyTheMarkupNamesGetsItsLink() throws {
    let article = try article(
      """
      <blockquote cite="https://clips.example/@harbour/video/6718335"><section><p>Watch the ice go out at last.</p>
      </section></blockquote>
      """)
    #expect(article.blocks[1].text == "Watch the ice go out at last.")
    #expect(links(article.blocks[1]) == ["https://clips.example/@harbour/video/6718335"])
  }

  @Test func aCardOfAnotherArticleInAQuotationIsNoPost() throws {
    let article = try article(
      """
      <blockquote class="embedded-content"><a href="https://other.example/ferry-fares">Ferry fares to rise again in June</a>
      </blockquote>
      """)
    #expect(article.text == MarshGazette.text)
    #expect(article.embeds.isEmpty)
  }

  @Test func aPlayerIsAnEmbedOfTheBodyAndNoWordOfTheText() throws {
    let article = try article(
      """
      <figure><iframe src="https://tube.example/embed/HmMBXA" title="The bridge from above" allowfullscreen></iframe></figure>
      <iframe data-src="//sound.example/player/77"></iframe><video><source src="/v/ice.mp4"></video>
      """)
    #expect(article.text == MarshGazette.text)
    #expect(
      article.embeds == [
        Embed(url: "https://tube.example/embed/HmMBXA", title: "The bridge from above", blockCountBefore: 1),
        Embed(url: "https://sound.example/player/77", blockCountBefore: 1),
        Embed(url: "https://news.example/v/ice.mp4", blockCountBefore: 1),
      ])
    #expect(
      article.markdown.contains(
        "\n\n![The bridge from above](https://tube.example/embed/HmMBXA)\n\n![](https://sound.example/player/77)\n\n"
      ))
  }

  @Test func framesOfAdvertisementsButtonsAndTheSitesOwnCardsAreNoEmbeds() throws {
    let article = try article(
      """
      <iframe src="https://ads.example/slot?w=970"></iframe><iframe src="https://talk.example/plugins/like.php" allowfullscreen>
      </iframe><iframe src="https://news.example/a/story-2/embed" title="Ferry fares"></iframe><iframe src="about:blank"></iframe>
      """)
    #expect(article.embeds.isEmpty)
    #expect(article.text == MarshGazette.text)
  }

  @Test func aPostThatItsScriptHasYetToFillIsAnEmbed() throws {
    let article = try article(
      #"<blockquote class="tweet"><a href="https://talk.example/harbour/status/77120001"></a></blockquote>"#)
    #expect(
      article.embeds == [Embed(url: "https://talk.example/harbour/status/77120001", blockCountBefore: 1)])
    #expect(article.text == MarshGazette.text)
  }
}
