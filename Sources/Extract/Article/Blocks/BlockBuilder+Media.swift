internal import Model

extension BlockBuilder {
  private static let skipped: HTMLTagSet = [
    .script, .style, .template, .iframe, .object, .video, .audio, .canvas, .svg, .select,
    .textarea, .input,
    .datalist, .map, .source, .track,
  ]
  /// A caption longer than this is text that happens to be called one.
  static let maximumCaptionBytes = 1_500

  /// Pictures, captions and what has no text; nil where the element is read like any other.
  mutating func enterMedia(_ node: Int, _ tag: HTMLTag, _ end: Int) -> Int? {
    if ImageSource.isImage(reading.document, node) {
      image(node)
      return end
    }
    if tag == .noscript {
      // The picture that a lazy loader will show.
      for inner in node..<lookAheadEnd(node) where reading.document.nodes[inner].tag == .img { image(inner) }
      return end
    }
    if tag == .iframe || tag == .video || tag == .audio { embed(node, tag) }
    if Self.skipped.contains(tag) { return end }
    if tag == .figcaption || (isCaption(node, tag) && !holdsImage(node)) {
      let maximumBytes = tag == .figcaption ? Int.max : Self.maximumCaptionBytes + 1
      guard let text = reading.document.text(of: node, maximumBytes: maximumBytes) else { return end }
      guard text.utf8.count <= Self.maximumCaptionBytes || tag == .figcaption else { return nil }
      caption(text, node)
      return end
    }
    if tag == .figure || (isCaption(node, tag) && holdsImage(node)), !holdsProse(node) {
      figure(node, end)
      return end
    }
    return nil
  }

  private func isCaption(_ node: Int, _ tag: HTMLTag) -> Bool {
    reading.outline.traits[node].contains(.caption) && !reading.outline.traits[node].isBody && tag != .a
      && tag != .article && tag != .body && tag != .table && tag != .tr && tag != .tbody
  }

  /// What a look ahead reads of an element: enough for any figure, and bounded where elements nest.
  private func lookAheadEnd(_ node: Int) -> Int { min(reading.document.end(node), node + 500) }

  private func holdsImage(_ node: Int) -> Bool {
    reading.document.nodes[node..<lookAheadEnd(node)].contains { $0.tag == .img }
  }

  /// A quote, a table, code or several paragraphs: a figure around them is no picture.
  private func holdsProse(_ node: Int) -> Bool {
    var paragraphs = 0
    for inner in node..<lookAheadEnd(node) {
      switch reading.document.nodes[inner].tag {
      case .blockquote, .table, .pre, .ul, .ol, .h2, .h3: return true
      case .p: paragraphs += 1
      default: break
      }
    }
    return paragraphs > 3
  }

  /// A picture with its caption: all text inside belongs to it.
  private mutating func figure(_ node: Int, _ end: Int) {
    flush()
    let first = images.count
    var inner = node + 1
    var captions: [String] = []
    var lastLine = -1
    while inner < end {
      if reading.outline.isRemoved[inner] {
        inner = reading.document.end(inner)
        continue
      }
      let tag = reading.document.nodes[inner].tag
      if ImageSource.isImage(reading.document, inner) {
        image(inner)
      } else if Self.skipped.contains(tag) {
        if tag == .iframe || tag == .video || tag == .audio { embed(inner, tag) }
        inner = reading.document.end(inner)
        continue
      } else if tag == .text {
        let line = Int(reading.outline.blockOwner[inner])
        // White space behind a paragraph of the caption would bring all of it once more.
        if line != lastLine, reading.document.text(of: inner) != nil,
          let text = reading.document.text(of: line == node ? inner : line)
        {
          captions.append(text)
          lastLine = line
          inner = line == node ? inner + 1 : max(inner + 1, reading.document.end(line))
          continue
        }
      }
      inner += 1
    }
    if !captions.isEmpty, first < images.count, images[images.count - 1].reference.caption == nil {
      images[images.count - 1].reference.caption = captions.joined(separator: " ")
    }
  }

  private mutating func caption(_ text: String, _ node: Int) {
    guard let last = images.indices.last, images[last].draftCountBefore == drafts.count,
      images[last].reference.caption == nil
    else { return }
    images[last].reference.caption = text
  }

  // MARK: Pictures

  /// Smaller ones are icons and counting pixels.
  private static let minimumSide = 40

  private mutating func image(_ node: Int) {
    guard images.count < Self.maximumImages, let source = ImageSource.best(reading, node),
      let url = reading.resolve(source)
    else { return }
    let width = reading.document.value(.width, of: node).flatMap { Int($0) }
    let height = reading.document.value(.height, of: node).flatMap { Int($0) }
    if let width, width < Self.minimumSide { return }
    if let height, height < Self.minimumSide { return }
    // On a line of its own: what was written above it stands before it.
    if inline.bytes.last == 0x0A { flush() }
    guard !images.suffix(3).contains(where: { $0.reference.url == url }) else { return }
    var reference = ImageReference(url: url)
    reference.alt = reading.document.value(.alt, of: node).flatMap(HTMLText.plain)
    (reference.width, reference.height) = (width, height)
    images.append(DraftImage(reference: reference, node: node, draftCountBefore: drafts.count))
  }
}
