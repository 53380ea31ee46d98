/// Markup that stands in a feed as elements of its own (Atom's `xhtml`, unescaped RSS) is XML. Those
/// who read it as HTML need other spellings for three things.
extension HTMLFragment {
  /// The markup in the syntax of HTML: CDATA sections as escaped text, `<iframe/>` with an end tag (in HTML the
  /// stroke means nothing, and the rest would be in it), `<xh:p>` without its prefix.
  static func html(fromXML slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let names = HTMLTag.names
    let bytes = Array(slice)
    var scanner = XMLScanner(bytes)
    var output: [UInt8] = []
    var copied = 0
    func copy(to end: Int) {
      output += bytes[copied..<end]
      copied = end
    }
    while let token = scanner.next() {
      switch token {
      case .text: break
      case .cdata(let text):
        copy(to: scanner.tokenStart)
        for byte in bytes[text] { appendEscaped(byte, to: &output) }
        copied = scanner.index
      case .startTag(let name, let isEmpty):
        let local = localName(name, bytes, names)
        if local.lowerBound > name.lowerBound {
          copy(to: name.lowerBound)
          copied = local.lowerBound
        }
        let tag = HTMLTag(hash: NameTable.hash(of: bytes[local]), in: names)
        guard isEmpty, tag != .unknown, !HTMLTagSet.void.contains(tag) else { continue }
        copy(to: scanner.index - 2)
        output += [UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "/")]
        output += bytes[local]
        copied = scanner.index - 1
      case .endTag(let name):
        let local = localName(name, bytes, names)
        guard local.lowerBound > name.lowerBound else { continue }
        copy(to: name.lowerBound)
        copied = local.lowerBound
      }
    }
    if copied == 0 { return slice }
    copy(to: bytes.count)
    return output[...]
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    default: output.append(byte)
    }
  }

  /// The name behind a prefix, where HTML has such an element; else the whole name.
  private static func localName(_ name: Range<Int>, _ bytes: [UInt8], _ names: borrowing NameTable) -> Range<
    Int
  > {
    guard let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) else { return name }
    let local = (colon + 1)..<name.upperBound
    return names.value(for: NameTable.hash(of: bytes[local])) > 0 ? local : name
  }
}
