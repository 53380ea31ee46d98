/// The tables of `TextScan`: what each code point is, and how the automaton moves.
///
/// Classes take bits 0…4, states bits 5…10, `Findings` the bits from 11 up: a state and a class make the place of a transition, which
/// is the next state and what was found in passing.
struct ScanMachine: Sendable {
  static let shared = ScanMachine()

  static let classMask: UInt32 = 0x1F
  static let stateMask: UInt32 = 0x7E0

  // Classes. Vowels follow: twelve shapes without a tone, twelve with one.
  private static let other = 0, consonant = 1, letterQ = 2, letterG = 3, space = 4, lineFeed = 5
  private static let plain = 6, toned = 18
  static let lineEndClass = 5
  // States. The shapes again; then what the last vowels were.
  private static let outside = 0, afterConsonant = 1, afterQ = 2, afterG = 3, afterQU = 4, afterGI = 5
  private static let afterPlain = 6, afterToned = 18
  /// A toned vowel and the vowel that may follow it: no letter may come now.
  private static let closed = 30
  /// oá, oé, uý without q: right with a consonant to come, new style without.
  private static let openNew = 31
  /// óa, óe, úy: old style, and nothing may come.
  private static let openOld = 32
  private static let afterSpace = 33
  private static let atLineStart = 34
  static let lineStart: UInt32 = 34 << 5
  /// The state from which two letters tell the state after any.
  static let restart: UInt32 = 0
  static let firstBlank = UInt32(afterSpace) << 5

  /// True where the state remembers no tone, so that what comes next says all.
  @inline(__always)
  static func isForgetful(_ state: UInt32) -> Bool {
    state & stateMask < UInt32(afterToned) << 5 || state & stateMask >= firstBlank
  }

  /// For code points below U+3000: class, and findings.
  let info: [UInt32]
  let transitions: [UInt32]
  /// Which blocks of 64 code points from U+3000 on need a closer look.
  private let suspectBlocks: [Bool]

  private typealias Findings = TextScan.Findings

  private init() {
    info = (0..<UInt32(0x3000)).map(Self.properties)
    transitions = Self.automaton()
    suspectBlocks = (0..<UInt32(0x30000) / 64).map { CanonicalData.shared.hasSuspects(blockOf: $0 * 64) }
  }

  func infoBeyond(_ value: UInt32) -> UInt32 {
    var found = Findings.nonASCII
    if value < 0x30000, suspectBlocks[Int(value >> 6)] { found.insert(.composition) }
    switch value {
    case 0x3000: found.insert(.whiteSpace)
    case 0xFEFF, 0xE0000...0xE007F, 0xFFF9...0xFFFB: found.insert(.invisible)
    case 0xFF10...0xFF5A: found.insert(.lookAlikes)
    default: break
    }
    return found.rawValue
  }

  private static func properties(_ value: UInt32) -> UInt32 {
    var kind = other
    if let vowel = VietnameseVowel(value) {
      kind = (vowel.tone == .level ? plain : toned) + Int(vowel.shape.rawValue)
    } else if value < 0x80 {
      switch UInt8(value) {
      case UInt8(ascii: "q"), UInt8(ascii: "Q"): kind = letterQ
      case UInt8(ascii: "g"), UInt8(ascii: "G"): kind = letterG
      case 0x20: kind = space
      case 0x0A: kind = lineFeed
      default: kind = Words.isLetter(value) ? consonant : other
      }
    } else if Words.isLetter(value) {
      kind = consonant
    }
    return UInt32(kind) | findings(value).rawValue
  }

  private static func findings(_ value: UInt32) -> Findings {
    guard value >= 0x80 else {
      switch value {
      case 0x5E: return .caret
      case 0x09, 0x0D: return .whiteSpace
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: return .invisible
      default: return []
      }
    }
    var found = Findings.nonASCII
    if CanonicalData.shared.isSuspect(value) { found.insert(.composition) }
    switch value {
    case 0x80...0x9F: found.formUnion([.c1Controls, .latin1])
    case 0xA0: found.insert(.whiteSpace)
    case 0xAD: found.formUnion([.invisible, .latin1])
    case 0xA1...0xFF: found.insert(.latin1)
    case 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC, 0x2021, 0x2030, 0x2039, 0x203A:
      found.insert(.latin1)
    case 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: found.insert(.vietnamese)
    case 0x370...0x52F: found.insert(.lookAlikes)
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: found.insert(.whiteSpace)
    case 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: found.insert(.invisible)
    default: break
    }
    if value == 0xD0 || value == 0xF0 { found.insert(.lookAlikes) }
    // Of what begins with â only the second character, which is rarer: â€™, â„¢, â†’, â‚«; in Latin-1 a control.
    // Of other scripts a first or a second one that is rare elsewhere: Ð¡, Î±, Ø§, à¸ª, à¤¹; ðŸ.
    switch value {
    case 0xC2...0xC6, 0xBA, 0xBB, 0x80, 0x20AC, 0x201A, 0x201E, 0x2020: found.insert(.doubleUTF8)
    case 0xCE...0xD1, 0xD7...0xD9, 0xA4, 0xA5, 0xB8, 0xB9, 0x178: found.insert(.doubleUTF8)
    default: break
    }
    return found
  }

  // MARK: The automaton

  private static let misplaced: Findings = [.notOldStyle, .notNewStyle]

  private static func automaton() -> [UInt32] {
    var table = [UInt32](repeating: 0, count: 64 * 32)
    for state in 0...atLineStart {
      for kind in 0..<30 {
        let (following, found) = next(state, kind)
        table[state << 5 | kind] = UInt32(following) << 5 | found.rawValue
      }
    }
    return table
  }

  /// The state after `kind`, with what was found in passing.
  private static func next(_ state: Int, _ kind: Int) -> (Int, Findings) {
    if kind < plain, kind != consonant, kind != letterQ, kind != letterG {
      // The word, if there was one, has ended.
      let style: Findings = state == openNew ? .notOldStyle : state == openOld ? .notNewStyle : []
      let (following, found) = edge(state, kind)
      return (following, found.union(style))
    }
    let excess: Findings = state == closed || state == openOld ? misplaced : []
    switch kind {
    case consonant: return (afterConsonant, excess)
    case letterQ: return (afterQ, excess)
    case letterG: return (afterG, excess)
    default: break
    }
    guard let shape = VietnameseVowel.Shape(rawValue: UInt8(kind >= toned ? kind - toned : kind - plain))
    else {
      return (outside, [])
    }
    let (following, found) = kind >= toned ? nextToned(state, shape) : nextPlain(state, shape)
    return (following, found.union(excess))
  }

  /// White space: one space between words, none at the edges of a line.
  private static func edge(_ state: Int, _ kind: Int) -> (Int, Findings) {
    switch kind {
    case space: return (afterSpace, state == afterSpace || state == atLineStart ? .whiteSpace : [])
    case lineFeed: return (atLineStart, state == afterSpace ? .whiteSpace : [])
    default: return (outside, [])
    }
  }

  private static func nextPlain(_ state: Int, _ shape: VietnameseVowel.Shape) -> (Int, Findings) {
    switch state {
    case afterQ where shape == .u: return (afterQU, [])
    case afterG where shape == .i: return (afterGI, [])
    case openNew: return (closed, [.i, .o, .u, .y].contains(shape) ? [] : misplaced)
    case afterToned..<closed:
      guard let before = VietnameseVowel.Shape(rawValue: UInt8(state - afterToned)) else {
        return (outside, [])
      }
      if before == .o, shape == .a || shape == .e { return (openOld, []) }
      if before == .u, shape == .y { return (openOld, []) }
      return (closed, mayFollow(before, shape) ? [] : misplaced)
    default: return (afterPlain + Int(shape.rawValue), [])
    }
  }

  /// Glides and the second halves of ia, ua, ưa.
  private static func mayFollow(_ before: VietnameseVowel.Shape, _ shape: VietnameseVowel.Shape) -> Bool {
    switch before {
    case .a: [.i, .o, .u, .y].contains(shape)
    case .â: [.u, .y].contains(shape)
    case .e: shape == .o
    case .ê: shape == .u
    case .i: [.a, .u].contains(shape)
    case .o, .ô, .ơ: shape == .i
    case .u: [.a, .i].contains(shape)
    case .ư: [.a, .i, .u].contains(shape)
    case .ă, .y: false
    }
  }

  private static func nextToned(_ state: Int, _ shape: VietnameseVowel.Shape) -> (Int, Findings) {
    let here = afterToned + Int(shape.rawValue)
    switch state {
    case afterQ where shape == .u: return (here, misplaced)
    case afterPlain..<afterToned:
      guard let before = VietnameseVowel.Shape(rawValue: UInt8(state - afterPlain)) else {
        return (outside, [])
      }
      switch (before, shape) {
      case (.o, .a), (.o, .e), (.u, .y): return (openNew, [])
      case (.i, .ê), (.y, .ê), (.u, .ô), (.ư, .ơ), (.u, .â), (.u, .ê), (.u, .ơ), (.o, .ă), (.o, .o):
        return (here, [])
      default: return (here, misplaced)
      }
    case afterToned..<closed, closed, openNew, openOld: return (here, misplaced)
    default: return (here, [])
    }
  }
}
