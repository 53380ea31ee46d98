/// A word or sign for comparing: its hash stands for it (FNV-1a, 64 bits), so that nothing is allocated and comparing costs nothing.
struct Lemma: Hashable, Sendable, ExpressibleByStringLiteral {
  let hash: UInt64
  /// UTF-8 bytes.
  let count: Int

  static let none = Lemma("")

  @inline(__always)
  init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      count += 1
    }
    self.hash = hash
    self.count = count
  }

  init(_ text: some StringProtocol) { self.init(text.utf8) }

  init(stringLiteral text: StaticString) {
    self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func == (left: Lemma, right: Lemma) -> Bool { left.hash == right.hash }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  var isEmpty: Bool { count == 0 }
}
