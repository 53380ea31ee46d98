import Language
import Model
import Testing

@Suite struct SpansTests {
  private func spans(_ text: String) -> [String] {
    let result = Normalizer().normalize(text)
    let scalars = Array(result.text.unicodeScalars)
    return result.spans.map { "\($0.language): " + String(String.UnicodeScalarView(scalars[$0.range])) }
  }

  @Test func englishTermsInAVietnameseSentenceAreEnglish() {
    #expect(
      spans("Nhóm này rao bán source code và access tokens của hãng trên diễn đàn") == [
        "vi: Nhóm này rao bán", "en: source code", "vi: và", "en: access tokens",
        "vi: của hãng trên diễn đàn",
      ])
  }

  @Test func wordsThatCouldBeBothGoWithTheirNeighbours() {
    #expect(
      spans("Ban an ninh to tiếng với bà con trong xóm") == ["vi: Ban an ninh to tiếng với bà con trong xóm"])
    #expect(
      spans("The ban on an old song was lifted to please the fans") == [
        "en: The ban on an old song was lifted to please the fans"
      ])
  }

  @Test func namesAndAcronymsAreNeitherInAVietnameseSentence() {
    #expect(
      spans("Máy chủ JIRA và Bitbucket của ESA bị xâm nhập") == [
        "vi: Máy chủ", "und: JIRA", "vi: và", "und: Bitbucket", "vi: của", "und: ESA", "vi: bị xâm nhập",
      ])
    #expect(
      spans("Kỹ sư rà soát CI/CD pipelines theo yêu cầu của UBND TP HCM") == [
        "vi: Kỹ sư rà soát", "und: CI/CD", "en: pipelines", "vi: theo yêu cầu của UBND TP HCM",
      ])
    #expect(spans("The officials in Washington told Reuters on Monday that it was over").count == 1)
  }

  @Test func aWordBesidePunctuationOrAHyphenGoesWithWhatItIsTiedTo() {
    #expect(
      spans("Màn hình 6,7 inch, pin bền và lỗ hổng zero-day của hàng made in Việt Nam") == [
        "vi: Màn hình", "en: inch", "vi: pin bền và lỗ hổng", "en: zero-day", "vi: của hàng", "en: made in",
        "vi: Việt Nam",
      ])
  }

  @Test func sharesAddUpAndTheSentenceStaysVietnamese() {
    let guess = Normalizer().normalize("Dữ liệu bị đánh cắp gồm source code và các tệp cấu hình của hệ thống")
      .guess
    #expect(guess.language == .vietnamese)
    #expect(guess.shares.map(\.tag) == [.vietnamese, .english])
  }
}
