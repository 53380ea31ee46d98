import JSON
import Language
import Model
import Testing
import Time

@Suite struct MentionsTests {
  /// Friday, 6 March 2026, 10:30 in Hanoi.
  private let published = Timestamp(
    year: 2026, month: 3, day: 6, hour: 10, minute: 30, offset: .stated(minutes: 420))

  private func mentions(_ text: String) -> [Mention] {
    Normalizer().normalize(text, publicationDate: published).mentions
  }

  private func described(_ text: String) -> [String] {
    mentions(text).map {
      [$0.kind.rawValue, $0.value, $0.unit, $0.currency].compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test(
    "Amounts in Vietnamese news",
    arguments: [
      ("Công ty lãi 7,68 tỷ đồng, tăng 12,5% so với cùng kỳ.", ["money 7680000000 VND", "percent 12.5 %"]),
      (
        "Nhà đầu tư rót 16 tỷ 500 triệu đồng và 2 tỷ rưỡi nữa vào dự án.",
        ["money 16500000000 VND", "number 2500000000"]
      ),
      (
        "Giá vàng từ 180,8-183,8 triệu đồng/lượng, cổ phiếu ở mức 12.450 đồng/cổ phiếu.",
        ["money 180800000..183800000 lượng VND", "money 12450 cổ phiếu VND"]
      ),
      ("Hãng bán được hai mươi lăm chiếc, mỗi chiếc giá 1.234,5 USD.", ["number 25", "money 1234.5 USD"]),
      (
        "Nhiệt độ 30 độ C, gió 120km/h, diện tích 5ha, dữ liệu 200GB.",
        ["quantity 30 Cel", "quantity 120 km/h", "quantity 5 har", "quantity 200 GBy"]
      ),
      ("Xe mang biển 51F-153.82 theo Thông tư 25/2025/TT-NHNN bay cùng chiếc F-16.", []),
      (
        "Ngân sách của cơ quan là €7.68 tỷ ($9 tỷ) mỗi năm.",
        ["money 7680000000 EUR", "money 9000000000 USD"]
      ),
    ])
  func vietnamese(_ text: String, _ expected: [String]) { #expect(described(text) == expected) }

  @Test(
    "Amounts in English news",
    arguments: [
      (
        "The company raised $48.2 million, up 3.5 percent, for 1,234.5 shares.",
        ["money 48200000 USD", "percent 3.5 %", "number 1234.5"]
      ),
      (
        "It paid 420 million euros for twenty-five planes that fly 2,500 miles.",
        ["money 420000000 EUR", "number 25", "quantity 2500 [mi_i]"]
      ),
      ("She finished 21st in the COVID-19 season.", ["ordinal 21"]),
    ])
  func english(_ text: String, _ expected: [String]) { #expect(described(text) == expected) }

  @Test(
    "Ranges have two ends of one kind; what rose or fell has two amounts",
    arguments: [
      ("Phạt từ 500.000 đồng đến 2 triệu đồng.", ["money 500000..2000000 VND"]),
      ("Họ chọn giữa 3 và 5 đội, mỗi đội từ 10 đến 12 người.", ["range 3..5", "range 10..12"]),
      ("Giá tăng từ 10 USD đến 12 USD.", ["money 10 USD", "money 12 USD"]),
      (
        "It costs $9 to $10 million or between 10 and 20 dollars.",
        ["money 9000000..10000000 USD", "money 10..20 USD"]
      ),
      ("The road is 5 km to 10 km long.", ["quantity 5..10 km"]),
      ("Output rose from 2.5 percent to 3.5 percent.", ["percent 2.5 %", "percent 3.5 %"]),
      ("He was mayor from 2004 to 2017.", ["date 2004..2017"]),
      ("It lost $10 to $9.", ["money 10 USD", "money 9 USD"]),
    ])
  func ranges(_ text: String, _ expected: [String]) { #expect(described(text) == expected) }

  @Test(
    "Numbers as people say them",
    arguments: [
      (
        "Half a million people and two dozen cars crossed 1/4 mile.",
        ["number 500000", "number 24", "quantity 0.25 [mi_i]"]
      ),
      ("Three-quarters of voters waited two point five hours.", ["number 0.75", "duration PT2.5H"]),
      (
        "The firm earned 75 USD million and 20 dollars and 43 cents.",
        ["money 75000000 USD", "money 20.43 USD"]
      ),
      ("It is minus 5.5 degrees Celsius in the twentieth century.", ["quantity -5.5 Cel", "ordinal 20"]),
      ("He paid 35 lakh rupees, one million and a half.", ["money 3500000 INR", "number 1500000"]),
      ("One third of them left.", []),
      (
        "Nửa triệu người chịu âm 5 độ C và hai phẩy năm tỷ đồng.",
        ["number 500000", "quantity -5 Cel", "money 2500000000 VND"]
      ),
      (
        "Lần thứ hai họ xếp thứ 15, đội đầu tiên xếp thứ nhì.",
        ["ordinal 2", "ordinal 15", "ordinal 1", "ordinal 2"]
      ),
      ("Vé giá 2 đô 23 xu; bụi mịn 35 µg/m3.", ["money 2.23 USD", "quantity 35 ug/m3"]),
    ])
  func said(_ text: String, _ expected: [String]) { #expect(described(text) == expected) }

  @Test(
    "Dates are resolved against the publication",
    arguments: [
      ("Hội nghị khai mạc hôm nay và bế mạc ngày 8/3.", ["date 2026-03-06", "date 2026-03-08"]),
      (
        "Vụ việc xảy ra chiều 28/12, theo thông báo ngày 30/12/2025.", ["date 2025-12-28", "date 2025-12-30"]
      ),
      (
        "Tháng trước doanh số giảm; tháng 9/1965 và quý 3 năm 2025 thì không.",
        ["date 2026-02", "date 1965-09", "date 2025-Q3"]
      ),
      ("Cập nhật lúc Thứ tư, 22/10/2025, 19:25 (GMT+7) tại Hà Nội.", ["time 2025-10-22T19:25:00+07:00"]),
      (
        "The talks resume tomorrow after a pause since December 30, 2025.",
        ["date 2026-03-07", "date 2025-12-30"]
      ),
      (
        "Police arrested him on Tuesday, and last week they searched his house.",
        ["date 2026-03-03", "date 2026-W09"]
      ),
      (
        "They met two days ago and the day before yesterday, not last night.",
        ["date 2026-03-04", "date 2026-03-04", "date 2026-03-05"]
      ),
      ("Profit fell in Q4 2025 and in the first quarter.", ["date 2025-Q4", "date 2026-Q1"]),
      ("Họ về quê dịp Tết Nguyên đán 2026, mùng 3 Tết mới đi.", ["date 2026-02-17", "date 2026-02-19"]),
      ("Không có ngày 31/2/2026 trong lịch của chúng ta.", ["date 2026-01"]),
    ])
  func dates(_ text: String, _ expected: [String]) {
    // The last one: a day that does not exist is no date.
    let found = described(text)
    if text.contains("31/2/2026") {
      #expect(!found.contains { $0.hasPrefix("date 2026-0") })
    } else {
      #expect(found == expected)
    }
  }

  @Test(
    "Vietnamese days and hours are told part by part, in any order",
    arguments: [
      (
        "Khoảng 9h sáng 4/3, tàu chìm; 7h30 sáng mai tìm tiếp.",
        ["2026-03-04T09:00:00", "2026-03-07T07:30:00"]
      ),
      ("Vào 20 giờ 15 phút tối 3/3, lúc 22 giờ đêm qua.", ["2026-03-03T20:15:00", "2026-03-05T22:00:00"]),
      ("Tối nay 8 giờ, chiều mai lúc 3 giờ.", ["2026-03-06T20:00:00", "2026-03-07T15:00:00"]),
      ("Mười một giờ trưa và 9 giờ kém 15.", ["2026-03-06T11:00:00", "2026-03-06T08:45:00"]),
      ("10h30' ngày 6/3/2026; 06/03/2026 08:30:15 CH.", ["2026-03-06T10:30:00", "2026-03-06T20:30:15"]),
      ("6 Tháng 3, 2026 | 10:30", ["2026-03-06T10:30:00"]),
      ("06:00 | 14/03/2016", ["2016-03-14T06:00:00"]),
      ("Trưa qua, sáng sớm nay, rạng sáng mai.", ["2026-03-05", "2026-03-06", "2026-03-07"]),
      ("Lúc nửa đêm thứ hai tới.", ["2026-03-07T00:00:00", "2026-03-09"]),
      ("Hơn 2 giờ đồng hồ, kéo dài 3 giờ.", ["PT2H", "PT3H"]),
      ("Hai ngày trước, cách đây 3 năm, ba tháng nữa.", ["2026-03-04", "2023", "2026-06"]),
      ("Hồi tháng 11, tháng mười hai năm ngoái.", ["2025-11", "2025-12"]),
      ("Tháng 3-2025, tháng 4.2025, quý 1-2025.", ["2025-03", "2025-04", "2025-Q1"]),
      ("Ngày cuối cùng của tháng 2, tuần đầu tháng 9.", ["2026-02-28", "2026-W37"]),
      ("Thứ ba vừa rồi, sáng thứ hai tuần tới.", ["2026-03-03", "2026-03-09"]),
      ("Ngày 15/8 âm lịch là Tết.", ["2025-10-06"]),
      ("Thu nhập tháng này cao.", ["2026-03"]),
    ])
  func vietnameseTimes(_ text: String, _ expected: [String]) {
    #expect(mentions(text).map(\.value) == expected)
  }

  @Test(
    "Ranges of days, months and years",
    arguments: [
      ("Phố cấm xe từ ngày 1/4 đến hết ngày 30/4.", ["2026-04-01..2026-04-30"]),
      (
        "Họ thi đấu ngày 12-14/3 và từ 25 đến 27/3/2027.",
        ["2026-03-12..2026-03-14", "2027-03-25..2027-03-27"]
      ),
      ("Từ ngày 28/12 đến 3/1/2026, chợ mở.", ["2025-12-28..2026-01-03"]),
      ("Từ tháng 3 đến tháng 6/2025, giai đoạn 2021-2025.", ["2025-03..2025-06", "2021..2025"]),
      ("Từ năm 2000 đến năm 2010 họ ở đây.", ["2000..2010"]),
      (
        "The summit runs March 3-5 in Paris, after a fair from 3 to 5 February.",
        ["2026-03-03..2026-03-05", "2026-02-03..2026-02-05"]
      ),
      (
        "It rained from March 28 to April 2, 2025, and January to March 2026.",
        ["2025-03-28..2025-04-02", "2026-01..2026-03"]
      ),
      ("Có 20-25 người, tỷ số 1-2.", ["20..25"]),
    ])
  func rangesOfDates(_ text: String, _ expected: [String]) {
    #expect(mentions(text).map(\.value) == expected)
  }

  @Test(
    "Units are joined to figures by hyphens, and figures name things",
    arguments: [
      ("A $10-million grant for a 90-minute film of a 5-year-old boy.", ["10000000", "PT90M", "P5Y"]),
      ("Điều 174, Quận 10, phường 12, Quốc lộ 14.", []),
      ("Chapter 11 and Room 101.", []),
      ("Anh cao 1m75, nhà cách 3 cây số, nuôi 3 vạn con gà.", ["1.75", "3", "30000"]),
      ("By the end of 2027 it will open.", ["2027"]),
    ])
  func joinedAndNamed(_ text: String, _ expected: [String]) {
    #expect(mentions(text).map(\.value) == expected)
  }

  @Test func offsetsCountCodePointsOfTheNormalisedText() throws {
    let result = Normalizer().normalize("Giá: 5 triê\u{323}u đồng 😀 rồi 7%", publicationDate: nil)
    let scalars = Array(result.text.unicodeScalars)
    for mention in result.mentions {
      #expect(String(String.UnicodeScalarView(scalars[mention.range])) == mention.text)
    }
    #expect(result.mentions.map(\.text) == ["5 triệu đồng", "7%"])
  }

  @Test func anArticleHasThemWithOffsetsIntoItsText() {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [
      Block(.paragraph, "Đoạn đầu không có gì đáng kể."), Block(.paragraph, "Công ty lãi 3 tỷ đồng hôm qua."),
      Block(.code, "x = 5%"),
    ]
    article.datePublished = published
    Normalizer().normalize(&article)
    let scalars = Array(article.text.unicodeScalars)
    #expect(article.mentions.map(\.value) == ["3000000000", "2026-03-05"])
    for mention in article.mentions {
      #expect(String(String.UnicodeScalarView(scalars[mention.range])) == mention.text)
    }
    var options = Normalizer.Options()
    options.findsMentions = false
    article.mentions = []
    Normalizer(options).normalize(&article)
    #expect(article.mentions.isEmpty)
  }

  @Test(
    "Figures of any size and shape do no harm",
    arguments: [
      String(repeating: "9", count: 5_000), String(repeating: "9.", count: 5_000),
      String(repeating: "1/", count: 5_000),
      "99999999999999999999999999999999999999999 triệu tỷ tỷ đồng", "ngày 99999999999999999999/99",
      "năm 9999999999", "999999999 năm trước",
      String(repeating: "2 đến ", count: 5_000), String(repeating: "thứ hai ngày ", count: 5_000),
      String(repeating: "8h - ", count: 5_000), String(repeating: "0123 ", count: 5_000),
      String(repeating: "ngày 5, ", count: 5_000), String(repeating: "3 năm 2 tháng ", count: 5_000),
      String(repeating: "cuối năm đầu ", count: 5_000), String(repeating: "tỷ ", count: 5_000),
      String(repeating: "một trăm ", count: 5_000), "-- -5 --5%",
      "0,000000000000000000000000000001",
    ])
  func hostile(_ text: String) {
    for mention in mentions(text) { #expect(mention.range.upperBound <= text.unicodeScalars.count) }
  }

  @Test("On the shared gold it keeps its level", .enabled(if: SharedData.isThere, "shared data is absent"))
  func floors() {
    let rows = SharedData.rows("numbers/news-vi-gold.tsv").dropFirst().filter { $0.count > 3 }
    let right = rows.count { row in
      let found = Normalizer().normalize(row[0], declared: .vietnamese).mentions
      return row[1] == "none" ? found.isEmpty : found.count == 1 && found[0].value == row[2]
    }
    #expect(Double(right) >= 0.95 * Double(rows.count), "\(right) of \(rows.count)")
  }

  @Test func theJSONLineHasAllOfIt() {
    var buffer = JSONBuffer()
    let text = Normalizer().normalize("Ông nói \"đã chi 5 triệu đồng\"")
    text.write(to: &buffer)
    let line = String(decoding: buffer.bytes, as: UTF8.self)
    #expect(
      line.hasPrefix(#"{"text":"Ông nói \"đã chi 5 triệu đồng\"","language":"vi","language_confidence":"#))
    #expect(
      line.dropLast().hasSuffix(
        #""mentions":[{"kind":"money","text":"5 triệu đồng","start":16,"end":28,"value":"5000000","currency":"VND"}],"word_count":7}"#
      ))
    #expect(line.count { $0 == "\n" } == 1)
    text.write(to: &buffer)
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == line + line)
  }

  @Test func anArticleBeforeAmountsIsNoPartOfTheSign() {
    #expect(
      described("It was a $75.3 billion deal in New York, and A$5 million in Sydney.") == [
        "money 75300000000 USD", "money 5000000 AUD",
      ])
  }
}
