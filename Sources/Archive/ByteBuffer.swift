/// Bytes that are added at the end and taken from the front, in memory that grows when it must. The owner frees it.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  private(set) var start = 0
  private(set) var end = 0
  private let usualCapacity: Int

  init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
    usualCapacity = capacity
  }

  deinit { base.deallocate() }

  var count: Int { end - start }
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base + start, count: count) }
  var room: Int { capacity - end }
  var freePointer: UnsafeMutablePointer<UInt8> { base + end }

  /// Sees to it that `wanted` more bytes can be added.
  mutating func makeRoom(_ wanted: Int) {
    guard room < wanted else { return }
    let needed = count + wanted
    // Memory that one huge record took is given back with the next move.
    let size = needed <= usualCapacity ? usualCapacity : max(needed, min(capacity, needed * 2))
    if size == capacity {
      if count > 0, start > 0 { base.update(from: base + start, count: count) }
    } else {
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
      moved.update(from: base + start, count: count)
      base.deallocate()
      base = moved
      capacity = size
    }
    (start, end) = (0, count)
  }

  mutating func added(_ count: Int) { end += count }

  mutating func drop(_ count: Int) {
    start += min(count, self.count)
    if start == end { (start, end) = (0, 0) }
  }

  mutating func removeAll() { (start, end) = (0, 0) }

  /// Empty, and back to the usual size.
  mutating func reset() {
    removeAll()
    guard capacity > usualCapacity else { return }
    base.deallocate()
    base = .allocate(capacity: usualCapacity)
    capacity = usualCapacity
  }
}
