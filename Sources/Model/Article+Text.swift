extension Article {
  /// Main content as plain text, one block a line.
  public var text: String {
    var text = ""
    text.reserveCapacity(blocks.reduce(0) { $0 + $1.text.utf8.count + 1 })
    for (index, block) in blocks.enumerated() {
      if index > 0 { text += "\n" }
      text += block.text
    }
    return text
  }
}
