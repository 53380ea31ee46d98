internal import ASCII
public import Model

/// What is remembered of a text so that its near duplicates are known: copies under another headline, light rewrites, texts with a
/// note added, the same text in NFD or without its marks.
///
/// It can be compared without any state. As bytes, which `hexadecimal` writes out:
///
/// | bytes | what |
/// |---|---|
/// | 0 | version, 1 |
/// | 1–2 | tokens of the text, big-endian, at most 65,535 |
/// | 3 | negations among them, modulo 256 |
/// | 4–35 | *sketch*: 128 slots of 2 bits, a one-permutation MinHash of the runs of three tokens (Li, Owen and Zhang, 2012; empty slots filled as by Shrivastava, 2017; b-bit as by Li and König, 2010) |
/// | 36–95 | *statements*: 24 buckets of 20 bits, what is said at the places where numbers and opposite words stand |
/// | 96–127 | *keys*: the eight smallest hashes of the runs of five tokens, four bytes each, big-endian, ascending; fewer of a short text |
///
/// Two texts that share no key are held to have nothing in common: an equality join over the keys finds the candidates. `Signature.compare`
/// tells which of those are duplicates.
///
/// A *statement* is a number, or a word that has an opposite (`OppositeWords`), with the tokens around it. Its place (the tokens around it, numbers
/// and opposites standing for their kind) chooses a bucket and is summed up in 12 bits, what is said there in 8 bits. Buckets of equal
/// places and unequal values contradict each other: yesterday's gold price in today's sentence, "giảm" for "tăng". A bucket
/// that a rewrite or an added note has touched has other places, and tells nothing.
public struct Signature: Sendable, Equatable {
  static let version: UInt8 = 1
  static let slotCount = 128
  static let bucketCount = 24
  static let maximumKeys = 8
  /// Tokens in a run of the sketch, and of a key: a key is long, so that few texts share one by chance.
  static let sketchRun = 3
  static let keyRun = 5
  /// Below this a text has no signature: there is too little of it to tell a copy from a phrase.
  static let minimumTokens = 20

  /// Bytes 0–95: what is compared.
  public static let comparedByteCount = 96

  /// Bytes 0–95 of the layout.
  public let compared: [UInt8]
  /// Ascending, without repeats; one to eight.
  public let keys: [UInt32]

  /// The signature of the article's blocks; nil of a text of fewer than 20 tokens. The title takes part as a statement only, since
  /// copies have other titles, and so does a standfirst that repeats `description`.
  public init?(of article: Article) {
    let blocks = article.contentBlocks
    var reader = TokenReader(capacity: blocks.reduce(0) { $0 + $1.text.utf8.count } / 4)
    for block in blocks { reader.read(block.text) }
    let (count, negations) = (reader.tokens.count, reader.negations)
    guard count >= Self.minimumTokens else { return nil }
    if let title = article.title { reader.read(title) }
    self.init(tokens: reader.tokens, bodyCount: count, negations: negations)
  }

  private init(tokens: [TokenReader.Token], bodyCount: Int, negations: Int) {
    var sketch = MinHashSketch(slotCount: Self.slotCount)
    var smallest = SmallestHashes(count: Self.maximumKeys)
    for end in Self.sketchRun...bodyCount {
      let (a, b, c) = (tokens[end - 3].hash, tokens[end - 2].hash, tokens[end - 1].hash)
      let run = TokenHash.mixed((a &* 3) &+ (b &* 5) &+ (c &* 7))
      sketch.add(run)
      guard end >= Self.keyRun else { continue }
      smallest.add(
        UInt32(
          truncatingIfNeeded: TokenHash.mixed(
            run &+ (tokens[end - 4].hash &* 11) &+ (tokens[end - 5].hash &* 13))))
    }
    let count = UInt16(clamping: bodyCount)
    var bytes = [
      Self.version, UInt8(count >> 8), UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: negations),
    ]
    bytes.reserveCapacity(Self.comparedByteCount)
    sketch.append(to: &bytes)
    Statements(of: tokens).append(to: &bytes)
    compared = bytes
    keys = smallest.hashes
  }

  /// - Parameters:
  ///   - compared: bytes 0–95; nil where they are of another version or length.
  ///   - keys: what the index finds a signature by.
  public init?(compared: [UInt8], keys: [UInt32]) {
    guard compared.count == Self.comparedByteCount, compared[0] == Self.version else { return nil }
    self.compared = compared
    self.keys = keys
  }

  public init?(hexadecimal: String) {
    let digits = Array(hexadecimal.utf8)
    guard digits.count >= 2 * Self.comparedByteCount, digits.count % 8 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index].hexadecimalValue, let low = digits[index + 1].hexadecimalValue else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    let keys = stride(from: Self.comparedByteCount, to: bytes.count, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    self.init(compared: Array(bytes.prefix(Self.comparedByteCount)), keys: keys)
  }

  /// The whole layout in lower case, which is what the record's `signature` holds.
  public var hexadecimal: String {
    var bytes = compared
    for key in keys {
      for shift in stride(from: 24, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: key >> shift))
      }
    }
    return bytes.hexadecimal
  }
}
