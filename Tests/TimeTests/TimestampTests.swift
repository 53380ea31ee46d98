import Foundation
import Testing
import Time

@Suite struct TimestampTests {
  @Test func theWallClockAgreesWithFoundationOnEveryDayOfFourHundredYears() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let first = try #require(Timestamp(year: 1800, month: 1, day: 1)).secondsSinceEpoch
    // 400 Gregorian years have 146,097 days; the second of the day differs each time.
    for day in stride(from: 0, to: 146_097, by: 7) {
      let seconds = first + Int64(day) * 86_400 + Int64(day * 7_919 % 86_400)
      let civil = Timestamp(secondsSinceEpoch: seconds).civil
      let date = Date(timeIntervalSince1970: TimeInterval(seconds))
      let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
      let isEqual =
        (parts.year, parts.month, parts.day) == (civil.year, civil.month, civil.day)
        && (parts.hour, parts.minute, parts.second) == (civil.hour, civil.minute, civil.second)
      #expect(isEqual, "\(seconds): \(civil)")
      let again = Timestamp(
        year: civil.year, month: civil.month, day: civil.day, hour: civil.hour, minute: civil.minute,
        second: civil.second)
      #expect(again?.secondsSinceEpoch == seconds)
    }
  }

  @Test(arguments: [
    (2023, 2, 29, 0, 0), (1900, 2, 29, 0, 0), (2024, 4, 31, 0, 0), (2024, 13, 1, 0, 0), (2024, 0, 1, 0, 0),
    (2024, 1, 0, 0, 0), (2024, 1, 1, 25, 0), (2024, 1, 1, 24, 1), (2024, 1, 1, 0, 60), (0, 1, 1, 0, 0),
    (10_000, 1, 1, 0, 0),
  ])
  func aDayOrTimeThatDoesNotExistIsRefused(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int)
  {
    #expect(Timestamp(year: year, month: month, day: day, hour: hour, minute: minute) == nil)
  }

  @Test func midnightAtTheEndOfADayIsTheNextDay() {
    let end = Timestamp(year: 2024, month: 2, day: 29, hour: 24)
    #expect(end == Timestamp(year: 2024, month: 3, day: 1))
  }

  @Test(arguments: [
    (420, "2025-12-30T14:05:09+07:00"), (-210, "2025-12-30T14:05:09-03:30"), (0, "2025-12-30T14:05:09Z"),
  ])
  func rfc3339HasTheClockAndItsOffset(_ minutes: Int, _ expected: String) {
    let time = Timestamp(
      year: 2025, month: 12, day: 30, hour: 14, minute: 5, second: 9, offset: .stated(minutes: minutes))
    #expect(time?.rfc3339 == expected)
  }

  @Test func anUnknownOffsetIsReadAsUTC() {
    #expect(Timestamp(year: 2025, month: 12, day: 30, offset: .none)?.rfc3339 == "2025-12-30T00:00:00Z")
  }

  @Test func timesBefore1970KeepTheirClock() {
    #expect(Timestamp(secondsSinceEpoch: -1).rfc3339 == "1969-12-31T23:59:59Z")
    #expect(Timestamp(secondsSinceEpoch: -86_400).rfc3339 == "1969-12-31T00:00:00Z")
  }
}
