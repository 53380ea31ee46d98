extension String {
  /// Text out of bytes that are known to be UTF-8, cut at ASCII characters: a document that ``Charset`` decoded is not validated again for
  /// each of its thousand strings.
  init(validUTF8 bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(copying: UTF8Span(unchecked: $0.span)) }
  }
}
