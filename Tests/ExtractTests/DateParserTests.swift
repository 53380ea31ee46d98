import Extract
import Testing
import Time

@Suite struct DateParserTests {
  /// As written, and what it states in RFC 3339.
  static let dates: [(String, String)] = [
    // The standards
    ("2025-12-30T14:05:00+07:00", "2025-12-30T14:05:00+07:00"),
    ("2025-12-30T14:05:00.123456Z", "2025-12-30T14:05:00.123456Z"),
    ("Tue, 30 Dec 2025 14:05:00 +0700", "2025-12-30T14:05:00+07:00"),
    ("30 Dec 2025 14:05 GMT", "2025-12-30T14:05:00Z"),
    // Their abuses
    ("Tue, 30 December 2025 14:05:00 EST", "2025-12-30T14:05:00-05:00"),
    ("Sat, 05 Sep 26 23:25:46 +0700", "2026-09-05T23:25:46+07:00"),
    ("Tue Dec 30 14:05:06 2025", "2025-12-30T14:05:06Z"),
    ("2025-12-30 14:05", "2025-12-30T14:05:00Z"),
    ("24-03-2019T07:50:00+07:00", "2019-03-24T07:50:00+07:00"),
    ("20251230T140506Z", "2025-12-30T14:05:06Z"),
    ("Tue, 30 Dec 2025 14:05:00 GMT+7", "2025-12-30T14:05:00+07:00"),
    ("12/30/2025 2:05 PM", "2025-12-30T14:05:00Z"),
    ("3/7/2026 8:01:53 AM", "2026-03-07T08:01:53Z"),
    ("December 30th, 2025 at 2:05 p.m.", "2025-12-30T14:05:00Z"),
    ("1767078300", "2025-12-30T07:05:00Z"),
    // Vietnamese
    ("Thứ ba, 30/12/2025, 14:05 (GMT+7)", "2025-12-30T14:05:00+07:00"),
    ("Thứ sáu, 6/8/2021, 01:08 (GMT+7)", "2021-08-06T01:08:00+07:00"),
    ("21 tháng 09 năm 2025", "2025-09-21T00:00:00Z"),
    ("14:05 30/12/2025", "2025-12-30T14:05:00Z"),
    ("30/12/2025 - 14h05", "2025-12-30T14:05:00Z"),
    ("Chủ nhật, ngày 28-12-2025, 08 giờ 15 phút", "2025-12-28T08:15:00Z"),
    ("Tháng Mười Một 5, 2024", "2024-11-05T00:00:00Z"),
    ("12 thg 3, 2025", "2025-03-12T00:00:00Z"),
    ("07:00 12 Thg 03, 2025", "2025-03-12T07:00:00Z"),
    ("12 Th3, 2025", "2025-03-12T00:00:00Z"),
    ("12 Th03 2025", "2025-03-12T00:00:00Z"),
    ("Th.03 12, 2025", "2025-03-12T00:00:00Z"),
    ("T4, 12/03/2025", "2025-03-12T00:00:00Z"),
    ("T4, 12/03/2025 - 07:00", "2025-03-12T07:00:00Z"),
    ("07:00 Thứ 4, 12/03/2025", "2025-03-12T07:00:00Z"),
    ("Th 4, 12/03/2025", "2025-03-12T00:00:00Z"),
    ("CN, 21/09/2025 07:05", "2025-09-21T07:05:00Z"),
    ("21/09/2025 7:05:00 CH", "2025-09-21T19:05:00Z"),
    ("Cập nhật lúc 03:18, Thứ Ba, 13/06/2017 (GMT+7)", "2017-06-13T03:18:00+07:00"),
    // Zones by their place
    ("2024-07-01 20:19:00 America/Los_Angeles", "2024-07-01T20:19:00-07:00"),
    ("2024-01-15 20:19:00 America/Los_Angeles", "2024-01-15T20:19:00-08:00"),
    ("2024-03-10 01:59 America/New_York", "2024-03-10T01:59:00-05:00"),
    ("2024-03-10 03:00 America/New_York", "2024-03-10T03:00:00-04:00"),
    ("2024-07-01T20:19:00[Europe/Berlin]", "2024-07-01T20:19:00+02:00"),
    ("2024-10-27 03:00 Europe/Berlin", "2024-10-27T03:00:00+01:00"),
    ("2024-01-15 20:19 Australia/Sydney", "2024-01-15T20:19:00+11:00"),
    ("2024-07-01 20:19 America/Argentina/Buenos_Aires", "2024-07-01T20:19:00-03:00"),
    ("2024-07-01 20:19 Asia/Ho_Chi_Minh", "2024-07-01T20:19:00+07:00"),
    ("2024-07-01 20:19 Etc/GMT+5", "2024-07-01T20:19:00-05:00"),
    // Clocks and offsets that are not quite right
    ("Tue, 07 May 2024 24:05:00 GMT", "2024-05-08T00:05:00Z"),
    ("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z"),
    ("Mon, 06 May 2024 7:8:9 GMT", "2024-05-06T07:08:09Z"),
    ("2017-06-13T03:18:00+00:0", "2017-06-13T03:18:00Z"),
    ("2017-06-13T03:18:00+7", "2017-06-13T03:18:00+07:00"),
    ("2017-06-13 03:18:00.000000 +0700 +07", "2017-06-13T03:18:00+07:00"),
    ("2017-06-13T0318Z", "2017-06-13T03:18:00Z"),
    ("13/Jun/2017:03:18:00 +0000", "2017-06-13T03:18:00Z"),
    ("13-Jun-17 03.18.00.000000 PM", "2017-06-13T15:18:00Z"),
    ("2017-W24-2", "2017-06-13T00:00:00Z"),
    ("2023 Jan 7", "2023-01-07T00:00:00Z"),
    ("2023-Jan-07 14:05", "2023-01-07T14:05:00Z"),
    ("12.16.2025", "2025-12-16T00:00:00Z"),
    ("/Date(1497323880000+0700)/", "2017-06-13T03:18:00Z"),
    ("1497323880.123", "2017-06-13T03:18:00Z"),
    // Other languages
    ("2016年1月3日(日)午後8時15分", "2016-01-03T20:15:00Z"),
    ("2021年12月1日 星期三 上午9:30", "2021-12-01T09:30:00Z"),
    ("20. kolovoza 2018.", "2018-08-20T00:00:00Z"),
    ("5. avgust 2016", "2016-08-05T00:00:00Z"),
    ("14 юни 2016 г.", "2016-06-14T00:00:00Z"),
    ("5. märts 2018", "2018-03-05T00:00:00Z"),
    ("2017年6月13日 下午3:18", "2017-06-13T15:18:00Z"),
    ("2017년 6월 13일 오후 3:18", "2017-06-13T15:18:00Z"),
    ("平成29年6月13日", "2017-06-13T00:00:00Z"),
    ("2017. június 13., 03:18", "2017-06-13T03:18:00Z"),
    ("13 Haziran 2017, Salı 03:18", "2017-06-13T03:18:00Z"),
    ("13 Juni 2017 03.18 WIB", "2017-06-13T03:18:00+07:00"),
    ("১৩ জুন ২০১৭", "2017-06-13T00:00:00Z"),
    ("30. Dezember 2025 um 14:05 Uhr", "2025-12-30T14:05:00Z"),
    ("mardi 30 décembre 2025 à 14h05", "2025-12-30T14:05:00Z"),
    ("30 de diciembre de 2025", "2025-12-30T00:00:00Z"),
    ("30 декабря 2025 г.", "2025-12-30T00:00:00Z"),
    ("2025年12月30日 14:05", "2025-12-30T14:05:00Z"),
    ("2025년 12월 30일", "2025-12-30T00:00:00Z"),
    ("30 Desember 2025", "2025-12-30T00:00:00Z"),
  ]

  @Test(
    "Dates that are told from now",
    arguments: [
      ("Hôm qua 08:16", "2014-08-31T08:16:00Z"), ("một ngày trước", "2014-08-31T10:30:00Z"),
      ("2 giờ trước", "2014-09-01T08:30:00Z"), ("cách đây 3 tháng", "2014-06-01T10:30:00Z"),
      ("1 năm 2 tháng trước", "2013-07-01T10:30:00Z"), ("sau 2 phút", "2014-09-01T10:32:00Z"),
      ("an hour ago", "2014-09-01T09:30:00Z"), ("2 years ago", "2012-09-01T10:30:00Z"),
      ("yesterday at 14:05", "2014-08-31T14:05:00Z"), ("vor 3 Tagen", "2014-08-29T10:30:00Z"),
      ("gestern", "2014-08-31T10:30:00Z"), ("il y a 2 heures", "2014-09-01T08:30:00Z"),
      ("hace una hora", "2014-09-01T09:30:00Z"), ("há 2 dias", "2014-08-30T10:30:00Z"),
      ("2 dagen geleden", "2014-08-30T10:30:00Z"), ("3 дня назад", "2014-08-29T10:30:00Z"),
      ("3 gün önce", "2014-08-29T10:30:00Z"), ("2 godziny temu", "2014-09-01T08:30:00Z"),
    ])
  func relative(_ text: String, _ expected: String) {
    let now = DateParser.parse("2014-09-01T10:30:00Z")
    let found = DateParser.parse(text, now: now)
    #expect(found?.secondsSinceEpoch == DateParser.parse(expected)?.secondsSinceEpoch)
    #expect(DateParser.parse(text) == nil)
  }

  @Test func aMonthAgoIsTheSameDayOrTheLastOfAMonth() {
    let now = DateParser.parse("2026-03-31T10:30:00Z")
    #expect(DateParser.parse("1 month ago", now: now)?.rfc3339.hasPrefix("2026-02-28") == true)
  }

  @Test(arguments: dates) func dateIsRead(_ text: String, _ expected: String) {
    #expect(DateParser.parse(text)?.rfc3339 == expected)
  }

  @Test(arguments: [
    "", "abc", "yesterday", "12:30", "201", "32/12/2025", "2025-13-01", "30 Feb 2025",
    "2021-06-18T112:13:04+00:00", "1.234.567",
    "0000-00-00 00:00:00", "99999999999999999999", "Tue, 99 Jun 2009 12:00:00 GMT", "192.168.1.12", "v2.10.3",
  ])
  func garbageIsNoDate(_ text: String) {
    #expect(DateParser.parse(text) == nil)
  }

  @Test func precisionIsWhatWasWritten() {
    #expect(DateParser.parse("2025-12-30")?.precision == .day)
    #expect(DateParser.parse("2025-12")?.precision == .month)
    #expect(DateParser.parse("Nov. 2020")?.precision == .month)
    #expect(DateParser.parse("30/12/2025 14:05")?.precision == .minute)
    #expect(DateParser.parse("2025-12-30T14:05:00Z")?.precision == .second)
  }

  @Test func anOffsetThatNobodyWroteIsNone() {
    #expect(DateParser.parse("30/12/2025 14:05")?.offset == Timestamp.Offset.none)
    #expect(DateParser.parse("30/12/2025 14:05 (GMT+7)")?.offset == .stated(minutes: 420))
    #expect(DateParser.parse("Thu, 25 Feb 2016 00:00:00 Moon/Crater")?.offset == Timestamp.Offset.none)
  }

  @Test func eitherOrderIsKeptUntilAnotherDateDecides() throws {
    let reading = try #require(DateParser.read("04/05/2025"))
    #expect(reading.isAmbiguous)
    #expect(reading.timestamp.rfc3339.hasPrefix("2025-05-04"))
    var evidence = DateParser.OrderEvidence()
    #expect(reading.settled(by: evidence).rfc3339.hasPrefix("2025-05-04"))
    evidence.add(try #require(DateParser.read("04/25/2025")))
    #expect(reading.settled(by: evidence).rfc3339.hasPrefix("2025-04-05"))
  }

  @Test func dotsPutTheMonthFirstOnlyWhereNothingElseIsADate() throws {
    #expect(try #require(DateParser.read("04.05.2025")).isAmbiguous == false)
    #expect(DateParser.parse("04.13.2025")?.rfc3339.hasPrefix("2025-04-13") == true)
    #expect(DateParser.parse("04.13.25") == nil)
  }

  @Test func relativeDatesNeedAClock() {
    let now = DateParser.parse("2025-12-30T14:05:00+07:00")
    #expect(DateParser.parse("2 giờ trước") == nil)
    #expect(DateParser.parse("2 giờ trước", now: now)?.rfc3339 == "2025-12-30T12:05:00+07:00")
    #expect(DateParser.parse("Hôm qua", now: now)?.rfc3339.hasPrefix("2025-12-29") == true)
    #expect(DateParser.parse("3 days ago", now: now)?.rfc3339.hasPrefix("2025-12-27") == true)
  }

  @Test func datesAreFoundInRunningText() {
    let found = DateParser.find(
      inText: "Đăng ngày 30/12/2025 lúc 14:05, cập nhật 31/12/2025 08:00 (GMT+7). Giá 1.234.567 đồng.")
    #expect(found.map(\.reading.timestamp.rfc3339) == ["2025-12-30T14:05:00Z", "2025-12-31T08:00:00+07:00"])
    #expect(DateParser.find(inText: "Phiên bản 2.10.3 ra mắt, gọi 0236.3.123.456, tỉ số 2-1").isEmpty)
  }

  @Test func whatOnlyLooksLikeADateInTextIsNone() {
    for text in [
      "Random text with 2020", "January 36 1998", "abcd 32. Januar 2020 efgh", "1212-20-04",
      "12345678912 days", "12:00 h",
    ] {
      #expect(DateParser.find(inText: text).isEmpty, "\(text)")
    }
  }

  @Test func longTextIsSearchedUpToTheLimit() {
    let text = String(repeating: "1/", count: 1_000_000)
    #expect(DateParser.find(inText: text).isEmpty)
    #expect(DateParser.parse(text) == nil)
  }
}
