internal import Model

/// A block before it is certain that it belongs to the article, with what the later passes ask about it: told once, when
/// it is made.
final class DraftBlock {
  var block: Block
  /// Its text, folded.
  private(set) lazy var folded = FoldedText.fold(block.text)
  /// The block element that its text stands in.
  let node: Int
  /// UTF-8 bytes of the text that are links.
  let linkBytes: Int
  /// The same as a share of all of them.
  let linkShare: Double
  /// True where all of the text is emphasised.
  let isEmphasised: Bool
  /// True where all of the text is strong.
  let isStrong: Bool
  /// The last letter is a stop, a question or exclamation mark, or closes a quotation.
  let endsSentence: Bool
  private let isLongEnough: Bool
  /// True for what a quoted post says.
  var isPost = false
  var isRemoved = false
  /// Removed because its words name furniture: what stands in the same box is furniture too.
  var isLabel = false

  init(_ block: Block, node: Int, linkBytes: Int = 0, isEmphasised: Bool = false, isStrong: Bool = false) {
    self.block = block
    self.node = node
    self.linkBytes = linkBytes
    let length = block.text.utf8.count
    linkShare = Double(linkBytes) / Double(max(1, length))
    self.isEmphasised = isEmphasised
    self.isStrong = isStrong
    endsSentence = Self.endsSentence(block.text)
    isLongEnough = length - linkBytes >= (endsSentence ? 35 : 80)
  }

  /// Reads like sentences, and is no link.
  var isProse: Bool { isLongEnough && linkShare < 0.5 && block.kind != .heading }

  private static func endsSentence(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    var index = scalars.endIndex
    for _ in 0...maximumClosingMarks where index > scalars.startIndex {
      index = scalars.index(before: index)
      if !closes(scalars[index]) { return isStop(scalars[index]) }
    }
    return false
  }

  private static let maximumClosingMarks = 11

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", ")", "]", "”", "“", "»", "«", "’", "›": true
    default: false
    }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "…", "。", "！", "？", "؟", "।", ":": true
    // Urdu, Armenian, Ethiopic, Burmese, Khmer, Tibetan.
    case "۔", "։", "።", "။", "។", "།": true
    default: false
    }
  }

  /// A sentence ends before the text does.
  var holdsSentences: Bool {
    let bytes = Array(block.text.utf8)
    return bytes.indices.dropLast(2).contains { index in
      (bytes[index] == 0x2E || bytes[index] == 0x21 || bytes[index] == 0x3F) && bytes[index + 1] == 0x20
        && index > 20
    }
  }
}

/// A picture of the body, and how many drafts stand before it.
struct DraftImage {
  var reference: ImageReference
  var node: Int
  var draftCountBefore: Int
  var isRemoved = false
}

/// What the body shows of another place, and how many drafts stand before it.
struct DraftEmbed {
  var url: String
  var title: String?
  var draftCountBefore: Int
}
