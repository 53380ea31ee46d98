private import CTables

/// The canonical decompositions and combining classes of Unicode, in the shape that composing needs.
struct CanonicalData: Sendable {
  static let shared = CanonicalData()

  /// Code points from here on have no canonical properties.
  private static let limit: UInt32 = 0x30000

  private var classes = [UInt8](repeating: 0, count: Int(limit))
  /// A bit per code point that cannot be passed over: it has a combining class, decomposes for good, or composes with what precedes it.
  private var suspects = [UInt64](repeating: 0, count: Int(limit / 64))
  private var decompositions: [UInt32: (UInt32, UInt32)] = [:]
  private var composites: [UInt64: UInt32] = [:]
  /// Composites of a letter below U+1F00 and a mark of U+0300…U+033F: by letter a row, of the mark a column.
  private var rows = [UInt16](repeating: 0, count: 0x1F00)
  private var latin: [UInt16] = [UInt16](repeating: 0, count: 64)

  private init() {
    var part = 0
    for var item in TableWords(ctables_canonical_composition()) {
      func number(radix: UInt32 = 16) -> UInt32? { item.cut { $0 == 0x2C }?.number(radix: radix) }
      guard let first = number(), let second = number() else {
        part += 1
        continue
      }
      switch part {
      case 0: add(composite: first, of: second, number() ?? 0)
      case 1:
        decompositions[first] = (second, number() ?? 0)
        suspect(first)
      default:
        let order = UInt8(truncatingIfNeeded: number(radix: 10) ?? 0)
        for value in first...second {
          classes[Int(value)] = order
          suspect(value)
        }
      }
    }
    for value in UInt32(0x1161)...0x1175 { suspect(value) }
    for value in UInt32(0x11A8)...0x11C2 { suspect(value) }
  }

  private mutating func suspect(_ value: UInt32) { suspects[Int(value >> 6)] |= 1 << UInt64(value & 63) }

  private mutating func add(composite: UInt32, of first: UInt32, _ second: UInt32) {
    decompositions[composite] = (first, second)
    composites[UInt64(first) << 32 | UInt64(second)] = composite
    suspect(second)
    guard first < 0x1F00, (0x300..<0x340).contains(second), let short = UInt16(exactly: composite) else {
      return
    }
    if rows[Int(first)] == 0 {
      rows[Int(first)] = UInt16(latin.count / 64)
      latin.append(contentsOf: repeatElement(0, count: 64))
    }
    latin[Int(rows[Int(first)]) * 64 + Int(second - 0x300)] = short
  }

  @inline(__always)
  func isSuspect(_ value: UInt32) -> Bool {
    value < Self.limit && suspects[Int(value >> 6)] >> UInt64(value & 63) & 1 != 0
  }

  /// True where a block of 64 code points has suspects: what a first look can afford to ask.
  func hasSuspects(blockOf value: UInt32) -> Bool { value < Self.limit && suspects[Int(value >> 6)] != 0 }

  func combiningClass(of value: UInt32) -> UInt8 { value < Self.limit ? classes[Int(value)] : 0 }

  /// The primary composite of two code points; Hangul by arithmetic (Unicode, section 3.12).
  @inline(__always)
  func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first < 0x1F00, second >= 0x300, second < 0x340 {
      let short = latin[Int(rows[Int(first)]) * 64 + Int(second - 0x300)]
      return short == 0 ? nil : UInt32(short)
    }
    return composeRarely(first, second)
  }

  private func composeRarely(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    if (0xAC00..<0xD7A4).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8..<0x11C3).contains(second) {
      return first + second - 0x11A7
    }
    return composites[UInt64(first) << 32 | UInt64(second)]
  }

  /// One step of decomposition; the second part is 0 where there is only one.
  func decomposition(of value: UInt32) -> (UInt32, UInt32)? {
    if (0xAC00..<0xD7A4).contains(value) {
      let offset = value - 0xAC00
      return offset % 28 == 0
        ? (0x1100 + offset / 588, 0x1161 + offset % 588 / 28) : (value - offset % 28, 0x11A7 + offset % 28)
    }
    return decompositions[value]
  }
}
