/// What a byte is in ASCII, and so in UTF-8 and every other encoding that contains ASCII. Bytes from 0x80 on are none of these.
extension UInt8 {
  /// `0`…`9`.
  @inlinable @inline(__always) public var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// `A`…`Z`, `a`…`z`.
  @inlinable @inline(__always) public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// `A`…`Z`.
  @inlinable @inline(__always) public var isASCIICapital: Bool { self &- 0x41 < 26 }
  /// `a`…`z`.
  @inlinable @inline(__always) public var isASCIISmallLetter: Bool { self &- 0x61 < 26 }
  /// A letter or a digit.
  @inlinable @inline(__always) public var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// The small letter of a capital; any other byte as it is.
  @inlinable @inline(__always) public var asciiLowercased: UInt8 { isASCIICapital ? self | 0x20 : self }
}

/// White space. The standards differ in what it is.
extension UInt8 {
  /// Space, tab, LF, FF, CR: ASCII whitespace of HTML and CSS (Infra Standard §4.6).
  @inlinable @inline(__always) public var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
  /// Space, tab, LF, CR: `S` of XML 1.0 §2.3, `ws` of JSON (RFC 8259 §2).
  @inlinable @inline(__always) public var isXMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
  }
  /// Space, tab: `OWS` of HTTP (RFC 9110 §5.6.3).
  @inlinable @inline(__always) public var isHTTPSpace: Bool { self == 0x20 || self == 0x09 }
  /// Space, tab, LF, VT, FF, CR: `isspace` of C, for whatever is read with lenience.
  @inlinable @inline(__always) public var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}

extension ArraySlice<UInt8> {
  /// Without white space (`isASCIISpace`) at its beginning and its end.
  public func trimmingASCIISpace() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isASCIISpace { slice.removeFirst() }
    while let last = slice.last, last.isASCIISpace { slice.removeLast() }
    return slice
  }
}
