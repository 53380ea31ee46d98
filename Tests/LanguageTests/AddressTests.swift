import Model
import Testing

@testable import Language

@Suite struct AddressTests {
  private func words(_ text: String) -> [String] {
    let table = TokenTable(Array(text.utf8))
    return table.tokens.filter { $0.kind != .sign }.map {
      String(decoding: table.bytes[$0.range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Xem https://example.com/the-best-of-2024/?a=b#c nhé", ["Xem", "nhé"]),
    ("(https://example.com/a). Sau", ["Sau"]), ("www.example.com, và", ["và"]),
    ("Liên hệ: the.best.of@mail.example.com.", ["Liên", "hệ"]),
    ("theo @harbour_news.daily nhé", ["theo", "nhé"]),
    ("tại example.com.vn/tin-tuc/24-7.html", ["tại"]), ("đọc trên example.vn.", ["đọc", "trên"]),
    ("tệp feed://example.org/a và magnet:b", ["tệp", "và", "magnet", "b"]),
    ("nhéhttps://example.com/a b", ["nhéhttps", "b"]),
  ])
  func wordsOfAddressesAreNoWords(_ text: String, _ expected: [String]) { #expect(words(text) == expected) }

  @Test(arguments: [
    "Hết câu.Sang câu", "U.S. and p.m. of 3.5 km", "a@b", "giá 5@kg", "TP.HCM", "T.P.Hồ Chí Minh",
    "tỷ lệ 3:2",
    "và/hoặc", "Ph.D. v.v.", "node.js", "bão số 3.Tối nay",
  ])
  func whatOnlyLooksLikeAnAddressStays(_ text: String) {
    let table = TokenTable(Array(text.utf8))
    #expect(table.tokens.allSatisfy { $0.range.count == 1 || $0.kind != .sign })
  }

  @Test(arguments: [
    ("Xem thêm tại https://www.example.org/the-most-important-news-of-the-week-for-you", "vi"),
    (
      "Read more at https://example.vn/thu-tuong-chinh-phu-hop-voi-cac-bo-nganh-ve-dau-tu-cong-48123.html",
      "en"
    ),
    ("Leer más: https://www.example.com/world/asia/the-latest-news-and-weather-2024-11-30/", "es"),
    ("Liên hệ: all.the.news.of.the.week@mail.example.com", "vi"),
  ])
  func addressesSayNothingAboutTheLanguage(_ text: String, _ language: String) {
    #expect(LanguageIdentifier().identify(text).language.description == language)
  }

  @Test func addressesAreNoWordsAndNoMentions() {
    let result = Normalizer().normalize("Xem bài https://example.com/2024-11-30/bai-15-trieu-dong hôm nay")
    #expect(result.wordCount == 4)
    #expect(result.mentions.allSatisfy { !$0.text.contains("2024") && !$0.text.contains("15") })
  }

  @Test func anAddressAloneIsAllThatThereIsToTellBy() {
    let guess = LanguageIdentifier().identify("https://www.example.com/the-weather-and-the-news-of-the-week/")
    #expect(guess.language.description == "en")
    #expect(Normalizer().normalize("https://example.com/2024-11-30").wordCount == 0)
  }
}
