import Model
import Testing

@testable import Extract

@Suite struct PageDatesTests {
  private func dates(_ html: String, _ url: String? = nil) -> [String?] {
    let found = PageDates.find(in: HTMLDocument(utf8: Array(html.utf8)), url: url)
    return [found.published, found.modified].map { $0.map { String($0.rfc3339.prefix(10)) } }
  }

  @Test func metadataGoesBeforeWhatIsVisible() {
    let html = """
      <meta property="article:published_time" content="2025-12-30T14:05:00+07:00"><meta name="lastmod" content="2026-01-02">
      <p>Published: 01.01.2020</p>
      """
    #expect(dates(html, "https://e.example/2019/01/01/x") == ["2025-12-30", "2026-01-02"])
  }

  @Test func anAddressNamesADayWhereItsNumbersStandTogether() {
    for address in [
      "2019/6/26/x", "news/x-2019-06-26.html", "2019/jun/26/x", "news/20190626/x", "x-20190626.html",
    ] {
      #expect(dates("<p>Z.</p>", "https://e.example/\(address)").first == "2019-06-26")
    }
    for address in [
      "2019/6", "2019/06/92713", "2019-in-6-words-and-26-pictures", "2019/13/26", "a/2019062611",
      "a/20191363",
    ] {
      #expect(dates("<p>Z.</p>", "https://e.example/\(address)").first == .some(nil))
    }
  }

  @Test func linesThatSayWhatTheirDateIsCount() {
    #expect(dates("<p>Cập nhật: 30/12/2025 14:05</p>") == ["2025-12-30", "2025-12-30"])
    #expect(
      dates("<p>Ngày đăng 28/12/2025</p><p>Updated 30.12.2025</p>") == [
        "2025-12-28", "2025-12-30",
      ])
    #expect(
      dates(
        "<p>In the spring of his seventh year, on 30/12/2025, the council that nobody had asked met again.</p>"
      ) == [nil, nil])
  }

  @Test func aDateBetweenSignsThatPartALineCounts() {
    #expect(dates("<p>By An Author of the paper | Sep 1, 2017</p>").first == "2017-09-01")
    #expect(dates("<p>By An Author of the paper who left on Sep 1, 2017</p>").first == .some(nil))
    #expect(dates("<p>发布时间：2017-09-01</p>") == ["2017-09-01", nil])
    #expect(dates("<p>Última atualização: 01/09/2017</p>") == ["2017-09-01", "2017-09-01"])
  }

  @Test func theAddressIsTheLastResort() {
    #expect(dates("<link rel=canonical href='https://e.example/2025/12/30/x'>").first == "2025-12-30")
    #expect(dates("<p>x</p>", "https://e.example/2025/12/30/x") == ["2025-12-30", nil])
    #expect(dates("<p>x</p>", "https://e.example/2021/04/92713") == [nil, nil])
  }
}
