internal import Foundation

/// Ids travel as hexadecimal text and rest as bytes.
extension Data {
  init(hexadecimal text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for digit in text.utf8 {
      let value: UInt8 = digit <= 0x39 ? digit &- 0x30 : (digit | 0x20) &- 0x57
      if let first = high {
        bytes.append(first << 4 | value & 15)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes)
  }
}
