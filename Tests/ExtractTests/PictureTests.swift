import Model
import Testing

@testable import Extract

/// Which pictures are the article's own, and what is said of them.
@Suite struct PictureTests {
  private func pictures(_ html: String, head: String = "") throws -> [ImageReference] {
    let paragraphs = MarshGazette.paragraphs.map { "<p>\($0)</p>" }
    let page = MarshGazette.page(
      "<article><h1>Bridge to be rebuilt</h1>\(paragraphs[0])\(html)\(paragraphs[1...].joined())</article>",
      head: head)
    return try MarshGazette.extract(page).article.images
  }

  private func names(_ html: String, head: String = "") throws -> [String] {
    try pictures(html, head: head).map { String($0.url.split(separator: "/").last ?? "") }
  }

  @Test(arguments: [
    "logo.png", "marsh-gazette-logo.png", "print_logo.gif", "gallery-icon.png", "appstore.svg", "loading.gif",
    "play-badge.webp", "default.jpg", "icons/up.png", "icon2.png",
  ]) func signsOfTheSiteAreNoPicturesOfTheArticle(name: String) throws {
    #expect(try names("<img src=\"/img/\(name)\">") == [])
  }

  @Test(arguments: [
    "pixel-9-review.jpg", "iconic-bridge.jpg", "bridge-620x0-c-default.jpg", "catalogo.jpg",
    "buttons-of-the-queen.jpg",
  ]) func aNameThatOnlyResemblesASignIsThatOfAPicture(name: String) throws {
    #expect(try names("<img src=\"/img/\(name)\">") == [name])
  }

  @Test func aPictureThatIsOfferedForSharingStaysWhereverItLeads() throws {
    let head =
      #"<meta property="og:image" content="https://news.example/img/harbour-bridge-of-lower-marsh.jpg">"#
    #expect(
      try names(#"<a href="/a/story-2"><img src="/img/harbour-bridge-of-lower-marsh.jpg"></a>"#, head: head)
        == ["harbour-bridge-of-lower-marsh.jpg"])
  }

  @Test func aPortraitOfTheWriterIsNoPictureOfTheArticle() throws {
    let head = #"<meta name="author" content="Anna Reed">"#
    #expect(
      try names(#"<img src="/img/anna-reed-300.jpg"><img src="/img/bridge.jpg">"#, head: head) == [
        "bridge.jpg"
      ])
  }

  @Test func aPictureThatLeadsToAnotherPageIsATeaser() throws {
    #expect(try names(#"<a href="/a/story-2"><img src="/img/ferry.jpg"></a>"#) == [])
  }

  @Test func aPictureThatLeadsToItsLargerVersionOrItsGalleryStays() throws {
    #expect(
      try names(#"<a href="/img/bridge-2000.jpg"><img src="/img/bridge.jpg" width="90"></a>"#) == [
        "bridge.jpg"
      ])
    #expect(try names(#"<a href="/a/story-1/pictures"><img src="/img/bridge.jpg"></a>"#) == ["bridge.jpg"])
  }

  @Test func aPictureGoesWithTheWordsOfItsTeaser() throws {
    let teaser = """
      <div class="card"><img src="/img/ferry.jpg"><p><a href="/a/story-2">Ferry runs again after the long winter</a></p></div>
      """
    #expect(try names(teaser + #"<img src="/img/bridge.jpg">"#) == ["bridge.jpg"])
  }

  @Test func aFewWordsBesideASinglePictureAreItsCaption() throws {
    let picture = """
      <div><div><img src="/img/bridge.jpg"></div><div><span>The northern pillar in March</span><br><span>Photo: Tom Hill</span>
      </div></div>
      """
    let found = try pictures(picture)
    #expect(found.map(\.caption) == ["The northern pillar in March"])
    #expect(found.map(\.credit) == ["Tom Hill"])
  }

  @Test func smallPicturesAreSigns() throws {
    #expect(try names(#"<img src="/img/dot.jpg" width="60" height="60">"#) == [])
    #expect(try names(#"<img src="/img/bridge.jpg" width="600" height="300">"#) == ["bridge.jpg"])
  }

  // MARK: Credits

  @Test(arguments: [
    ("The pillar in March. Photo: Tom Hill", "The pillar in March.", "Tom Hill"),
    ("The pillar in March (Photo by Tom Hill/AP)", "The pillar in March", "Tom Hill/AP"),
    ("The pillar in March © Tom Hill", "The pillar in March", "Tom Hill"),
    ("The pillar in March. (AP)", "The pillar in March.", "AP"),
    ("The pillar in March. REUTERS/Tom Hill", "The pillar in March.", "REUTERS/Tom Hill"),
    ("Der Pfeiler im März | Bild: © Tom Hill", "Der Pfeiler im März", "Tom Hill"),
    ("Trụ cầu hồi tháng Ba. Ảnh: Minh Khuê", "Trụ cầu hồi tháng Ba.", "Minh Khuê"),
    ("Опора моста в марте. Фото: Т. Хилл", "Опора моста в марте.", "Т. Хилл"),
    ("Getty Images", "", "Getty Images"),
  ]) func aCaptionEndsInItsCredit(text: String, caption: String, credit: String) throws {
    let split = try #require(PictureCredit.split(text))
    #expect(split.caption == caption)
    #expect(split.credit == credit)
  }

  @Test(arguments: [
    "The pillar (left) in March", "The mayor (right)",
    "The source: where the river begins and the town ends, as all of the "
      + "children of Lower Marsh learn in their very first year at school",
    "Photo: Tom Hill The old bridge before the flood took it away",
  ]) func aCaptionThatNamesNobodyStaysWhole(text: String) {
    #expect(PictureCredit.split(text) == nil)
  }

  @Test func aCreditIsWrittenBehindItsCaption() throws {
    let figure =
      "<figure><img src=/img/bridge.jpg><figcaption>The pillar. Photo: Tom Hill</figcaption></figure>"
    let image = try #require(try pictures(figure).first)
    #expect(image.caption == "The pillar.")
    #expect(image.credit == "Tom Hill")
  }

  @Test(arguments: [
    (
      "The gates on Monday. Cracks were found. Photo: Tom Hill", "The gates on Monday. Cracks were found.",
      "Tom Hill"
    ),
    ("Cửa cống sáng 17/9. Ảnh: Minh Khôi", "Cửa cống sáng 17/9.", "Minh Khôi"),
    ("船闸闸门。新华社记者 王强 摄", "船闸闸门。", "新华社记者 王强"),
    ("亀裂が見つかった扉＝17日、丸洲市、田中一郎撮影", "亀裂が見つかった扉＝17日、丸洲市", "田中一郎"),
    ("균열이 발견된 수문 [사진=마스일보]", "균열이 발견된 수문", "마스일보"),
  ]) func aLineBelowAPictureThatNamesWhoMadeItIsItsCaption(line: String, caption: String, credit: String)
    throws
  {
    let picture = try #require(try pictures("<p><img src=/img/gates-of-1850.jpg></p><p>\(line)</p>").first)
    #expect(picture.caption == caption)
    #expect(picture.credit == credit)
  }

  @Test func aParagraphOfACaptionIsReadOnceWhateverWhiteSpaceFollows() throws {
    let html =
      "<figure><img src=/img/gates-of-1850.jpg><figcaption><p>The gates on Monday.</p>\n</figcaption></figure>"
    #expect(try pictures(html).first?.caption == "The gates on Monday.")
  }
}
