import Model
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("vi", "vi"), ("vi_VN", "vi-VN"), ("EN-us", "en-US"), (" vi ", "vi"), ("zh-hant-tw", "zh-Hant-TW"),
    ("ZH_HANS", "zh-Hans"), ("es-419", "es-419"), ("de-1996", "de-1996"), ("vi\tx", "vi"),
    ("en-US-@@", "en-US"),
  ])
  func whatPublishersWriteBecomesCanonical(_ text: String, _ expected: String) {
    #expect(LanguageTag(text)?.value == expected)
  }

  @Test(arguments: ["", " ", "v", "123", "tiếng", "languageless", "*"])
  func whatIsNoTagIsRefused(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test func thePrimarySubtagStandsAlone() {
    #expect(LanguageTag("zh-Hant")?.primary == "zh")
    #expect(LanguageTag.undetermined.primary == "und")
  }
}
