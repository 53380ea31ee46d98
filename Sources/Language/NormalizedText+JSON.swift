public import JSON
internal import Model

extension NormalizedText {
  /// The text and what was found in it as one line of JSON (RFC 8259, UTF-8): keys in a fixed order, lists that are empty among
  /// them, offsets in code points.
  public func write(to buffer: inout JSONBuffer) {
    buffer.object { buffer in
      buffer.key("text")
      buffer.string(text)
      buffer.key("language")
      buffer.string(guess.language.value)
      buffer.key("language_confidence")
      buffer.json(Self.share(guess.confidence))
      buffer.key("languages")
      buffer.array(guess.shares) { buffer, share in
        buffer.object { buffer in
          buffer.key("tag")
          buffer.string(share.tag.value)
          buffer.key("share")
          buffer.json(Self.share(share.share))
        }
      }
      buffer.key("normalization")
      buffer.array(normalization) { buffer, name in buffer.string(name) }
      buffer.key("spans")
      buffer.array(spans) { buffer, span in
        buffer.object { buffer in
          buffer.key("language")
          buffer.string(span.language.value)
          buffer.range(span.range)
        }
      }
      buffer.key("sentences")
      buffer.ranges(sentences)
      buffer.key("words")
      buffer.ranges(words)
      buffer.key("mentions")
      buffer.array(mentions) { buffer, mention in
        buffer.object { buffer in
          buffer.key("kind")
          buffer.string(mention.kind.rawValue)
          buffer.key("text")
          buffer.string(mention.text)
          buffer.range(mention.range)
          buffer.key("value")
          buffer.string(mention.value)
          buffer.member("unit", mention.unit)
          buffer.member("currency", mention.currency)
        }
      }
      buffer.member("word_count", wordCount)
      if let searchForm {
        buffer.key("fold")
        buffer.string(searchForm)
      }
      if let collationKey {
        buffer.key("collation_key")
        buffer.string(collationKey.hexadecimal)
      }
    }
    buffer.endLine()
  }

  /// Between 0 and 1, three digits at most.
  private static func share(_ value: Double) -> String {
    let thousandths = Int(min(max(value, 0), 1) * 1000 + 0.5)
    guard thousandths > 0, thousandths < 1000 else { return thousandths > 0 ? "1" : "0" }
    var digits = String(thousandths + 1000).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "0." + digits
  }
}

extension JSONBuffer {
  fileprivate mutating func range(_ range: Range<Int>) {
    key("start")
    integer(range.lowerBound)
    key("end")
    integer(range.upperBound)
  }

  fileprivate mutating func ranges(_ ranges: [Range<Int>]) {
    array(ranges) { buffer, range in buffer.object { $0.range(range) } }
  }
}
