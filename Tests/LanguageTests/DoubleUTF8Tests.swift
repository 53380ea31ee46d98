import Testing

@testable import Language
@testable import Model

@Suite struct DoubleUTF8Tests {
  /// UTF-8 read as windows-1252, whose free bytes stay controls.
  private func garbled(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let value = byte < 0x80 || byte > 0x9F ? UInt32(byte) : Windows1252.character(ofC1: UInt32(byte))
      if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }
    return String(result)
  }

  /// The same with one blank for the no-break space and another after it, as pages are shown.
  private func garbledAndCollapsed(_ text: String) -> String {
    var words = garbled(text).split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    if text.hasPrefix("à") { words[0] = "Ã" }
    return words.joined(separator: " ")
  }

  private func repaired(_ text: String) -> String { Normalizer().normalize(text).text }

  static let texts = [
    "Cầu tàu và bến cảng làm hàng", "Bà Hoàng Thị Hà nói: “Nhà tôi ở Đà Nẵng”.",
    "Đoàn tàu Hà Nội – Hải Phòng chạy vào ngày mai và là chuyến đầu tiên.",
    "À la criée, le quai est à reconstruire", "Là-haut, déjà, on répète qu’il n’y a pas d’autre solution.",
    "The harbour’s crane won’t work – “not yet”.", "La città è già là, e sarà così più bella.",
    "Giá 100 € là “quá đắt”…",
    "Рыбаки решили: причал — закрыть, и точка.", "Порожня гавань ґрунтується на їхній праці.",
    "Η βόρεια αποβάθρα ξαναχτίζεται", "ميناء الشمال يعاد بناؤه، قال المدير", "הרציף הצפוני ייבנה מחדש",
    "ท่าเรือเหนือจะสร้างใหม่ ภายในปีนี้", "उत्तरी घाट फिर से बनेगा।", "港口報告：堀江碼頭、北码头将重建。",
    "カメラは北桟橋で「再建」を撮る。", "북쪽 부두를 다시 짓는다", "The ferry sails again 😀⚓",
  ]

  @Test(arguments: texts) func textThatWasEncodedTwiceIsAsItWas(_ text: String) {
    #expect(repaired(garbled(text)) == text)
  }

  @Test(arguments: texts) func textThatWasEncodedThreeTimesIsAsItWas(_ text: String) {
    #expect(repaired(garbled(garbled(text))) == text)
  }

  @Test(arguments: texts) func aSpaceInThePlaceOfTheNoBreakSpaceIsTold(_ text: String) {
    #expect(repaired(garbledAndCollapsed(text)) == text)
  }

  @Test(arguments: [
    ("NgÆ°á»i dÃ¢n há»c cÃ¡ch vá» nhÃ ", "Người dân học cách về nhà"),
    ("â€œWe donâ€™t know,â€ he said", "“We don’t know,” he said"),
    ("Thủ tướng nói: â€œTôi tin vào tương laiâ€.", "Thủ tướng nói: “Tôi tin vào tương lai”."),
    ("It cost 5â‚¬.Â Next year", "It cost 5€. Next year"),
  ])
  func bytesThatAreGoneAreTold(_ garbled: String, _ text: String) { #expect(repaired(garbled) == text) }

  @Test(arguments: [
    "IRMÃ MARIA E IRMÃ”, NÃO AMANHÃ…", "AMANHÃ à noite", "«La casa está»… y nada más",
    "„Ä“ ist ein Buchstabe",
    "ĐÃ CÓ MÃ SỐ: MÃ 24", "MÃ VÙNG", "Le prix : 5 € « à peine »", "ÂM NHẠC Â vang", "Ærø og Æ alene",
    "São Paulo e João: a manhã de irmã Ângela", "Äpfel und „Öl“ für 3 €",
    "« Le café » et « le thé », a-t-il répété…”", "Der ‚Maß‘ à 3 €, 4×4¹ und 5°", "ØRE, ÑANDÚ… Ñ’",
    "ÎLE ‘Î’ · Ð¹",
  ])
  func cleanTextStaysAsItIs(_ text: String) {
    #expect(repaired(text) == text)
    #expect(Normalizer().normalize(text).normalization.contains("double-utf8") == false)
  }

  @Test func shortFieldsFollowTheBlocks() {
    var article = Article(source: ArticleSource(kind: .file))
    article.blocks = [Block(.paragraph, garbled("Bà Nguyễn Thu Hà nói về cầu tàu và bến cảng."))]
    article.title = garbled("Hà Anh")
    article.authors = ["Thu HÃ"]
    Normalizer().normalize(&article)
    #expect(article.title == "Hà Anh")
    #expect(article.authors == ["Thu Hà"])
    #expect(article.blocks[0].text == "Bà Nguyễn Thu Hà nói về cầu tàu và bến cảng.")
  }
}
