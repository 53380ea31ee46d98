import Language
import Model
import Testing

@Suite struct NormalizerTests {
  private func normalized(_ text: String, _ toneMarks: Normalizer.Options.ToneMarks = .old) -> NormalizedText
  {
    var options = Normalizer.Options()
    options.toneMarks = toneMarks
    return Normalizer(options).normalize(text)
  }

  @Test(
    "Clean text comes through untouched",
    arguments: [
      "Hội đồng thẩm định đã họp sáng nay và thông qua quy hoạch.",
      "The naïve façade of the Noé café, in São Paulo and Malmö.",
      "Það er gott veður í dag.", "Это обычный русский текст.", "今日は良い天気です。", "Ça va très bien, merci !",
      "Tên riêng như Noé, José và Zoé không bị đổi.",
    ])
  func clean(_ text: String) {
    let result = normalized(text)
    #expect(result.text == text)
    #expect(result.normalization.isEmpty)
  }

  @Test(
    "What parts a letter from its mark, or two bytes of one character, hides nothing: once is as good as twice",
    arguments: [
      ("a\0\u{301}n", "án"), ("o\u{AD}\u{302}\u{200B}\u{301}", "ố"), ("Vi\u{C3}\0\u{AA}t", "Viêt"),
      ("e\u{301}\u{200C}x", "éx"), ("e\0\u{301}\u{200C}\u{323}", "ẹ\u{301}"),
      ("\u{915}\u{200D}\u{AD}e", "\u{915}e"), ("\u{915}\u{200C}\u{200C}e", "\u{915}e"),
      ("\u{915}\u{200D}\u{200E}e", "\u{915}e"),
      ("\u{915}\u{94D}\u{200D}\u{937}", "\u{915}\u{94D}\u{200D}\u{937}"),
      ("vi\u{1}c\u{FFFD}h÷ng chúng", "vic\u{FFFD}họng chúng"),
    ])
  func parted(_ text: String, _ expected: String) {
    let once = normalized(text).text
    #expect(Array(once.utf8) == Array(expected.utf8))
    #expect(Array(normalized(once).text.utf8) == Array(once.utf8))
  }

  @Test(
    "Decomposed and mis-ordered letters are composed",
    arguments: [
      ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"), ("a\u{300}\u{306}n", "ằn"),
      ("o\u{301}\u{31B}", "ớ"),
      ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{212B}ngström", "Ångström"),
      ("q\u{307}\u{323}", "q\u{323}\u{307}"),
    ])
  func composition(_ decomposed: String, _ composed: String) {
    let result = normalized(decomposed)
    #expect(Array(result.text.utf8) == Array(composed.utf8))
    #expect(!result.normalization.isEmpty)
  }

  @Test(
    "White space and invisible characters go, joiners that scripts need stay",
    arguments: [
      ("  Tin\u{A0}\u{A0}mới \t hôm nay \r\n", "Tin mới hôm nay"), ("Bà\u{200B}o \u{AD}chí", "Bào chí"),
      ("\u{FEFF}Một\u{2028}hai", "Một\nhai"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
      ("👩\u{200D}💻", "👩\u{200D}💻"),
      ("a\u{E0041}b", "ab"),
    ])
  func invisible(_ dirty: String, _ clean: String) {
    #expect(Array(normalized(dirty).text.utf8) == Array(clean.utf8))
  }

  @Test(
    "Tone marks stand in one style",
    arguments: [
      (
        "Ông hoà giải ở toà án về thuỷ lợi.", "Ông hòa giải ở tòa án về thủy lợi.",
        "Ông hoà giải ở toà án về thuỷ lợi."
      ),
      (
        "Qúy khách vui lòng gĩư yên lặng ở khỏang sân này.",
        "Quý khách vui lòng giữ yên lặng ở khoảng sân này.",
        "Quý khách vui lòng giữ yên lặng ở khoảng sân này."
      ),
      (
        "Bà Nguyễn Thị Thuý quay về quê ngoại, khuya mới tới.",
        "Bà Nguyễn Thị Thúy quay về quê ngoại, khuya mới tới.",
        "Bà Nguyễn Thị Thuý quay về quê ngoại, khuya mới tới."
      ),
    ])
  func toneMarks(_ text: String, _ old: String, _ new: String) {
    #expect(normalized(text).text == old)
    #expect(normalized(text, .new).text == new)
    #expect(normalized(text, .keep).text == text)
  }

  @Test(
    "Every pass is named and doing all of it twice changes nothing",
    arguments: [
      "Ðà Nẵng và Ðồng Nai đón khách", "Thủ tướng Chính phủ \u{2009} hoà giải",
      "VerÃ¶ffentlichung und prÃ¼fen",
      "blÃƒÂ¶der Text fÃƒÂ¼r alle", "Nga^n ha\u{300}ng Nha` nu+o+'c giu+~ la~i sua^'t", "Giá \u{96} hàng hóa",
      "Ðả\nscond cL\nTả\u{FFFD}aỏ", "óa\toá$Nhµ\u{FFFD}e\txoẽ\totyo\u{FFFD}$Nhµ\u{FFFD}e\txa",
    ])
  func idempotent(_ text: String) {
    let once = normalized(text)
    #expect(!once.normalization.isEmpty)
    let twice = normalized(once.text)
    #expect(Array(twice.text.utf8) == Array(once.text.utf8))
    #expect(twice.normalization.isEmpty)
  }

  @Test(
    "Text in a legacy encoding that was read as windows-1252 is converted",
    arguments: [
      ("Thµnh phè Hå ChÝ Minh ®ãn n¨m míi", "Thành phố Hồ Chí Minh đón năm mới", "tcvn3"),
      ("Thaønh phoá Hoà Chí Minh ñoùn naêm môùi", "Thành phố Hồ Chí Minh đón năm mới", "vni"),
      ("Tha`nh pho^' Ho^` Chi' Minh ddo'n na(m mo+'i", "Thành phố Hồ Chí Minh đón năm mới", "viqr"),
      ("Thành phôì Hôì ðoìn nãm mõìi", "Thành phố Hố đón năm mới", "windows-1258"),
      (
        "ThÃ\u{A0}nh phá»‘ Há»“ ChÃ­ Minh Ä‘Ã³n nÄƒm má»›i", "Thành phố Hồ Chí Minh đón năm mới",
        "double-utf8"
      ),
    ])
  func legacy(_ bytesReadWrong: String, _ text: String, _ pass: String) {
    let result = normalized(bytesReadWrong)
    #expect(result.text == text)
    #expect(result.normalization.first == pass)
    #expect(result.guess.language == .vietnamese)
  }

  @Test(
    "Hostile input ends in some text",
    arguments: [
      "", "\n\n\n", " ", "\u{300}\u{301}\u{323}", String(repeating: "\u{301}", count: 50_000),
      String(repeating: "^", count: 1000),
      String(repeating: "Ã", count: 1000), String(repeating: "aá", count: 20_000), "\u{0}\u{1}\u{FFFE}",
      String(repeating: "x", count: 100_000),
    ])
  func hostile(_ text: String) {
    let result = normalized(text)
    #expect(result.text.utf8.count <= text.utf8.count)
  }
}
