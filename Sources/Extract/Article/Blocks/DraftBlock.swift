internal import Model

/// A block before it is certain that it belongs to the article, with what the later passes ask about it.
struct DraftBlock {
  var block: Block
  /// The block element that its text stands in.
  var node: Int
  /// UTF-8 bytes of the text that are links.
  var linkBytes: Int
  /// True where all of the text is emphasised.
  var isEmphasised = false
  /// True where all of the text is strong.
  var isStrong = false
  /// True for what a quoted post says.
  var isPost = false
  var isRemoved = false
  /// Removed because its words name furniture: what stands in the same box is furniture too.
  var isLabel = false

  var linkShare: Double { Double(linkBytes) / Double(max(1, block.text.utf8.count)) }
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
