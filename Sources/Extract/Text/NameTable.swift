/// ASCII names to small values, found by hash while a name is being scanned: no slice, no copy, no comparison
/// of bytes.
///
/// The hash is 64-bit FNV-1a of the lower-cased name. Two names of a table never share one (checked when the
/// table is made); that a name outside of the table shares one by chance or by malice only makes it pass for
/// a known name.
struct NameTable {
  private var slots: [(hash: UInt64, value: UInt8)]
  private let mask: Int

  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func hash(of name: some StringProtocol) -> UInt64 { name.utf8.reduce(emptyHash, hash) }

  /// Of a name as it is written: letters are taken as lower case.
  static func hash(of name: ArraySlice<UInt8>) -> UInt64 {
    name.reduce(emptyHash) { hash($0, $1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }

  /// Values from 1; 0 is the answer for an unknown name.
  init(_ entries: some Collection<(name: String, value: UInt8)>) {
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: (0, 0), count: size)
    for (name, value) in entries {
      let hash = Self.hash(of: name)
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot].value != 0 {
        precondition(slots[slot].hash != hash, "a name stands twice in the table")
        slot = (slot + 1) & mask
      }
      slots[slot] = (hash, value)
    }
  }

  @inline(__always)
  func value(for hash: UInt64) -> UInt8 {
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while true {
      let entry = slots[slot]
      if entry.value == 0 || entry.hash == hash { return entry.value }
      slot = (slot + 1) & mask
    }
  }
}
