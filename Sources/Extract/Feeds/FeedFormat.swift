internal import ASCII

/// The format of a document, detected from its first bytes: its Content-Type is wrong too often.
enum FeedFormat: Equatable {
  case empty
  case json
  case xml(hasLeadingBytes: Bool)
  case unknown

  init(sniffing bytes: [UInt8]) {
    guard let start = bytes.firstIndex(where: { !$0.isASCIISpace }) else {
      self = .empty
      return
    }
    switch bytes[start] {
    case UInt8(ascii: "<"): self = .xml(hasLeadingBytes: false)
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    default: self = bytes.contains(UInt8(ascii: "<")) ? .xml(hasLeadingBytes: true) : .unknown
    }
  }
}
