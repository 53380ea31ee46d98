extension String {
  /// Text out of bytes that are known to be UTF-8, cut at ASCII characters: a document that ``Charset`` decoded is not validated again for
  /// each of its thousand strings.
  init(validUTF8 bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    self = String(validUTF8: bytes.span)
  }

  /// A string that is known to be ASCII is compared and hashed by its bytes, without a look at how its characters are composed.
  init(validUTF8 bytes: Span<UInt8>) {
    self = String(copying: UTF8Span(unchecked: bytes, isKnownASCII: ByteSearch.isASCII(bytes)))
  }
}
