internal import ASCII

extension HTMLParser {
  /// Steps over `<svg>` and all that it holds. It ends at its end tag, at the first tag that only HTML has, and at the end
  /// of an HTML element around it (HTML §13.2.6.5).
  mutating func drawing(_ source: Span<UInt8>) {
    var open = OpenDrawing()
    while let less = ByteSearch.first(UInt8(ascii: "<"), in: source, from: position), less + 1 < source.count
    {
      position = less
      if skipNonTag(source) { continue }
      let isEnd = source[less + 1] == UInt8(ascii: "/")
      position = less + (isEnd ? 2 : 1)
      let nameStart = position
      let tag = tagName(source)
      let isIntegrationPoint = tag == .title || Self.isIntegrationPoint(source, nameStart..<position)
      let first = attributes.count
      let isSelfClosing = readAttributes(source)
      attributes.removeLast(attributes.count - first)
      if tag == .svg {
        if open.step(isEnd, isSelfClosing, \.drawings) && open.drawings == 0 { return }
      } else if isIntegrationPoint {
        _ = open.step(isEnd, isSelfClosing, \.integrationPoints)
      } else if open.integrationPoints == 0 {
        if tag == .a, open.step(isEnd, isSelfClosing, \.links) { continue }
        guard isEnd ? endsDrawing(tag) : HTMLTagSet.breaksOutOfDrawings.contains(tag) else { continue }
        position = less
        return
      }
    }
    position = source.count
  }

  /// What is open in a drawing.
  private struct OpenDrawing {
    var drawings = 1
    /// HTML may stand in `<foreignObject>`, `<desc>` and `<title>` (HTML integration points).
    var integrationPoints = 0
    var links = 0

    /// - Returns: false for an end tag that nothing open answers to.
    mutating func step(_ isEnd: Bool, _ isSelfClosing: Bool, _ count: WritableKeyPath<OpenDrawing, Int>)
      -> Bool
    {
      if isEnd {
        guard self[keyPath: count] > 0 else { return false }
        self[keyPath: count] -= 1
      } else if !isSelfClosing {
        self[keyPath: count] += 1
      }
      return true
    }
  }

  /// Whether an end tag within a drawing, of an element that is none of its own, ends the drawing.
  private func endsDrawing(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .br: true
    case .unknown, .script, .style: false
    default: isOpen(tag)
    }
  }

  /// Steps over what begins with `<` and is no tag; true where it did.
  private mutating func skipNonTag(_ source: Span<UInt8>) -> Bool {
    let byte = source[position + 1]
    if byte.isASCIILetter { return false }
    if byte == UInt8(ascii: "/"), position + 2 < source.count, source[position + 2].isASCIILetter {
      return false
    }
    if byte != UInt8(ascii: "!") {
      position += 1
    } else if position + 2 < source.count, source[position + 2] == UInt8(ascii: "[") {
      characterData(source)
    } else {
      declaration(source)
    }
    return true
  }

  /// A CDATA section, which only drawings and formulas have.
  private mutating func characterData(_ source: Span<UInt8>) {
    position += 3
    while let greater = ByteSearch.first(UInt8(ascii: ">"), in: source, from: position) {
      position = greater + 1
      if source[greater - 1] == UInt8(ascii: "]"), source[greater - 2] == UInt8(ascii: "]") { return }
    }
    position = source.count
  }

  /// `foreignObject` or `desc`, in any case.
  private static func isIntegrationPoint(_ source: Span<UInt8>, _ name: Range<Int>) -> Bool {
    let wanted: StaticString
    switch name.count {
    case 4: wanted = "desc"
    case 13: wanted = "foreignobject"
    default: return false
    }
    return wanted.withUTF8Buffer { wanted in
      name.indices.allSatisfy { source[$0] | 0x20 == wanted[$0 - name.lowerBound] }
    }
  }
}
