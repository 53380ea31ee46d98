internal import ASCII

/// The text of one element while it is collected: usually one piece of the input, which is then never copied.
struct FeedText {
  private enum State {
    case empty
    case piece(Range<Int>, isCDATA: Bool)
    case pieces([(range: Range<Int>, isCDATA: Bool)])
    case markup(Range<Int>)
  }

  private var state = State.empty

  mutating func reset() { state = .empty }

  mutating func add(_ range: Range<Int>, isCDATA: Bool) {
    switch state {
    case .empty: state = .piece(range, isCDATA: isCDATA)
    case .piece(let first, let wasCDATA): state = .pieces([(first, wasCDATA), (range, isCDATA)])
    case .pieces(var pieces):
      state = .empty
      pieces.append((range, isCDATA))
      state = .pieces(pieces)
    case .markup: break
    }
  }

  /// The source as it is written, tags included, is the text.
  mutating func setMarkup(_ range: Range<Int>) { state = .markup(range) }

  /// True where tags of the document itself are in the text.
  var isMarkup: Bool { if case .markup = state { true } else { false } }

  /// The characters, references resolved, without white space at the ends; markup as it is written.
  func characters(
    in bytes: [UInt8], entities: [String: [UInt8]], repairs: inout FeedRepairs
  ) -> ArraySlice<UInt8> {
    switch state {
    case .empty: return []
    case .markup(let range): return Self.trimmed(bytes[range])
    case .piece(let range, let isCDATA):
      if isCDATA || !XMLText.containsReference(range, of: bytes) {
        return Self.trimmed(bytes[range])
      }
      var output: [UInt8] = []
      output.reserveCapacity(range.count)
      XMLText.append(range, of: bytes, entities: entities, to: &output, repairs: &repairs)
      return Self.trimmed(output[...])
    case .pieces(let pieces):
      var output: [UInt8] = []
      for piece in pieces {
        if piece.isCDATA {
          output.append(contentsOf: bytes[piece.range])
        } else {
          XMLText.append(
            piece.range, of: bytes, entities: entities, to: &output, repairs: &repairs)
        }
      }
      return Self.trimmed(output[...])
    }
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    return bytes[start..<end]
  }
}
