internal import Model

/// The running text of one Markdown paragraph: marks, links and pictures taken out of their signs.
struct MarkdownInline {
  private(set) var text = MarkedText(bytes: [], marks: [])
  private(set) var images: [ImageReference] = []
  /// Where hard breaks part the text.
  private(set) var breaks: [Int] = []
  /// Pictures that lead elsewhere.
  private var linkedImages = 0

  private let source: [UInt8]
  private let base: WebURL?
  private var inline = InlineText()
  /// The closing bracket of each opening one, and the closing signs of each run of emphasis.
  private var brackets: [Int: Int] = [:]
  private var signs: [Int: [Sign]] = [:]
  private var pending: [(end: Int, next: Int, kind: Block.Mark.Kind?)] = []

  private static let maximumDestinationBytes = 1_024
  /// Inside one another, in an address; CommonMark asks for at least three.
  private static let maximumParentheses = 32

  private enum Sign {
    case open(Block.Mark.Kind, length: Int)
    case close(Block.Mark.Kind, length: Int)
  }

  init(_ source: [UInt8], base: WebURL?) {
    self.source = source
    self.base = base
    matchBrackets()
    matchEmphasis()
    read()
    text = inline.take()
  }

  /// Nothing but linked pictures: a banner.
  var isAdvertisement: Bool {
    linkedImages > 0 && linkedImages == images.count
      && text.bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A }
  }

  // MARK: Matching

  private mutating func matchBrackets() {
    var open: [Int] = []
    var index = 0
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: "]"): if let start = open.popLast() { brackets[start] = index }
      default: break
      }
      index += 1
    }
  }

  private struct Run {
    var index: Int
    var byte: UInt8
    var count: Int
    var canOpen: Bool
    var canClose: Bool
  }

  /// Pairs runs of `*` and `_` as CommonMark §6.2 does, the nearest opener first.
  private mutating func matchEmphasis() {
    var openers: [Run] = []
    for var run in runs() {
      if run.canClose {
        while run.count > 0,
          let position = openers.suffix(32).lastIndex(where: { $0.byte == run.byte && $0.count > 0 })
        {
          let length = min(openers[position].count, run.count) >= 2 ? 2 : 1
          let kind: Block.Mark.Kind = length == 2 ? .strong : .emphasis
          openers[position].count -= length
          let openIndex = openers[position].index + openers[position].count
          signs[openIndex, default: []].append(.open(kind, length: length))
          signs[run.index, default: []].append(.close(kind, length: length))
          run.index += length
          run.count -= length
          openers.removeSubrange((position + 1)...)
          if openers[position].count == 0 { openers.removeLast() }
        }
      }
      if run.canOpen, run.count > 0 { openers.append(run) }
    }
  }

  private func runs() -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "`") {
        index = codeSpanEnd(index) ?? endOfRun(index)
        continue
      }
      if byte == UInt8(ascii: "]"), index + 1 < source.count, source[index + 1] == UInt8(ascii: "("),
        let end = destinationEnd(index + 1)
      {
        index = end
        continue
      }
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") else {
        index += 1
        continue
      }
      var end = index
      while end < source.count, source[end] == byte { end += 1 }
      let before = index > 0 ? source[index - 1] : 0x20
      let after = end < source.count ? source[end] : 0x20
      let leftFlanking =
        !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before))
      let rightFlanking =
        !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after))
      let isUnderscore = byte == UInt8(ascii: "_")
      runs.append(
        Run(
          index: index, byte: byte, count: end - index,
          canOpen: leftFlanking && (!isUnderscore || !rightFlanking || isPunctuation(before)),
          canClose: rightFlanking && (!isUnderscore || !leftFlanking || isPunctuation(after))))
      index = end
    }
    return runs
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60)
      || (byte >= 0x7B && byte <= 0x7E)
  }

  // MARK: Reading

  private mutating func read() {
    var index = 0
    while index <= source.count {
      while let last = pending.last, last.end == index {
        if let kind = last.kind { inline.closeMark(kind) }
        index = last.next
        pending.removeLast()
      }
      guard index < source.count else { break }
      index = readOne(index)
    }
  }

  private mutating func readOne(_ index: Int) -> Int {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "\\"):
      if index + 1 < source.count, source[index + 1] == 0x0A {
        breaks.append(inline.bytes.count)
        return index + 2
      }
      guard index + 1 < source.count, isPunctuation(source[index + 1]) else { return literal(index, 1) }
      return literal(index + 1, 1)
    case UInt8(ascii: "`"): if let end = readCode(index) { return end }
    case UInt8(ascii: "!"):
      if index + 1 < source.count, source[index + 1] == UInt8(ascii: "["), let end = readImage(index + 1) {
        return end
      }
    case UInt8(ascii: "["): if let next = readLink(index) { return next }
    case UInt8(ascii: "<"): if let end = readAngle(index) { return end }
    case UInt8(ascii: "*"), UInt8(ascii: "_"): if let end = readSigns(index) { return end }
    case UInt8(ascii: "&"):
      if let reference = HTMLEntities.reference(in: source.span, at: index) {
        return literal(index, reference.length)
      }
    case 0x0A:
      if source[max(0, index - 2)..<index].elementsEqual("  ".utf8) { breaks.append(inline.bytes.count) }
      inline.appendSpace()
      return index + 1
    default: break
    }
    return literal(index, 1)
  }

  private mutating func literal(_ index: Int, _ count: Int) -> Int {
    let source = source
    inline.append(source.span, index..<index + count)
    return index + count
  }

  private mutating func readSigns(_ index: Int) -> Int? {
    guard let found = signs[index] else { return nil }
    var next = index
    for sign in found {
      switch sign {
      case .open(let kind, let length):
        _ = inline.openMark(kind)
        next += length
      case .close(let kind, let length):
        inline.closeMark(kind)
        next += length
      }
    }
    return next
  }

  /// Behind the run of one sign that begins there.
  private func endOfRun(_ index: Int) -> Int {
    var end = index
    while end < source.count, source[end] == source[index] { end += 1 }
    return end
  }

  private func codeSpanEnd(_ index: Int) -> Int? {
    let count = endOfRun(index) - index
    var next = index + count
    let limit = min(source.count, next + 2_000)
    while next < limit {
      guard source[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let run = endOfRun(next) - next
      next += run
      if run == count { return next }
    }
    return nil
  }

  private mutating func readCode(_ index: Int) -> Int? {
    let count = endOfRun(index) - index
    guard let end = codeSpanEnd(index) else { return literal(index, count) }
    _ = inline.openMark(.code)
    let range = index + count..<end - count
    for position in range { inline.append(verbatim: source[position]) }
    inline.closeMark(.code)
    return end
  }

  private mutating func readImage(_ bracket: Int) -> Int? {
    guard let close = brackets[bracket], let (url, caption, end) = destination(close + 1) else { return nil }
    let alt = HTMLText.trimmed(Array(source[bracket + 1..<close]))
    if let resolved = WebURL(url, base: base), resolved.isHTTP {
      images.append(ImageReference(url: resolved.string, alt: alt, caption: caption))
      if case .link(let target, _)? = pending.last?.kind, !Self.isPicture(target) { linkedImages += 1 }
    }
    return end
  }

  /// A link to the picture itself, in a larger version.
  private static func isPicture(_ url: String) -> Bool {
    let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
    return [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { path.hasSuffix($0) }
  }

  private mutating func readLink(_ bracket: Int) -> Int? {
    guard pending.isEmpty, let close = brackets[bracket], let (url, _, end) = destination(close + 1) else {
      return nil
    }
    let kind: Block.Mark.Kind? = WebURL(url, base: base).flatMap {
      $0.isHTTP ? .link(url: $0.string, rel: nil) : nil
    }
    if let kind { _ = inline.openMark(kind) }
    pending.append((close, end, kind))
    return bracket + 1
  }

  /// `<https://…>` and tags of HTML, which are left out.
  private mutating func readAngle(_ index: Int) -> Int? {
    let limit = min(source.count, index + 2_000)
    guard let end = ByteSearch.first(UInt8(ascii: ">"), in: source, from: index, to: limit), end > index + 1
    else { return nil }
    let inner = String(decoding: source[index + 1..<end], as: UTF8.self)
    if inner.hasPrefix("http://") || inner.hasPrefix("https://"), let url = WebURL(inner, base: nil) {
      let kind = Block.Mark.Kind.link(url: url.string, rel: nil)
      let source = source
      _ = inline.openMark(kind)
      inline.append(source.span, index + 1..<end)
      inline.closeMark(kind)
      return end + 1
    }
    let first = source[index + 1]
    guard
      first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first == UInt8(ascii: "/") || first == UInt8(ascii: "!")
    else { return nil }
    return end + 1
  }

  // MARK: Destinations

  private func destinationEnd(_ parenthesis: Int) -> Int? { destination(parenthesis)?.end }

  /// `(address "title")` from its opening parenthesis on.
  private func destination(_ parenthesis: Int) -> (url: String, title: String?, end: Int)? {
    guard parenthesis < source.count, source[parenthesis] == UInt8(ascii: "(") else { return nil }
    var index = parenthesis + 1
    while index < source.count, isBlank(source[index]) { index += 1 }
    var url: [UInt8] = []
    if index < source.count, source[index] == UInt8(ascii: "<") {
      index += 1
      while index < source.count, source[index] != UInt8(ascii: ">"), url.count < Self.maximumDestinationBytes
      {
        // CommonMark §6.3: neither may stand there as it is.
        if source[index] == UInt8(ascii: "<") || source[index] == 0x0A { return nil }
        if source[index] == UInt8(ascii: "\\"), index + 1 < source.count { index += 1 }
        url.append(source[index])
        index += 1
      }
      index += 1
    } else {
      var depth = 0
      while index < source.count, !isBlank(source[index]), url.count < Self.maximumDestinationBytes {
        if source[index] == UInt8(ascii: "(") {
          depth += 1
          if depth > Self.maximumParentheses { return nil }
        }
        if source[index] == UInt8(ascii: ")") {
          guard depth > 0 else { break }
          depth -= 1
        }
        if source[index] == UInt8(ascii: "\\"), index + 1 < source.count, isPunctuation(source[index + 1]) {
          index += 1
        }
        url.append(source[index])
        index += 1
      }
    }
    while index < source.count, isBlank(source[index]) { index += 1 }
    let title = title(&index)
    while index < source.count, isBlank(source[index]) { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: ")") else { return nil }
    return (String(decoding: url, as: UTF8.self), title, index + 1)
  }

  private func title(_ index: inout Int) -> String? {
    guard index < source.count, source[index] == UInt8(ascii: "\"") || source[index] == UInt8(ascii: "'")
    else {
      return nil
    }
    let quote = source[index]
    index += 1
    var title: [UInt8] = []
    while index < source.count, source[index] != quote, title.count < Self.maximumDestinationBytes {
      if source[index] == UInt8(ascii: "\\"), index + 1 < source.count { index += 1 }
      title.append(source[index])
      index += 1
    }
    index += 1
    return HTMLText.trimmed(title)
  }
}
