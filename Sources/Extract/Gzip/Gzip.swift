internal import Compression

/// RFC 1952 gzip.
public enum Gzip {
  /// True for bytes that begin as a gzip member does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { Inflater.isGzip(bytes) }

  /// Inflates all members; what is no member behind the last one is ignored, as gzip itself does.
  ///
  /// - Throws: ``GzipError``. A body that ends too early is `truncated` and carries what there was; nothing beyond `maximumBytes` is ever
  ///   inflated.
  public static func inflate(_ bytes: [UInt8], maximumBytes: Int) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw GzipError(.notGzip) }
    guard let inflated = Inflater.inflate(bytes, as: .gzip, maximumBytes: maximumBytes) else {
      throw GzipError(.tooLarge)
    }
    switch inflated.ending {
    case .whole: return inflated.bytes
    case .truncated: throw GzipError(.truncated, partial: inflated.bytes)
    case .corrupt: throw GzipError(.corrupt)
    }
  }
}
