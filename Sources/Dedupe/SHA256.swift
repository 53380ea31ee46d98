internal import COpenSSL

/// SHA-256 (FIPS 180-4) by OpenSSL.
public enum SHA256 {
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { output, count in
      _ = bytes.withUnsafeBufferPointer { COpenSSL.SHA256($0.baseAddress, $0.count, output.baseAddress) }
      count = 32
    }
  }

  /// The first 128 bits, which is what ids and ledger keys are made of.
  public static func key(_ text: String) -> [UInt8] { Array(digest(Array(text.utf8)).prefix(16)) }
}
