/// Evidence as text, so that it can be had on one machine and matched on another. It has what a match needs; the words that a reader
/// is shown are not in it.
extension StoryEvidence {
  /// Language, day (`-` where it is not known) and items (`kind:hash:weight`), with spaces between them.
  public var text: String {
    let items = items.map { "\($0.kind.rawValue):\(String($0.hash, radix: 16)):\($0.weight)" }
    return ([language, day.map(String.init) ?? "-"] + items).joined(separator: " ")
  }

  /// Nil where it is no such text.
  public init?(text: some StringProtocol) {
    let fields = text.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count >= 2, fields[1] == "-" || Int(fields[1]) != nil else { return nil }
    var items: [Item] = []
    for field in fields.dropFirst(2) {
      let parts = field.split(separator: ":")
      guard parts.count == 3, let kind = Kind(rawValue: String(parts[0])),
        let hash = UInt64(parts[1], radix: 16),
        let weight = Int(parts[2]), (1...15).contains(weight)
      else { return nil }
      items.append(Item(kind: kind, text: "", weight: weight, hash: hash))
    }
    self.init(language: String(fields[0]), day: Int(fields[1]), items: items)
  }
}
