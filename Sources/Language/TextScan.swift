/// One look over a text that tells which passes have something to do: clean text costs this look and nothing else.
///
/// Each code point has a class, and an automaton over the classes follows the vowels of each word: it knows where a tone mark can
/// stand. What it reports may turn out to be right as it is (a foreign word, a name); what it does not report is right.
struct TextScan {
  struct Findings: OptionSet {
    var rawValue: UInt32
    /// Combining marks or code points that are not in NFC.
    static let composition = Findings(rawValue: 1 << 6)
    /// White space other than single spaces and line feeds.
    static let whiteSpace = Findings(rawValue: 1 << 18)
    /// Controls, zero-width and bidirectional characters, tags.
    static let invisible = Findings(rawValue: 1 << 8)
    /// Ð and ð, Cyrillic, Greek, full-width letters.
    static let lookAlikes = Findings(rawValue: 1 << 9)
    /// Characters that both windows-1252 and Vietnamese 8-bit encodings have.
    static let latin1 = Findings(rawValue: 1 << 10)
    /// Ã, Ä, Æ, » and the like, which UTF-8 read as windows-1252 is full of.
    static let doubleUTF8 = Findings(rawValue: 1 << 11)
    /// ^, which VIQR cannot do without.
    static let caret = Findings(rawValue: 1 << 12)
    /// C1 controls.
    static let c1Controls = Findings(rawValue: 1 << 13)
    /// A letter that of all languages only Vietnamese uses (or hardly any other does).
    static let vietnamese = Findings(rawValue: 1 << 14)
    static let nonASCII = Findings(rawValue: 1 << 15)
    /// A tone mark that the old style would put elsewhere; that the new style would.
    static let notOldStyle = Findings(rawValue: 1 << 16)
    static let notNewStyle = Findings(rawValue: 1 << 17)
  }

  static func findings(in bytes: [UInt8]) -> Findings {
    let machine = ScanMachine.shared
    let span = bytes.span
    let info = machine.info.span
    let transitions = machine.transitions.span
    var seen: UInt32 = 0
    var state = ScanMachine.lineStart
    var index = 0
    while index < span.count {
      let lead = span[index]
      var properties: UInt32
      if lead < 0x80 {
        properties = info[Int(lead)]
        index += 1
      } else {
        let (value, length) = codePoint(in: span, at: index)
        properties = value < UInt32(info.count) ? info[Int(value)] : machine.infoBeyond(value)
        index += length
      }
      seen |= properties
      state = transitions[Int(state & 63) << 5 | Int(properties & 31)]
      seen |= UInt32(state & ~63) << ScanMachine.findingsShift
    }
    state = transitions[Int(state & 63) << 5 | ScanMachine.lineEndClass]
    seen |= UInt32(state & ~63) << ScanMachine.findingsShift
    return Findings(rawValue: seen & ~63)
  }
}
