internal import ASCII

/// Bytes that XML forbids and feeds contain.
enum FeedBytes {
  /// Without control bytes; C1 controls, which are windows-1252 gone wrong, as the characters that were meant. The same array where there
  /// are none, which is the usual case and costs one look at each byte.
  static func cleaned(_ bytes: [UInt8], repairs: inout FeedRepairs) -> [UInt8] {
    guard hasForbiddenBytes(bytes) else { return bytes }
    repairs.insert(.controlByte)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 {
        output.append(contentsOf: HTMLEntities.windows1252(bytes[index + 1]))
        index += 2
        continue
      }
      if byte >= 0x20 || byte.isASCIISpace {
        output.append(byte == 0x0B || byte == 0x0C ? 0x20 : byte)
      }
      index += 1
    }
    return output
  }

  /// Eight bytes at a time: the arithmetic finds words that hold a byte below 0x20 or a 0xC2, and only those are looked at closely.
  private static func hasForbiddenBytes(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      let ones: UInt64 = 0x0101_0101_0101_0101
      let tops: UInt64 = 0x8080_8080_8080_8080
      var index = 0
      while index + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let difference = word ^ (ones &* 0xC2)
        let hits = ((word &- ones &* 0x20) & ~word) | ((difference &- ones) & ~difference)
        if hits & tops != 0, isForbidden(buffer, index, index + 8) { return true }
        index += 8
      }
      return isForbidden(buffer, index, buffer.count)
    }
  }

  private static func isForbidden(_ buffer: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end {
      let byte = buffer[index]
      if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D { return true }
      if byte == 0xC2, index + 1 < buffer.count, buffer[index + 1] < 0xA0 { return true }
    }
    return false
  }
}
