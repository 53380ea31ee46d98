/// One look over a text that tells which passes have something to do: clean text costs this look and nothing else.
///
/// Each code point has a class, and an automaton over the classes follows the vowels of each word: it knows where a tone mark can
/// stand. What it reports may turn out to be right as it is (a foreign word, a name); what it does not report is right.
struct TextScan {
  struct Findings: OptionSet {
    var rawValue: UInt32
    /// Combining marks or code points that are not in NFC.
    static let composition = Findings(rawValue: 1 << 11)
    /// White space other than single spaces and line feeds.
    static let whiteSpace = Findings(rawValue: 1 << 20)
    /// Controls, zero-width and bidirectional characters, tags.
    static let invisible = Findings(rawValue: 1 << 12)
    /// Ð and ð, Cyrillic, Greek, full-width letters.
    static let lookAlikes = Findings(rawValue: 1 << 13)
    /// Characters that both windows-1252 and Vietnamese 8-bit encodings have.
    static let latin1 = Findings(rawValue: 1 << 14)
    /// Ã, Ä, Æ, » and the like, which UTF-8 read as windows-1252 is full of.
    static let doubleUTF8 = Findings(rawValue: 1 << 15)
    /// ^, which VIQR cannot do without.
    static let caret = Findings(rawValue: 1 << 16)
    /// C1 controls.
    static let c1Controls = Findings(rawValue: 1 << 17)
    /// A letter that of all languages only Vietnamese uses (or hardly any other does).
    static let vietnamese = Findings(rawValue: 1 << 18)
    static let nonASCII = Findings(rawValue: 1 << 19)
    /// A tone mark that the old style would put elsewhere; that the new style would.
    static let notOldStyle = Findings(rawValue: 1 << 21)
    static let notNewStyle = Findings(rawValue: 1 << 22)
  }

  static func findings(in bytes: [UInt8]) -> Findings {
    let machine = ScanMachine.shared
    let found = bytes.withUnsafeBufferPointer { bytes in
      machine.info.withUnsafeBufferPointer { info in
        machine.transitions.withUnsafeBufferPointer { transitions in
          look(at: bytes, machine, info, transitions)
        }
      }
    }
    return Findings(rawValue: found)
  }

  /// Well-formed UTF-8 is what `String` gives; bytes cut off at the end count as a replacement character.
  private static func look(
    at bytes: UnsafeBufferPointer<UInt8>, _ machine: ScanMachine, _ info: UnsafeBufferPointer<UInt32>,
    _ transitions: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var seen: UInt32 = 0
    var state = ScanMachine.lineStart
    var index = 0
    let count = bytes.count
    var run = 0
    while index < count {
      let lead = bytes[index]
      var properties: UInt32
      if lead < 0x80 {
        run += 1
        // Plain English goes by eight bytes at a time: what it leaves behind shows in its last two letters.
        if run > 12, ScanMachine.isForgetful(state) {
          run = 0
          while index + 8 <= count, isPlain(bytes, index, state) {
            run = 12
            state = ScanMachine.restart
            for place in index + 6..<index + 8 {
              state =
                transitions[
                  Int(state & ScanMachine.stateMask | info[Int(bytes[place])] & ScanMachine.classMask)]
            }
            index += 8
          }
          guard index < count else { break }
          continue
        }
        properties = info[Int(lead)]
        index += 1
      } else if lead < 0xE0, index + 1 < count {
        run = 0
        properties = info[Int(UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F))]
        index += 2
      } else if lead < 0xE3, index + 2 < count {
        run = 0
        let high = UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        properties = info[Int(high | UInt32(bytes[index + 2] & 0x3F))]
        index += 3
      } else {
        let (value, length) = codePoint(in: bytes.span, at: index)
        properties = machine.infoBeyond(value)
        index += length
      }
      seen |= properties
      state = transitions[Int(state & ScanMachine.stateMask | properties & ScanMachine.classMask)]
      seen |= state
    }
    seen |= transitions[Int(state & ScanMachine.stateMask) | ScanMachine.lineEndClass]
    return seen & ~(ScanMachine.stateMask | ScanMachine.classMask)
  }

  /// True for eight ASCII characters with nothing to find: no control, no ^, no two spaces in a row.
  @inline(__always)
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ state: UInt32) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    // Bytes below 0x20 borrow; with no byte from 0x80 up the test is exact enough: it errs to the careful side.
    let controls = (word &- ones &* 0x20) & ~word
    let carets = word ^ (ones &* 0x5E)
    let deletes = word ^ (ones &* 0x7F)
    let spaces = word ^ (ones &* 0x20)
    let others = controls | ((carets &- ones) & ~carets) | ((deletes &- ones) & ~deletes)
    let blanks = (spaces &- ones) & ~spaces & high
    let isDoubled =
      blanks & blanks << 8 != 0
      || blanks & 0x80 != 0 && state & ScanMachine.stateMask >= ScanMachine.firstBlank
    return (word | others) & high == 0 && !isDoubled
  }
}
