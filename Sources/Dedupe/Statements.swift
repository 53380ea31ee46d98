/// Sums of what a text says at the places where numbers and opposite words stand; see `Signature`.
struct Statements {
  static let placeBits: UInt32 = 12
  static let valueBits: UInt32 = 8
  static let placeMask: UInt32 = (1 << placeBits) - 1
  static let valueMask: UInt32 = (1 << valueBits) - 1

  /// Place in the upper 12 bits, value in the lower 8.
  private var buckets = [UInt32](repeating: 0, count: Signature.bucketCount)

  init(of tokens: [TokenReader.Token]) {
    for index in tokens.indices where tokens[index].value != 0 {
      let token = tokens[index]
      let before = index >= 1 ? tokens[index - 1].kind : 0
      let beforeThat = index >= 2 ? tokens[index - 2].kind : 0
      let after = index + 1 < tokens.count ? tokens[index + 1].kind : 0
      let place = TokenHash.mixed(
        (beforeThat &* 3) &+ (before &* 5) &+ (token.kind &* 7) &+ (after &* 11))
      let value = UInt32(truncatingIfNeeded: TokenHash.mixed(place ^ token.value))
      let bucket = Int((place >> 32) % UInt64(Signature.bucketCount))
      let sum = buckets[bucket]
      let places = ((sum >> Self.valueBits) &+ UInt32(truncatingIfNeeded: place)) & Self.placeMask
      buckets[bucket] = places << Self.valueBits | (sum &+ value) & Self.valueMask
    }
  }

  /// Two buckets in five bytes, the first in the upper bits.
  func append(to bytes: inout [UInt8]) {
    for index in stride(from: 0, to: buckets.count, by: 2) {
      let pair = UInt64(buckets[index]) << 20 | UInt64(buckets[index + 1])
      for shift in stride(from: 32, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: pair >> UInt64(shift)))
      }
    }
  }

  /// Buckets whose places are the same and whose values are not.
  static func contradictions(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    var count = 0
    var (left, right) = (a.startIndex, b.startIndex)
    while left < a.endIndex, right < b.endIndex {
      let difference =
        a[left..<left + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        ^ b[right..<right + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      for bucket in [difference >> 20, difference & 0xFFFFF]
      where bucket != 0 && bucket >> UInt64(valueBits) == 0 { count += 1 }
      left += 5
      right += 5
    }
    return count
  }
}
