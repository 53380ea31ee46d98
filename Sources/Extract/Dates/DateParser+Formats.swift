internal import ASCII
import Time

/// The two formats that standards ask for, byte by byte, and nil at the first byte that differs.
extension DateParser {
  /// RFC 3339: `2025-12-30T14:05:00+07:00`, fractions read over.
  static func internetDate(_ bytes: borrowing Span<UInt8>) -> Timestamp? {
    guard bytes.count >= 20, bytes.count <= 40, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
      let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2)
    else { return nil }
    var index = 19
    var nanoseconds: Int32 = 0
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      var unit: Int32 = 100_000_000
      while index < bytes.count, bytes[index].isASCIIDigit {
        nanoseconds += Int32(bytes[index] & 0x0F) * unit
        unit /= 10
        index += 1
      }
    }
    guard index < bytes.count, let offset = offset(bytes, at: index) else { return nil }
    var timestamp = Timestamp(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      offset: .stated(minutes: offset))
    timestamp?.nanoseconds = nanoseconds
    return timestamp
  }

  /// RFC 5322: `Tue, 30 Dec 2025 14:05:00 +0700`, weekday and seconds optional, `GMT` for a zone.
  static func mailDate(_ bytes: borrowing Span<UInt8>) -> Timestamp? {
    var index = 0
    if bytes.count > 5, bytes[3] == UInt8(ascii: ","), bytes[4] == 0x20 { index = 5 }
    guard bytes.count <= 40, bytes.count >= index + 16, let day = digits(bytes, &index, most: 2),
      bytes[index] == 0x20,
      let month = month(bytes, index + 1), bytes.count > index + 13, bytes[index + 4] == 0x20
    else { return nil }
    index += 5
    guard let year = number(bytes, index, 4), bytes[index + 4] == 0x20 else { return nil }
    index += 5
    guard let hour = digits(bytes, &index, most: 2), index + 3 < bytes.count,
      bytes[index] == UInt8(ascii: ":"),
      let minute = number(bytes, index + 1, 2)
    else { return nil }
    index += 3
    var second: Int?
    if index + 2 < bytes.count, bytes[index] == UInt8(ascii: ":") {
      second = number(bytes, index + 1, 2)
      guard second != nil else { return nil }
      index += 3
    }
    guard index + 1 < bytes.count, bytes[index] == 0x20, let offset = offset(bytes, at: index + 1) else {
      return nil
    }
    return Timestamp(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second ?? 0,
      offset: .stated(minutes: offset), precision: second == nil ? .minute : .second)
  }

  /// `Z`, `GMT`, `UTC`, `+0700`, `+07:00` up to the end; minutes east.
  private static func offset(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int? {
    let left = bytes.count - index
    switch bytes[index] {
    case UInt8(ascii: "Z"): return left == 1 ? 0 : nil
    case UInt8(ascii: "G"):
      return left == 3 && bytes[index + 1] == UInt8(ascii: "M") && bytes[index + 2] == UInt8(ascii: "T")
        ? 0 : nil
    case UInt8(ascii: "U"):
      return left == 3 && bytes[index + 1] == UInt8(ascii: "T") && bytes[index + 2] == UInt8(ascii: "C")
        ? 0 : nil
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let hasColon = left == 6 && bytes[index + 3] == UInt8(ascii: ":")
      guard hasColon || left == 5, let hours = number(bytes, index + 1, 2),
        let minutes = number(bytes, index + (hasColon ? 4 : 3), 2),
        hours <= 15, minutes < 60
      else { return nil }
      return (bytes[index] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    default: return nil
    }
  }

  private static func number(_ bytes: borrowing Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for index in start..<(start + count) {
      guard bytes[index].isASCIIDigit else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }

  private static func digits(_ bytes: borrowing Span<UInt8>, _ index: inout Int, most: Int) -> Int? {
    let start = index
    while index < bytes.count, index - start < most, bytes[index].isASCIIDigit { index += 1 }
    return index > start ? number(bytes, start, index - start) : nil
  }

  private static func month(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    guard start + 3 <= bytes.count else { return nil }
    let key = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    switch key | 0x20_2020 {
    case 0x6A_616E: return 1
    case 0x66_6562: return 2
    case 0x6D_6172: return 3
    case 0x61_7072: return 4
    case 0x6D_6179: return 5
    case 0x6A_756E: return 6
    case 0x6A_756C: return 7
    case 0x61_7567: return 8
    case 0x73_6570: return 9
    case 0x6F_6374: return 10
    case 0x6E_6F76: return 11
    case 0x64_6563: return 12
    default: return nil
    }
  }
}
