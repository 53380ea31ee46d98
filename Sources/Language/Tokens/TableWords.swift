internal import CTables

/// The words of a table in the program, apart by spaces and line feeds: read as bytes, because every start of the program waits for it.
struct TableWords: Sequence, IteratorProtocol {
  typealias Word = UnsafeBufferPointer<UInt8>

  private var rest: Word

  init(_ table: CTable) { rest = Word(start: table.bytes, count: table.count) }

  mutating func next() -> Word? { rest.cut { $0 == 0x20 || $0 == 0x0A } }
}

extension UnsafeBufferPointer<UInt8> {
  /// Takes off what stands before the next separator; nil where there is nothing left.
  @inline(__always)
  mutating func cut(at isSeparator: (UInt8) -> Bool) -> Self? {
    var start = 0
    while start < count, isSeparator(self[start]) { start += 1 }
    var end = start
    while end < count, !isSeparator(self[end]) { end += 1 }
    defer { self = Self(rebasing: self[end...]) }
    return start < end ? Self(rebasing: self[start..<end]) : nil
  }

  /// The value of digits up to `f`; nil where there is something else.
  func number(radix: UInt32 = 10) -> UInt32? {
    var value: UInt32 = 0
    for byte in self {
      let digit = UInt32(byte < 0x3A ? byte &- 0x30 : byte &- 0x57)
      guard digit < radix else { return nil }
      value = value &* radix &+ digit
    }
    return isEmpty ? nil : value
  }
}
