public import Model

/// Makes an article of a page: main content as blocks, and what the page says about it.
///
/// The cascade for HTML, each step over what the one before left:
/// 1. the bytes become UTF-8 (`Charset`) and a flat tree (`HTMLDocument`);
/// 2. one walk learns every element's traits and lines of text (`PageOutline`);
/// 3. the metadata cascade reads and weighs what the page states, with the hints that were given (`Metadata`);
/// 4. removals by structure take boilerplate out: hidden parts, navigation and forms, what class names give away,
///    lists of links (`Removals/…`);
/// 5. the element whose lines weigh most holds the article (`Candidates`);
/// 6. its nodes become blocks and pictures once (`BlockBuilder`), and removals by text take out the
///    boilerplate that only its words give away: teasers, notices, captions, what repeats;
/// 7. a signature below the text and the body's pictures settle authors and lead image, and the page is judged:
///    article, list or other (`Quality`).
/// Steps 4 to 6 are done again with fewer signs of boilerplate, and then over the body that a page carries for its own
/// script, where they leave too little. A page that has hardly a word around its text (`PageInWork.isBare`), or not a
/// sentence, is read as a whole: only its headline and its links are taken out.
///
/// Where a person has written rules for the page's source (`Hints.rules`), what they select (`RuleSelection`) stands for what steps
/// 3 and 5 would find; everything else is done as ever.
public struct ArticleExtractor: Sendable {
  public struct Options: Sendable {
    /// Collect every removal and every choice; costs time.
    public var explains = false
    /// Longer pages are an error: `too-large`.
    public var maximumBytes = 64 << 20

    public init() {}
  }

  public var options: Options

  public init(_ options: Options = .init()) { self.options = options }

  /// - Throws: `ExtractError` with `empty` (no bytes, or nothing but white space), `not-html` (binary),
  ///   `too-large`.
  public func extract(
    _ page: Page, source: ArticleSource, hints: Hints = Hints()
  ) throws(ExtractError) -> Extraction {
    guard page.bytes.count <= options.maximumBytes else {
      throw ExtractError(
        code: "too-large", detail: "\(page.bytes.count) bytes; at most \(options.maximumBytes) are read")
    }
    guard page.bytes.contains(where: { $0 > 0x20 }) else {
      throw ExtractError(code: "empty", detail: "the page has no content")
    }
    let text = Charset.decode(
      page.bytes, contentType: page.contentType, kind: page.kind == .html ? .html : .text)
    guard text.utf8.prefix(Self.headBytes).count(where: { $0 == 0 }) < Self.leastBinaryZeros else {
      throw ExtractError(code: "not-html", detail: "binary data: neither a page nor a text")
    }
    var article = Article(source: source)
    article.url = page.url
    article.urlRequested = page.urlRequested
    article.dateFetched = page.dateFetched
    article.status = page.status
    article.validators = page.validators
    article.contentType = page.contentType
    article.charset = text.label
    if text.isGuessed { article.warnings.append("charset-guessed") }
    if page.isTruncated { article.warnings.append("truncated") }
    switch page.kind {
    case .html: return read(text.utf8, into: article, hints)
    case .markdown: return readMarkdown(text.utf8, into: article, hints)
    }
  }

  private func readMarkdown(_ utf8: [UInt8], into draft: Article, _ hints: Hints) -> Extraction {
    var article = draft
    let reader = MarkdownReader(utf8, explains: options.explains)
    let page = PageInWork(HTMLDocument(utf8: reader.html), url: article.url, explains: options.explains)
    let metadata = Metadata(page, url: page.address, fetched: article.dateFetched, hints)
    var builder = BlockBuilder(page)
    builder.read(0)
    let text = ArticleDraft(builder, container: 0, metadata: metadata, log: reader.log)
    article.title = reader.title ?? hints.title?.value
    article.languageDeclared = hints.language
    article.datePublished = hints.published?.timestamp
    article.dateEvidence = hints.published.map { [$0] } ?? []
    article.blocks = text.blocks()
    article.images = text.pictures().map(PictureCredit.separate)
    article.embeds = text.shownEmbeds()
    article.image = article.images.first
    article.pageType = article.blocks.isEmpty ? .other : .article
    return Extraction(article: article, removals: reader.log.removals)
  }

  private func read(_ utf8: [UInt8], into draft: Article, _ hints: Hints) -> Extraction {
    var article = draft
    var limits = HTMLParser.Limits()
    limits.recordsTags = hints.rules != nil
    let document = HTMLDocument(utf8: utf8, limits: limits)
    if !document.isWhole, !article.warnings.contains("truncated") { article.warnings.append("truncated") }
    var reading = PageInWork(document, url: article.url, explains: options.explains)
    var selection = hints.rules.map { RuleSelection($0, document, fetched: article.dateFetched) }
    selection?.mark(&reading)
    let metadata = Metadata(reading, url: reading.address, fetched: article.dateFetched, hints, selection)
    metadata.fill(&article, reading)
    let (draft, isEmbedded) = Self.bestDraft(&reading, metadata, &selection)
    if let draft {
      article.blocks = draft.blocks()
      article.images = draft.pictures().map(PictureCredit.separate)
      article.embeds = draft.shownEmbeds()
      if selection?.authors == nil,
        article.authors.isEmpty || metadata.authors.isSiteOnly
          || article.authors.allSatisfy(AuthorName.isCompany)
      {
        let names = Signature.names(draft)
        if !names.isEmpty { (article.authors, article.authorKind) = (names, nil) }
      }
      article.image = leadImage(reading, metadata, draft, isEmbedded: isEmbedded, among: article.images)
      reading.log = draft.log
    }
    let quality = Quality(
      isEmbedded ? draft?.reading ?? reading : reading, metadata, draft, article, isListed: hints.isListed)
    let textBytes = article.blocks.reduce(0) { $0 + $1.text.utf8.count }
    let errorPage = ErrorPage.find(reading, metadata, textBytes: textBytes)
    article.pageType = quality.pageType
    article.quality = quality.score
    selection?.settle(&article)
    if errorPage != nil { article.pageType = .other }
    if article.pageType == .other, article.datePublished == nil, article.dateModified == nil {
      let dates = PageDates.find(in: document, url: article.url)
      (article.datePublished, article.dateModified) = (dates.published, dates.modified)
    }
    return Extraction(
      article: article, removals: reading.log.removals,
      choices: options.explains ? (selection?.choices ?? []) + metadata.choices(article) : [],
      errorPage: errorPage)
  }

  /// The lead image, chosen once the body's pictures are known.
  private func leadImage(
    _ reading: borrowing PageInWork, _ metadata: borrowing Metadata, _ draft: ArticleDraft, isEmbedded: Bool,
    among pictures: [ImageReference]
  ) -> ImageReference? {
    let chosen: ImageReference?
    if isEmbedded {
      chosen = LeadImage.choose(metadata.images.candidates, among: pictures)
    } else {
      let region = min(metadata.facts.firstHeadings.first ?? draft.container, draft.container)
      let start = max(0, min(region - 60, draft.container))
      chosen = LeadImage.choose(
        metadata.images.candidates, in: reading, start..<reading.document.end(draft.container),
        preloaded: metadata.facts.preloadedImages, body: pictures, authors: draft.authors)
    }
    return chosen.map(PictureCredit.separate)
  }

  /// Looked at to tell binary data, which is full of zeros, from text, which has one by accident at most.
  private static let headBytes = 4_096
  private static let leastBinaryZeros = 4

  /// With less than this the page is read again, trusting fewer signs of furniture, and then what it carries
  /// for its own script.
  private static let minimumProseBytes = 400

  private static func bestDraft(
    _ reading: inout PageInWork, _ metadata: borrowing Metadata, _ selection: inout RuleSelection?
  ) -> (draft: ArticleDraft?, isEmbedded: Bool) {
    if !reading.chosen.isEmpty {
      for isCautious in [false, true] {
        guard let draft = draft(reading, metadata, isCautious: isCautious), draft.firstKept != nil
        else { continue }
        return (draft, false)
      }
      // What the rule chose has no text: the page is read as if it had chosen nothing.
      selection?.dropContent()
      reading.chosen = []
    }
    let draft = draft(reading, metadata, isCautious: false)
    let bytes = draft?.proseBytes ?? 0
    guard bytes < minimumProseBytes else { return (draft, false) }
    if let cautious = Self.draft(reading, metadata, isCautious: true), cautious.proseBytes > 2 * bytes,
      cautious.proseBytes >= minimumProseBytes
    {
      return (cautious, false)
    }
    if let html = EmbeddedBody.html(in: reading.document.source, metadata.facts.linkedData) {
      let body = PageInWork(
        HTMLDocument(utf8: html), url: reading.address, explains: reading.log.isOn)
      if let embedded = Self.draft(body, metadata, isCautious: true),
        embedded.proseBytes > 2 * max(bytes, minimumProseBytes / 2)
      {
        return (embedded, true)
      }
    }
    guard draft?.firstKept == nil, reading.isMostlyPlain else { return (draft, false) }
    // Not a sentence anywhere: short lines are all that the page has.
    reading.isBare = true
    return (Self.draft(reading, metadata, isCautious: false), false)
  }

  /// Steps 4 to 6. A cautious reading takes out only what is no text by its kind.
  private static func draft(
    _ pristine: PageInWork, _ metadata: borrowing Metadata, isCautious: Bool
  ) -> ArticleDraft? {
    var reading = pristine
    removeFurniture(&reading, isCautious: isCautious)
    var builder = BlockBuilder(reading)
    let container: Int
    if reading.chosen.isEmpty, reading.isBare {
      container = reading.wholeContainer
      builder.read(container)
    } else if reading.chosen.isEmpty {
      guard let choice = Candidates(reading.outline.lines, reading.document).best(reading) else { return nil }
      container = choice.node
      builder.read(container)
    } else {
      container = reading.document.ancestor(of: reading.chosen)
      for node in reading.chosen { builder.read(node) }
    }
    let draft = ArticleDraft(builder, container: container, metadata: metadata, log: reading.log)
    removeLines(draft)
    Standfirst.settle(draft)
    // A rule says where the text begins.
    guard reading.chosen.isEmpty else { return draft }
    draft.prepend(Standfirst.read(reading, metadata, before: draft))
    return draft
  }

  private static func removeLines(_ draft: ArticleDraft) {
    guard !draft.reading.isBare else {
      HeadRemoval.removeHeadlineAndBylines(from: draft)
      TeaserRemoval.removeLinkedLines(from: draft)
      PictureRemoval.apply(to: draft)
      return
    }
    BannerAdvertisement.apply(to: draft)
    CaptionBelowPicture.apply(to: draft)
    TeaserRemoval.removeNotices(from: draft)
    HeadRemoval.apply(to: draft)
    TeaserRemoval.apply(to: draft)
    RelatedSectionRemoval.apply(to: draft)
    BoxRemoval.apply(to: draft)
    RepeatRemoval.apply(to: draft)
    TailSectionRemoval.apply(to: draft)
    TailRemoval.apply(to: draft)
    EmptyHeadingRemoval.apply(to: draft)
    PictureRemoval.apply(to: draft)
  }

  private static func removeFurniture(_ reading: inout PageInWork, isCautious: Bool) {
    let sums = LineSums(reading.outline.lines)
    if !isCautious { HiddenRemoval.apply(to: &reading, sums: sums) }
    RoleRemoval.apply(to: &reading, sums: sums)
    guard !isCautious, !reading.isBare else { return }
    ClassNameRemoval.apply(to: &reading, sums: sums)
    InlineCardRemoval.apply(to: &reading)
    LinkListRemoval.apply(to: &reading, sums: LineSums(reading.outline.lines))
    CardListRemoval.apply(to: &reading, sums: LineSums(reading.outline.lines))
    SecondArticleRemoval.apply(to: &reading, sums: LineSums(reading.outline.lines))
  }
}
