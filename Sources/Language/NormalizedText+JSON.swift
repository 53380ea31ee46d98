import Model

extension NormalizedText {
  /// The text and what was found in it as one JSON line (RFC 8259, UTF-8, no line feed): keys in a fixed order, offsets in code points.
  public func jsonLine() -> [UInt8] {
    var writer = JSONBytes()
    writer.open("{")
    writer.key("text")
    writer.string(text)
    writer.key("language")
    writer.string(guess.language.value)
    writer.key("language_confidence")
    writer.number(guess.confidence)
    writer.list("languages", guess.shares) { writer, share in
      writer.open("{")
      writer.key("tag")
      writer.string(share.tag.value)
      writer.key("share")
      writer.number(share.share)
      writer.close("}")
    }
    writer.list("normalization", normalization) { writer, name in writer.string(name) }
    writer.list("spans", spans) { writer, span in
      writer.open("{")
      writer.key("language")
      writer.string(span.language.value)
      writer.range(span.range)
      writer.close("}")
    }
    writer.list("sentences", sentences) { writer, sentence in
      writer.open("{")
      writer.range(sentence)
      writer.close("}")
    }
    writer.list("words", words) { writer, word in
      writer.open("{")
      writer.range(word)
      writer.close("}")
    }
    writer.list("mentions", mentions) { writer, mention in
      writer.open("{")
      writer.key("kind")
      writer.string(mention.kind.rawValue)
      writer.key("text")
      writer.string(mention.text)
      writer.range(mention.range)
      writer.key("value")
      writer.string(mention.value)
      writer.optional("unit", mention.unit)
      writer.optional("currency", mention.currency)
      writer.close("}")
    }
    writer.key("word_count")
    writer.append(String(wordCount))
    writer.optional("fold", searchForm)
    writer.optional("collation_key", collationKey?.hexadecimal)
    writer.close("}")
    return writer.bytes
  }
}

/// Writes JSON byte by byte.
private struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  mutating func open(_ bracket: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: bracket.utf8)
    needsComma = false
  }

  mutating func close(_ bracket: String) {
    bytes.append(contentsOf: bracket.utf8)
    needsComma = true
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ text: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where Self.isEscaped(utf8[index]) {
        bytes.append(contentsOf: utf8[start..<index])
        escape(utf8[index])
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  @inline(__always)
  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }

  /// Between 0 and 1, three digits at most.
  mutating func number(_ value: Double) {
    let thousandths = Int(min(max(value, 0), 1) * 1000 + 0.5)
    guard thousandths > 0, thousandths < 1000 else { return append(thousandths > 0 ? "1" : "0") }
    var digits = String(thousandths + 1000).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    append("0." + digits)
  }

  mutating func range(_ range: Range<Int>) {
    key("start")
    append(String(range.lowerBound))
    key("end")
    append(String(range.upperBound))
  }

  mutating func optional(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func list<Item>(_ name: String, _ items: [Item], _ write: (inout JSONBytes, Item) -> Void) {
    key(name)
    open("[")
    for item in items { write(&self, item) }
    close("]")
  }
}
