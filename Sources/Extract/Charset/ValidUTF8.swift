extension String {
  /// Text out of bytes that are known to be UTF-8, cut at ASCII characters: a document that ``Charset`` decoded is not validated again for
  /// each of its thousand strings.
  init(validUTF8 bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    self = String(copying: UTF8Span(unchecked: bytes.span))
  }
}
