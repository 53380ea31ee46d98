import Testing
import Time

@testable import Extract

/// Days written out in the languages of the world's news.
@Suite struct MonthNameTests {
  private func day(_ text: String) -> String? {
    guard let civil = DateParser.parse(text)?.civil else { return nil }
    return "\(civil.year)-\(civil.month)-\(civil.day)"
  }

  @Test(arguments: [
    "miðvikudagur, 25. janúar 2023", "25. januára 2023", "25. sij 2023.", "25 јануари 2023 г.",
    "25 janar 2023",
    "25 січ. 2023 р.", "25 студзеня 2023 г.", "2023. gada 25. janvāris", "25. jaan 2023", "25 Eanáir 2023",
    "Dydd Mercher, 25 Ionawr 2023", "2023(e)ko urtarrilaren 25(a)", "25 de xaneiro de 2023",
    "25 de gener del 2023",
    "25 ta’ Jannar 2023", "25 იანვარი, 2023", "2023 թ. հունվարի 25", "Çərşənbə, 25 yanvar 2023",
    "2023 ж. 25 қаңтар",
    "25-yanvar, 2023", "2023-ж., 25-январь", "2023 оны нэгдүгээр сарын 25", "25 בינו׳ 2023",
    "25 كانون الثاني 2023",
    "25 كانون الثاني/يناير 2023", "25\u{200F}/1\u{200F}/2023", "چهارشنبه 25, جنوري, 2023", "25 जन॰ 2023",
    "25 जानेवारी, 2023",
    "25 જાન્યુઆરી, 2023", "ಜನವರಿ 25, 2023", "2023 ജനുവരി 25", "25 ਜਨਵਰੀ 2023", "ଜାନୁଆରୀ 25, 2023", "2023 ජනවාරි 25",
    "วันพุธที่ 25 มกราคม ค.ศ. 2023", "25 ม.ค. 66", "25 มกราคม พ.ศ. 2566", "25 ມັງກອນ 2023", "25 មករា 2023",
    "၂၀၂၃ ဇန်နဝါရီ ၂၅", "Enero 25, 2023", "25 Januari 2023", "25 ጃንዋሪ 2023", "Janaayo 25, 2023",
    "25 Janairu, 2023",
    "25 Oṣù Ṣẹ́rẹ́ 2023", "Januwari 25, 2023",
  ])
  func aDayIsReadInEveryLanguage(text: String) {
    #expect(day(text) == "2023-1-25")
  }

  @Test(arguments: [
    "1399/04/12", "تاریخ 12/04/1399", "۱۳۹۹/۰۴/۱۲", "پنجشنبه ۱۲ تیر ۱۳۹۹ - ۱۴:۳۰", "12 تير ماه 1399",
    "تاریخ: 1399-04-12",
  ])
  func aDayOfThePersianCalendarIsItsGregorianOne(text: String) {
    #expect(day(text) == "2020-7-2")
  }

  @Test func thePersianYearEndsInMarch() {
    #expect(day("1403/12/30") == "2025-3-20")
    #expect(day("1402/12/30") == nil)
    #expect(day("1404/01/01") == "2025-3-21")
    #expect(day("3/4/1405") == nil)
    #expect(day("1250/04/12") == nil)
  }

  @Test func aPointBehindTheDayTellsCroatianFromPolish() {
    #expect(day("14. listopada 2021.") == "2021-10-14")
    #expect(day("14 listopada 2021") == "2021-11-14")
  }

  @Test func anAbbreviationThatIsAlsoAWordCountsBehindADayOnly() {
    #expect(day("25 Mac 2021") == "2021-3-25")
    #expect(DateParser.find(inText: "The Mac 14 2021 of that year").isEmpty)
  }

  @Test func aTwelveHourClockOfAnotherLanguageLeavesTheDayFirst() {
    #expect(day("03/08/2022 7:09 am") == "2022-3-8")
    #expect(day("03/08/2022 7:09 ص") == "2022-8-3")
    #expect(day("03/08/2022 7:09 SA") == "2022-8-3")
  }
}
