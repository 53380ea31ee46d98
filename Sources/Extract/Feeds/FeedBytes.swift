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
      if byte >= 0x20 || XMLScanner.isSpace(byte) {
        output.append(byte == 0x0B || byte == 0x0C ? 0x20 : byte)
      }
      index += 1
    }
    return output
  }

  private static func hasForbiddenBytes(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      typealias Block = SIMD32<UInt8>
      var index = 0
      while index + 32 <= buffer.count {
        let block = buffer.loadUnaligned(fromByteOffset: index, as: Block.self)
        let isControl = (block .< 0x20) .& (block .!= 0x0A) .& (block .!= 0x09) .& (block .!= 0x0D)
        if any(isControl .| (block .== 0xC2)), isForbidden(buffer, index, index + 32) { return true }
        index += 32
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
