import Glibc

/// The C library's converter from one encoding to UTF-8.
final class Iconv {
  private let descriptor: iconv_t

  /// Nil where the C library does not know the name.
  init?(_ name: String) {
    guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Decodes an encoding of one byte a character. The standard maps every byte on its own: no reordering, no composing, and bytes
  /// that the encoding leaves out are C1 controls up to 0x9F and U+FFFD above.
  func decodeSingleBytes(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], hasReplacements: Bool) {
    let table = (UInt8.min...UInt8.max).map { byte in
      byte < 0x80 ? [byte] : character(byte) ?? (byte < 0xA0 ? [0xC2, byte] : [0xEF, 0xBF, 0xBD])
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    var hasReplacements = false
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        let character = table[Int(byte)]
        if character == [0xEF, 0xBF, 0xBD] { hasReplacements = true }
        output.append(contentsOf: character)
      }
    }
    return (output, hasReplacements)
  }

  private func character(_ byte: UInt8) -> [UInt8]? {
    reset()
    var input = [byte]
    var output = [UInt8](repeating: 0, count: 16)
    var written = 0
    // A converter that waits for a combining mark gives the character only when it is flushed.
    let (status, _, count) = step(&input, from: 0, into: &output, at: 0)
    guard status == nil else { return nil }
    written = count
    written += flush(into: &output, at: written)
    return written > 0 ? Array(output[..<written]) : nil
  }

  /// Decodes an encoding of one or more bytes a character; a broken character becomes U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], hasReplacements: Bool) {
    reset()
    var input = Array(bytes)
    var output = [UInt8](repeating: 0, count: input.count * 2 + 64)
    var read = 0
    var written = 0
    var hasReplacements = false
    while read < input.count {
      let (status, consumed, produced) = step(&input, from: read, into: &output, at: written)
      read += consumed
      written += produced
      switch status {
      case nil: break
      case E2BIG: output.append(contentsOf: repeatElement(0, count: output.count))
      default:
        hasReplacements = true
        if output.count - written < 64 { output.append(contentsOf: repeatElement(0, count: output.count)) }
        output.replaceSubrange(written..<(written + 3), with: [0xEF, 0xBF, 0xBD])
        written += 3
        // The second byte goes with a broken first one, unless it is ASCII and so may be markup.
        read +=
          status == EINVAL ? input.count - read : (read + 1 < input.count && input[read + 1] >= 0x80 ? 2 : 1)
      }
    }
    if output.count - written < 16 { output.append(contentsOf: repeatElement(0, count: 16)) }
    written += flush(into: &output, at: written)
    output.removeLast(output.count - written)
    return (output, hasReplacements)
  }

  private func reset() { _ = iconv(descriptor, nil, nil, nil, nil) }

  private func flush(into output: inout [UInt8], at offset: Int) -> Int {
    output.withUnsafeMutableBytes { buffer in
      var target = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
      var room = buffer.count - offset
      let before = room
      _ = iconv(descriptor, nil, nil, &target, &room)
      return before - room
    }
  }

  /// One call of iconv: errno where it stopped early, bytes read and bytes written.
  private func step(
    _ input: inout [UInt8], from start: Int, into output: inout [UInt8], at offset: Int
  ) -> (status: Int32?, consumed: Int, produced: Int) {
    input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { buffer in
        var next = source.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var left = source.count - start
        var target = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
        var room = buffer.count - offset
        let (inputBefore, outputBefore) = (left, room)
        let result = iconv(descriptor, &next, &left, &target, &room)
        let status = result == Int.max || Int(bitPattern: UInt(bitPattern: result)) == -1 ? errno : nil
        return (status, inputBefore - left, outputBefore - room)
      }
    }
  }
}
