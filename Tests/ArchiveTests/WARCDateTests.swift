import Testing
import Time

@testable import Archive

@Suite struct WARCDateTests {
  @Test(arguments: [
    ("2026-11-20T01:02:03Z", "2026-11-20T01:02:03Z"), ("2026-11-20T01:02:03.456789Z", "2026-11-20T01:02:03Z"),
    ("2026-11-20T01:02Z", "2026-11-20T01:02:00Z"), ("2026-11-20", "2026-11-20T00:00:00Z"),
    ("2026", "2026-01-01T00:00:00Z"), ("20261120010203", "2026-11-20T01:02:03Z"),
    ("2026-11-20T08:02:03+07:00", "2026-11-20T01:02:03Z"),
    ("2026-11-19T19:32:03.5-0530", "2026-11-20T01:02:03Z"),
    ("2026-11-20 01:02:03", "2026-11-20T01:02:03Z"),
  ])
  func itIsReadAsWritersWriteIt(_ text: String, _ expected: String) {
    #expect(WARCDate.parse(text)?.rfc3339 == expected)
  }

  @Test(arguments: [
    "", "Z", "yesterday", "2026-13-01T00:00:00Z", "20261320010203", "2026112001020", "2026-11-20T01:02:03+7",
    "2026-11-20T01:02:03:04:05:06Z", "99999999999999999999",
  ])
  func whatIsNoDateIsNone(_ text: String) {
    #expect(WARCDate.parse(text) == nil)
  }
}
