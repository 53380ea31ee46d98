public import Model

extension Normalizer {
  /// Completes a drafted article in place.
  ///
  /// Normalises the text of every field and block (marks and cell ends keep their place, blocks that become empty are dropped),
  /// then sets `language`, `languageConfidence`, `languages`, the blocks' `language` where it differs, `normalization`, `mentions`
  /// and `wordCount`.
  public func normalize(_ article: inout Article) {
    var repair = Repair()
    let encoding = legacyEncoding(of: article)
    for index in article.blocks.indices {
      let collapses = article.blocks[index].kind != .code
      article.blocks[index].edit { text in
        repair.apply(to: &text, encoding: encoding, lineBreaks: .joined, collapses: collapses)
        if collapses { unifyPunctuation(&text, &repair) }
      }
    }
    // After the blocks, which tell what to expect of short texts.
    article.forEachField { text in
      var marked = MarkedText(text)
      repair.apply(to: &marked, encoding: encoding, lineBreaks: .joined)
      unifyPunctuation(&marked, &repair)
      text = marked.text
    }
    dropEmpty(&article)
    var table = identify(&article)
    if repairVietnamese(&article, &repair) { table = Self.tokens(of: article) }
    article.normalization = repair.names
    if let charset = article.charset?.lowercased(), charset != "utf-8", charset != "utf8" {
      article.normalization.insert("charset:" + charset, at: 0)
    }
    if options.findsMentions { findMentions(&article, table) }
    // What fields were identified with the blocks come after them.
    let end = article.blocks.isEmpty ? 0 : table.lines[article.blocks.count - 1].tokens.upperBound
    article.wordCount = WordCount.count(table.tokens[..<end], of: table)
  }

  /// In the blocks, offset by where each stands in the article's text.
  private func findMentions(_ article: inout Article, _ table: TokenTable) {
    var lines: [(number: Int, isVietnamese: Bool)] = []
    for (number, block) in article.blocks.enumerated() where block.kind != .code {
      lines.append((number, (block.language ?? article.language) == .vietnamese))
    }
    article.mentions = Mentions.find(in: table, lines, published: article.datePublished)
  }

  /// Looks at the title and at those blocks that could be legacy text, together.
  private func legacyEncoding(of article: Article) -> LegacyEncoding? {
    var sample: [UInt8] = []
    for text in [article.title ?? ""] + article.blocks.map(\.text)
    where sample.count < 64 * 1024 && !text.utf8Span.isKnownASCII {
      let bytes = Array(text.utf8)
      let findings = TextScan.findings(in: bytes)
      guard findings.contains(.latin1), !findings.contains(.vietnamese) else { continue }
      sample.append(contentsOf: bytes)
      sample.append(0x0A)
    }
    return sample.isEmpty ? nil : LegacyRepair.detect(in: sample)
  }

  private func dropEmpty(_ article: inout Article) {
    // Pictures stand after a number of blocks; dropped ones no longer count.
    var kept = 0
    var keptBefore = [0]
    for block in article.blocks {
      if !block.text.isEmpty { kept += 1 }
      keptBefore.append(kept)
    }
    guard kept < article.blocks.count else { return }
    for index in article.images.indices {
      guard let count = article.images[index].blockCountBefore, keptBefore.indices.contains(count) else {
        continue
      }
      article.images[index].blockCountBefore = keptBefore[count]
    }
    for index in article.embeds.indices
    where keptBefore.indices.contains(article.embeds[index].blockCountBefore) {
      article.embeds[index].blockCountBefore = keptBefore[article.embeds[index].blockCountBefore]
    }
    var startsGroup = false
    var blocks: [Block] = []
    for var block in article.blocks {
      if block.text.isEmpty {
        startsGroup = startsGroup || block.startsGroup
      } else {
        if startsGroup, blocks.last?.kind == block.kind { block.startsGroup = true }
        startsGroup = false
        blocks.append(block)
      }
    }
    article.blocks = blocks
  }

  /// The blocks, which have no line feeds and are not empty, a line each.
  private static func tokens(of article: Article, and fields: [String] = []) -> TokenTable {
    var text: [UInt8] = []
    for part in article.blocks.lazy.map(\.text) + fields {
      text.append(contentsOf: part.utf8)
      text.append(0x0A)
    }
    return TokenTable(text)
  }

  /// Sets the languages; the tokens that told.
  private func identify(_ article: inout Article) -> TokenTable {
    let hasBody = article.blocks.contains { $0.text.utf8.count > 80 }
    let fields = hasBody ? [] : [article.title, article.description].compactMap { $0 }
    let table = Self.tokens(of: article, and: fields)
    let (whole, lines) = LanguageIdentifier().identify(
      table, declared: article.languageDeclared, findsSpans: false)
    article.language = whole.language
    article.languageConfidence = whole.confidence
    article.languages = whole.shares
    for index in article.blocks.indices where index < lines.count {
      let language = LanguageTag(canonical: lines[index].verdict.language)
      let isTold = language != .undetermined && language != whole.language
      article.blocks[index].language = isTold ? language : nil
    }
    return table
  }

  /// Whether a block was changed.
  private func repairVietnamese(_ article: inout Article, _ repair: inout Repair) -> Bool {
    if article.language == .vietnamese {
      article.forEachField { text in
        var marked = MarkedText(text)
        repairVietnamese(&marked, in: [0..<marked.bytes.count], &repair)
        text = marked.text
      }
    }
    var isRepaired = false
    for index in article.blocks.indices where article.blocks[index].kind != .code {
      guard (article.blocks[index].language ?? article.language) == .vietnamese else { continue }
      article.blocks[index].edit { text in
        if repairVietnamese(&text, in: [0..<text.bytes.count], &repair) { isRepaired = true }
      }
    }
    return isRepaired
  }
}

extension Article {
  /// All its short texts but the blocks'. Those that become empty are taken away.
  fileprivate mutating func forEachField(_ body: (inout String) -> Void) {
    func edit(_ text: inout String?) {
      guard var value = text else { return }
      body(&value)
      text = value.isEmpty ? nil : value
    }
    func edit(_ texts: inout [String]) {
      for index in texts.indices { body(&texts[index]) }
      texts.removeAll(where: \.isEmpty)
    }
    edit(&title)
    edit(&description)
    edit(&authors)
    edit(&section)
    edit(&tags)
    edit(&publisher)
    if image != nil {
      edit(&image!.alt)
      edit(&image!.caption)
      edit(&image!.credit)
    }
    for index in images.indices {
      edit(&images[index].alt)
      edit(&images[index].caption)
      edit(&images[index].credit)
    }
    for index in embeds.indices { edit(&embeds[index].title) }
  }
}

extension Block {
  /// Changes the text and moves what points into it.
  fileprivate mutating func edit(_ body: (inout MarkedText) -> Void) {
    let bytes = Array(text.utf8)
    var anchors = cellEnds
    for mark in marks { anchors += [mark.range.lowerBound, mark.range.upperBound] }
    anchors = Set(anchors).sorted()
    var marked = MarkedText(bytes, anchors: anchors)
    body(&marked)
    guard marked.bytes != bytes else { return }
    text = marked.text
    func moved(_ offset: Int) -> Int {
      var low = 0
      var high = anchors.count
      while low < high {
        let middle = (low + high) / 2
        if anchors[middle] < offset { low = middle + 1 } else { high = middle }
      }
      return low < anchors.count ? marked.anchors[low] : offset
    }
    cellEnds = cellEnds.map(moved)
    marks = marks.compactMap { mark in
      let range = moved(mark.range.lowerBound)..<moved(mark.range.upperBound)
      return range.isEmpty ? nil : Mark(mark.kind, range)
    }
  }
}
