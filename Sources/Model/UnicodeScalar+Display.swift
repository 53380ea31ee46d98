extension Unicode.Scalar {
  /// A control character, or one that turns the direction of the text around it (UAX #9 §2): in text of a page it would change
  /// what a terminal or a browser shows of the text beside it.
  public var steersDisplay: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
