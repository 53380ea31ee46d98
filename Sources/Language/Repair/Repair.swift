/// The passes that need no language, in their order, and the log of those that changed something.
struct Repair {
  /// The names that a record's `normalization` may hold, in the order of the passes. `charset:<label>` stands before them.
  static let order = [
    "viscii", "tcvn3", "vps", "vni", "windows-1258", "viqr", "double-utf8", "c1-controls", "nfc",
    "mark-order", "invisible",
    "white-space", "punctuation", "look-alikes", "tone-marks",
  ]

  /// What a scan may find in a text that needs no repair.
  static let harmless: TextScan.Findings = [.nonASCII, .vietnamese]

  /// Passes that changed something.
  private var changed = Set<String>()

  var names: [String] { Self.order.filter(changed.contains) }

  mutating func note(_ name: String, _ isChanged: Bool) {
    if isChanged { changed.insert(name) }
  }

  /// What a pass takes out may have parted what another one looks for (a letter and its mark, two bytes of one character):
  /// the passes go over the text again until nothing changes, as long as texts made to defeat them do not.
  private static let maximumRounds = 6

  /// - Parameters:
  ///   - encoding: what the text's bytes were, where they were read as windows-1252.
  ///   - collapses: false for code, whose inner spaces mean something.
  mutating func apply(
    to text: inout MarkedText, encoding: LegacyEncoding?, lineBreaks: WhiteSpace.LineBreaks,
    collapses: Bool = true
  ) {
    for round in 0..<Self.maximumRounds {
      let isClean = text.findings.isSubset(of: Self.harmless.union([.notOldStyle, .notNewStyle]))
      guard !isClean || (lineBreaks == .joined && (!changed.isEmpty || text.hasBreaksOrEdges)) else { return }
      let before = text.editCount
      applyOnce(
        to: &text, encoding: round == 0 ? encoding : nil, lineBreaks: lineBreaks, collapses: collapses)
      guard text.editCount != before else { return }
    }
  }

  private mutating func applyOnce(
    to text: inout MarkedText, encoding: LegacyEncoding?, lineBreaks: WhiteSpace.LineBreaks, collapses: Bool
  ) {
    var findings = text.findings
    if let encoding, findings.contains(.latin1), !findings.contains(.vietnamese) {
      note(encoding.name, LegacyRepair.apply(encoding, to: &text))
      findings = text.findings
    }
    if findings.contains(.caret), !findings.contains(.nonASCII) {
      let isDecoded = VIQR.apply(to: &text)
      note("viqr", isDecoded)
      if isDecoded { findings = text.findings }
    }
    if findings.contains(.doubleUTF8) {
      let isDecoded = DoubleUTF8.apply(to: &text, isExpected: changed.contains("double-utf8"))
      note("double-utf8", isDecoded)
      if isDecoded { findings = text.findings }
    }
    if findings.contains(.c1Controls) { note("c1-controls", Windows1252.repairC1(&text)) }
    if findings.contains(.composition) {
      note("nfc", CanonicalComposition.apply(to: &text))
      note("mark-order", MarkOrder.apply(to: &text))
    }
    if !findings.isDisjoint(with: [.invisible, .c1Controls]) {
      note("invisible", InvisibleCharacters.apply(to: &text))
    }
    // What was taken out or decoded may have left spaces side by side.
    guard
      findings.contains(.whiteSpace) || !changed.isEmpty || (lineBreaks == .joined && text.hasBreaksOrEdges)
    else { return }
    note("white-space", WhiteSpace.apply(to: &text, lineBreaks: lineBreaks, collapses: collapses))
  }
}

extension MarkedText {
  /// A line feed anywhere, or a space at an end: white space that a block does not have.
  fileprivate var hasBreaksOrEdges: Bool { bytes.first == 0x20 || bytes.last == 0x20 || bytes.contains(0x0A) }
}
