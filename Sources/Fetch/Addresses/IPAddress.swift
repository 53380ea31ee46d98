internal import Glibc

/// An address as it is connected to.
enum IPAddress: Sendable, Hashable {
  case v4(UInt32)
  case v6(UInt64, UInt64)

  /// From the canonical notations only; odd ones have become these in `RequestURL`.
  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      self = .v4(UInt32(bigEndian: four.s_addr))
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self = .init(six)
    } else {
      return nil
    }
  }

  init(_ address: in6_addr) {
    self = withUnsafeBytes(of: address) { bytes in
      .v6(
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  /// From a socket address of `length` bytes; nil for families other than IP.
  init?(_ address: UnsafePointer<sockaddr>, length: Int) {
    let bytes = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      self = .v4(UInt32(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      self = .init(bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default:
      return nil
    }
  }
}

extension IPAddress: CustomStringConvertible {
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(let value):
      var address = in_addr(s_addr: value.bigEndian)
      inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
    case .v6(let high, let low):
      var words = (high.bigEndian, low.bigEndian)
      inet_ntop(AF_INET6, &words, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// A range in CIDR notation.
struct IPRange: Sendable, Hashable {
  let base: IPAddress
  let prefixLength: Int

  /// `10.0.0.0/8`, `fd00::/8`, or one address.
  init?(_ text: String) {
    let fields = text.split(separator: "/", omittingEmptySubsequences: false)
    guard fields.count <= 2, let base = IPAddress(String(fields[0])) else { return nil }
    let width = if case .v4 = base { 32 } else { 128 }
    let length = fields.count == 2 ? Int(fields[1]) : width
    guard let length, (0...width).contains(length) else { return nil }
    (self.base, prefixLength) = (base, length)
  }

  func contains(_ address: IPAddress) -> Bool {
    switch (base, address) {
    case (.v4(let base), .v4(let address)):
      return (base ^ address) & Self.mask32(prefixLength) == 0
    case (.v6(let high, let low), .v6(let addressHigh, let addressLow)):
      return (high ^ addressHigh) & Self.mask64(prefixLength) == 0
        && (low ^ addressLow) & Self.mask64(prefixLength - 64) == 0
    default:
      return false
    }
  }

  private static func mask32(_ bits: Int) -> UInt32 { bits <= 0 ? 0 : ~0 << (32 - min(bits, 32)) }
  private static func mask64(_ bits: Int) -> UInt64 { bits <= 0 ? 0 : ~0 << (64 - min(bits, 64)) }
}
