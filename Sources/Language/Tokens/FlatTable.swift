internal import CTables

/// A hash table of numbers that is only read: open addressing, one word a slot, the key in its upper 40 bits.
///
/// Keys have at most 40 bits and are not 0; values have at most 24. The memory is never freed: tables live as long as the program.
struct FlatTable: @unchecked Sendable {  // because nobody writes the memory once `init` is done
  private let slots: UnsafePointer<UInt64>
  private let mask: Int

  /// A table that data/language/binary_tables.py has filled.
  ///
  /// - Parameter start: where its slots begin.
  init(_ table: CTable, from start: Int = 0) {
    let count = (table.count - start) / MemoryLayout<UInt64>.stride
    precondition(count.nonzeroBitCount == 1)
    slots = UnsafeRawPointer(table.bytes + start).assumingMemoryBound(to: UInt64.self)
    mask = count - 1
  }

  /// - Parameter combining: makes one value of two with the same key; nil takes the later.
  init(_ entries: [(key: UInt64, value: Int)], combining: ((Int, Int) -> Int)? = nil) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    mask = size - 1
    for (key, value) in entries {
      precondition(key > 0 && key < 1 << 40 && value >= 0 && value < 1 << 24)
      var slot = Self.hash(key) & mask
      while slots[slot] != 0, slots[slot] >> 24 != key { slot = (slot + 1) & mask }
      let old = slots[slot]
      let combined = old == 0 ? value : combining?(Int(old & 0xFF_FFFF), value) ?? value
      slots[slot] = key << 24 | UInt64(combined)
    }
    self.slots = UnsafePointer(slots)
  }

  @inline(__always)
  subscript(_ key: UInt64) -> Int? {
    var slot = Self.hash(key) & mask
    while true {
      let entry = slots[slot]
      if entry >> 24 == key, entry != 0 { return Int(entry & 0xFF_FFFF) }
      if entry == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
