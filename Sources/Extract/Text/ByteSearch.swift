internal import ASCII
import Glibc

/// The C library's search, at the speed of the machine's vectors.
enum ByteSearch {
  /// Offset of the first `byte` at or behind `start` and before `end`; nil where there is none.
  static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, to end: Int = .max) -> Int? {
    guard start < bytes.count, start >= 0 else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return offset(of: byte, base, from: start, count: min(end, buffer.count))
    }
  }

  /// Index of the first `byte` in a slice.
  static func first(_ byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return offset(of: byte, base, from: 0, count: buffer.count).map { $0 + bytes.startIndex }
    }
  }

  static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start < end, start >= 0, end <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return offset(of: byte, base, from: start, count: end)
    }
  }

  /// Offset of the first `word` at or behind `start` that ends before `end`.
  static func first(_ word: StaticString, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start >= 0, end <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      return offset(of: word, in: buffer, from: start, to: end)
    }
  }

  /// Offset in UTF-8 of the first `word` in a text.
  static func first(_ word: String, in text: String) -> Int? {
    let (text, word) = (text.utf8Span.span, word.utf8Span.span)
    return text.withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { offset(of: $0, in: text, from: 0, to: text.count) }
    }
  }

  static func contains(_ word: String, in text: String) -> Bool { first(word, in: text) != nil }

  static func begins(_ text: Span<UInt8>, with opening: Span<UInt8>) -> Bool {
    guard text.count >= opening.count else { return false }
    for index in opening.indices where text[index] != opening[index] { return false }
    return true
  }

  static func contains(_ words: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    contains(words, in: text[...])
  }

  static func contains(_ words: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      words.withUnsafeBufferPointer { offset(of: $0, in: text, from: 0, to: text.count) } != nil
    }
  }

  /// Holds nothing but white space and control bytes.
  static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.extracting(range).withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Adding 0x5F carries what is above 0x20 to the high bit.
        if (word & ~highBits &+ 0x5F5F_5F5F_5F5F_5F5F | word) & highBits != 0 { return false }
        index += 8
      }
      while index < bytes.count {
        if bytes[index] > 0x20 { return false }
        index += 1
      }
      return true
    }
  }

  static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word & highBits != 0 { return false }
        index += 8
      }
      while index < bytes.count {
        if bytes[index] >= 0x80 { return false }
        index += 1
      }
      return true
    }
  }

  /// The high bit of each byte of a word.
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A number that equal bytes share, by eight of them at a time.
  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    bytes.extracting(range).withUnsafeBytes { bytes in
      var hash = UInt64(bytes.count)
      var index = 0
      while index + 8 <= bytes.count {
        hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      var rest: UInt64 = 0
      while index < bytes.count {
        rest = rest << 8 | UInt64(bytes[index])
        index += 1
      }
      return mixed(hash, rest)
    }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  static func areEqual(_ bytes: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, left.upperBound <= buffer.count, right.upperBound <= buffer.count
      else { return false }
      return memcmp(base + left.lowerBound, base + right.lowerBound, left.count) == 0
    }
  }

  private static func offset(
    of word: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let wanted = word.baseAddress, !word.isEmpty,
      start + word.count <= end
    else { return nil }
    if word.count >= minimumSkipping {
      return skippingOffset(of: word, wanted, in: base, from: start, to: end)
    }
    let place = rarestPlace(in: word)
    var cursor = start + place
    while let found = offset(of: wanted[place], base, from: cursor, count: end - word.count + place + 1) {
      if memcmp(base + found - place, wanted, word.count) == 0 { return found - place }
      cursor = found + 1
    }
    return nil
  }

  /// From this length on a table of skips is worth its making.
  private static let minimumSkipping = 16

  /// Horspool's search ("Practical fast searching in strings", 1980): the byte under the word's end tells how far it may move.
  private static func skippingOffset(
    of word: UnsafeBufferPointer<UInt8>, _ wanted: UnsafePointer<UInt8>, in base: UnsafePointer<UInt8>,
    from start: Int, to end: Int
  ) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { skips in
      let last = word.count - 1
      skips.initialize(repeating: UInt8(clamping: word.count))
      for index in 0..<last { skips[Int(word[index])] = UInt8(clamping: last - index) }
      var cursor = start
      while cursor + word.count <= end {
        let byte = base[cursor + last]
        if byte == word[last], memcmp(base + cursor, wanted, last) == 0 { return cursor }
        cursor += Int(skips[Int(byte)])
      }
      return nil
    }
  }

  /// Where in a word the byte stands that texts have least of: blanks are everywhere, letters next to it.
  private static func rarestPlace(in word: UnsafeBufferPointer<UInt8>) -> Int {
    var (place, highest) = (0, 0)
    for (index, byte) in word.enumerated() {
      let rarity = byte == 0x20 ? 0 : byte >= 0x80 ? 2 : byte.isASCIILetter ? 1 : 3
      if rarity >= highest { (place, highest) = (index, rarity) }
    }
    return place
  }

  private static func offset(of byte: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, count: Int)
    -> Int?
  {
    guard start < count, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
