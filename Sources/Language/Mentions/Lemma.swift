/// A word or sign for comparing: its hash stands for it (FNV-1a, 64 bits), so that nothing is allocated and comparing costs nothing.
struct Lemma: Hashable, Sendable, ExpressibleByStringLiteral {
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// UTF-8 bytes.
  private(set) var count = 0

  static let none = Lemma("")

  @inline(__always)
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    count += 1
  }

  init(_ text: some StringProtocol) { self.init(text.utf8) }

  init(stringLiteral text: StaticString) {
    self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func == (left: Lemma, right: Lemma) -> Bool { left.hash == right.hash }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  var isEmpty: Bool { count == 0 }
}
