import Language
import Model
import Testing

@Suite struct LanguageIdentifierTests {
  @Test(
    "Languages are told apart by a sentence",
    arguments: [
      ("vi", "Học sinh cả nước trở lại trường sau kỳ nghỉ dài ngày."),
      ("vi", "Hoc sinh ca nuoc tro lai truong sau ky nghi dai ngay."),
      ("en", "Pupils across the country went back to school after a long break."),
      ("fr", "Les élèves de tout le pays sont retournés à l'école après de longues vacances."),
      ("de", "Die Schüler im ganzen Land kehrten nach langen Ferien in die Schule zurück."),
      ("es", "Los alumnos de todo el país volvieron a la escuela después de unas largas vacaciones."),
      ("pt", "Os alunos de todo o país voltaram à escola depois de umas longas férias."),
      ("it", "Gli studenti di tutto il paese sono tornati a scuola dopo una lunga pausa."),
      ("nl", "Leerlingen in het hele land gingen na een lange vakantie weer naar school."),
      ("pl", "Uczniowie w całym kraju wrócili do szkoły po długiej przerwie."),
      ("tr", "Ülke genelinde öğrenciler uzun bir aradan sonra okula döndü."),
      ("id", "Para siswa di seluruh negeri kembali ke sekolah karena liburan sudah selesai."),
      ("tl", "Bumalik sa paaralan ang mga mag-aaral sa buong bansa pagkatapos ng mahabang bakasyon."),
      ("ru", "Школьники по всей стране вернулись в школу после долгих каникул."),
      ("uk", "Школярі по всій країні повернулися до школи після довгих канікул."),
      ("el", "Οι μαθητές επέστρεψαν στο σχολείο."), ("he", "התלמידים חזרו לבית הספר"),
      ("ar", "عاد التلاميذ إلى المدرسة بعد عطلة طويلة في جميع أنحاء البلاد"),
      ("fa", "دانش‌آموزان سراسر کشور پس از تعطیلات طولانی به مدرسه بازگشتند"),
      ("hi", "देश भर के छात्र लंबी छुट्टी के बाद स्कूल लौट आए हैं।"),
      ("th", "นักเรียนกลับไปโรงเรียน"), ("ko", "학생들이 학교로 돌아갔다."), ("ja", "生徒たちは学校に戻った。"), ("zh", "学生们回到了学校。"),
      ("km", "សិស្សត្រឡប់ទៅសាលារៀន"), ("lo", "ນັກຮຽນກັບໄປໂຮງຮຽນ"), ("ka", "მოსწავლეები სკოლაში დაბრუნდნენ"),
    ])
  func sentences(_ language: String, _ text: String) {
    #expect(LanguageIdentifier().identify(text).language.value == language)
  }

  @Test(
    "What is no syllable is not Vietnamese",
    arguments: ["sofia", "pêche", "gómìnà", "trianoni", "petsang", "The Hague tribunal"])
  func notVietnamese(_ text: String) {
    #expect(LanguageIdentifier().identify(text).language != .vietnamese)
  }

  @Test("Syllables and abbreviations are Vietnamese", arguments: ["tphcm", "mạitin", "hoa quả", "không"])
  func vietnamese(_ text: String) {
    #expect(LanguageIdentifier().identify(text).language == .vietnamese)
  }

  @Test(
    "Names and addresses say little of what they stand in",
    arguments: ["Zakaria Amara, 20, Mississauga, Ont.;", "Rajendra", "Hi Sara,", "See www.bbc.co.uk"])
  func names(_ text: String) {
    #expect(LanguageIdentifier().identify(text).language == .english)
  }

  @Test("Nothing to read is no language", arguments: ["", "  ", "12.345,67 %", "—…—", "😀😀"])
  func undetermined(_ text: String) {
    let guess = LanguageIdentifier().identify(text)
    #expect(guess.language == .undetermined)
    #expect(guess.confidence == 0)
    #expect(guess.shares.isEmpty)
  }

  @Test("Decomposed text is the same language")
  func decomposed() {
    let text = "Ho\u{323}c sinh ca\u{309} nu\u{31B}o\u{301}c tro\u{309} la\u{323}i tru\u{31B}o\u{300}ng"
    #expect(LanguageIdentifier().identify(text).language == .vietnamese)
  }

  @Test("Scripts side by side have their shares")
  func shares() {
    let guess = LanguageIdentifier().identify("Московские новости сегодня\nHanoi news today is good news")
    #expect(Set(guess.shares.map(\.tag.value)) == ["ru", "en"])
    #expect(abs(guess.shares.reduce(0) { $0 + $1.share } - 1) < 0.001)
  }

  @Test("A line is in the language of its longer part, not of its first words")
  func beginnings() {
    let english = "The minister told reporters at the airport that the talks had gone well"
    let vietnamese =
      "Bộ trưởng nói với các phóng viên tại sân bay rằng cuộc đàm phán diễn ra tốt đẹp, và hai bên sẽ gặp lại nhau vào tháng tới"
    #expect(LanguageIdentifier().identify(english + ": " + vietnamese).language == .vietnamese)
    let most =
      ", and both sides would meet again next month to sign what is left of the programme they had drawn up, which is to bring work to the towns along the river"
    #expect(
      LanguageIdentifier().identify("Bộ trưởng nói tại sân bay chiều nay: " + english + most).language
        == .english)
  }

  @Test(
    "Latin words stand in all scripts and say little of the language",
    arguments: [
      ("hi", "Download the App and share on Twitter: गाँव के लोग सड़क पर उतर आए"),
      ("ru", "Samsung Galaxy, Apple Watch: что нового нас ждёт этой осенью"),
    ])
  func latinAmongOthers(_ language: String, _ text: String) {
    #expect(LanguageIdentifier().identify(text).language.value == language)
  }

  @Test("A word as long as a book does no harm")
  func longWord() {
    let guess = LanguageIdentifier().identify(String(repeating: "nghiêng", count: 200_000))
    #expect(guess.shares.count == 1)
  }

  @Test(
    "Measured on the shared sentences it keeps its level",
    .enabled(if: SharedData.isThere, "shared data is absent"),
    arguments: [
      ("lingua-sentences", "vi", 0.999), ("lingua-sentences", "en", 1.0), ("ud-vi-vtb", "vi", 0.999),
      ("ud-en-gum-test", "en", 0.99), ("ud-en-ewt-test", "en", 0.97),
      ("made-vi-nodiacritics", "vi", 0.985), ("made-vi-nfd", "vi", 0.999), ("news-vi-paragraphs", "vi", 1.0),
    ])
  func floors(_ file: String, _ language: String, _ floor: Double) {
    let rows = SharedData.rows("langid/\(file).tsv").filter { $0.count == 2 && $0[0] == language }
    let right = rows.count { LanguageIdentifier().identify($0[1]).language.value == language }
    #expect(Double(right) >= floor * Double(rows.count), "\(right) of \(rows.count)")
  }

  /// The quotation alone would tell a language beyond doubt; what is passed over then must not stay unread.
  @Test(
    "A text that begins with a quotation is in the language that it goes on in",
    arguments: [
      (
        "de",
        """
        "We will never give up and we will always fight for our rights", sagte der Sprecher der Gewerkschaft am Abend vor dem \
        Werkstor. Die Verhandlungen über den Tarifvertrag sollen in der kommenden Woche fortgesetzt werden, wie beide Seiten \
        mitteilten.
        """
      ),
      (
        "en",
        """
        "Wir werden niemals aufgeben und immer für unsere Rechte kämpfen", the union's spokesman said at the factory gate in the \
        evening. Talks about the wage agreement are expected to go on in the coming week, as both sides told reporters.
        """
      ),
    ])
  func quotationFirst(language: String, text: String) {
    #expect(LanguageIdentifier().identify(text).language.value == language)
  }
}
