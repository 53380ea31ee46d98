import Testing
import Time

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

  @Test(
    "A date with a short label is the page's, in any language",
    arguments: [
      "Posté le mardi 9 mars 2021", "Fecha de publicación: 09-03-2021", "Terça-feira, 9 de março de 2021",
      "Zveřejněno: 9. 3. 2021", "Добавлено 9 марта 2021", "Опубліковано 9 березня 2021",
      "Δημοσίευση: 9 Μαρτίου 2021",
      "Objavljeno: 09.03.2021.", "Paskelbta 2021 m. kovo 9 d.", "Közzétéve: 2021. március 9.",
      "时间：2021-03-09 14:05:00 来源：日报", "2021年3月9日（火）14時05分", "입력 2021.03.09 14:05", "기사입력 2021-03-09",
      "الثلاثاء 9 مارس 2021", "मंगलवार, 9 मार्च 2021", "เผยแพร่ 9 มีนาคม 2564", "9 มี.ค. 2564", "פורסם ב-9 במרץ 2021",
      "Selasa, 9 Maret 2021 14:05 WIB", "Mar. 9, 2021 at 4:05 p.m.", "Erstausstrahlung: 09.03.2021",
      "Thứ ba, 9/3/2021, 14:05 (GMT+7)", "By An Author of the paper / March 9, 2021 / 3 comments",
    ])
  func aShortLabelIsRead(_ line: String) {
    #expect(dates("<p>\(line)</p>").first == "2021-03-09")
  }

  @Test(
    "What the label says is the day of a change",
    arguments: [
      "Letzte Änderung: 9.3.2021", "Mise à jour : 9 mars 2021", "Ostatnia aktualizacja: 9 marca 2021",
      "Aktualizováno 9. března 2021", "Frissítve: 2021.03.09.", "Оновлено: 9 березня 2021 р.",
      "Τελευταία ενημέρωση: 9 Μαρτίου 2021", "更新时间：2021-03-09", "최종수정 2021.03.09. 오후 2:05",
      "آخر تحديث: 9 مارس 2021", "อัปเดต: 9 มี.ค. 2021", "This page was last edited on 9 March 2021, at 14:05.",
    ])
  func theDayOfAChangeIsTold(_ line: String) {
    #expect(dates("<p>\(line)</p>").last == "2021-03-09")
  }

  @Test func eachDateOfALineHasItsOwnLabel() {
    #expect(dates("<p>Published 9 March 2021, updated 9 April 2021</p>") == ["2021-03-09", "2021-04-09"])
    #expect(
      dates("<p>Veröffentlicht am 9. März 2021, aktualisiert am 9. April 2021</p>") == [
        "2021-03-09", "2021-04-09",
      ])
  }

  @Test(arguments: [
    "Version 9.3.21 released", "© 9 March 2021 Lower Marsh Gazette",
    "The ferry sank in the storm of 9 March 2021",
    "The council, which nobody had asked, published the report of 9 March 2021",
  ])
  func aDateOfSomethingElseIsNone(_ line: String) {
    #expect(dates("<p>\(line)</p>") == [nil, nil])
  }

  @Test func aDateInAParagraphNeedsALabel() {
    let prose =
      "The council of Lower Marsh, which had met before, told of its <b>vote of 9 March 2021</b> at length, and said that"
      + " the harbour bridge, which nobody had crossed since the winter, would be rebuilt before the frost."
    #expect(dates("<p>\(prose)</p>") == [nil, nil])
  }

  @Test func anElementNamedAfterADateIsReadWhole() {
    #expect(dates("<div class=date><b>9</b><i>March</i><span>2021</span></div>").first == "2021-03-09")
    #expect(dates("<abbr class=timestamp data-utime=1615284000>long ago</abbr>").first == "2021-03-09")
  }

  @Test func theAddressIsTheLastResort() {
    #expect(dates("<link rel=canonical href='https://e.example/2025/12/30/x'>").first == "2025-12-30")
    #expect(dates("<p>x</p>", "https://e.example/2025/12/30/x") == ["2025-12-30", nil])
    #expect(dates("<p>x</p>", "https://e.example/2021/04/92713") == [nil, nil])
  }
}
