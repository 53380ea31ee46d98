/// One-permutation MinHash (Li, Owen and Zhang, "One Permutation Hashing", 2012): the upper bits of a run's hash choose a slot, the
/// smallest hash of a slot stands for it. Two bits of it are kept (Li and König, "b-Bit Minwise Hashing", 2010): for texts that are
/// mostly alike, many slots of few bits tell more than few slots of many.
struct MinHashSketch {
  static let bitsPerSlot = 2

  private var minima: [UInt64]
  private let slotShift: UInt64

  /// - Parameter slotCount: a power of two.
  init(slotCount: Int) {
    minima = [UInt64](repeating: .max, count: slotCount)
    slotShift = UInt64(64 - slotCount.trailingZeroBitCount)
  }

  @inline(__always)
  mutating func add(_ hash: UInt64) {
    let slot = Int(truncatingIfNeeded: hash >> slotShift)
    if hash < minima[slot] { minima[slot] = hash }
  }

  /// Slots that no run fell into take that of another slot, found by a walk that depends on the slot alone (Shrivastava,
  /// "Optimal Densification", 2017): short texts stay comparable.
  func append(to bytes: inout [UInt8]) {
    var packed: UInt8 = 0
    for slot in minima.indices {
      var source = slot
      var step: UInt64 = 0
      while minima[source] == .max, step < 4_096 {
        step += 1
        source = Int(TokenHash.mixed(UInt64(slot) << 16 | step) >> slotShift)
      }
      packed |= UInt8(truncatingIfNeeded: minima[source] & 3) << UInt8(slot % 4 * Self.bitsPerSlot)
      if slot % 4 == 3 {
        bytes.append(packed)
        packed = 0
      }
    }
  }
}

/// The smallest of many hashes, ascending and without repeats.
struct SmallestHashes {
  private(set) var hashes: [UInt32] = []
  private let count: Int

  init(count: Int) {
    self.count = count
    hashes.reserveCapacity(count + 1)
  }

  @inline(__always)
  mutating func add(_ hash: UInt32) {
    if hashes.count < count || hash < hashes[hashes.count - 1] { insert(hash) }
  }

  private mutating func insert(_ hash: UInt32) {
    let place = hashes.firstIndex { $0 >= hash } ?? hashes.count
    if place < hashes.count, hashes[place] == hash { return }
    hashes.insert(hash, at: place)
    if hashes.count > count { hashes.removeLast() }
  }
}
