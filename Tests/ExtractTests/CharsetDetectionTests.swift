import Glibc
import Testing

@testable import Extract

/// Pages that do not say what they are written in, or say something else.
@Suite struct CharsetDetectionTests {
  private func page(_ text: String, declaration: String = "") -> String {
    "<html><head>\(declaration)<title>x</title></head><body><script>var a = 'plain letters';</script><p>\(text)</p></body></html>"
  }

  /// By the C library's names of encodings.
  private func encoded(_ text: String, as encoding: String) -> [UInt8]? {
    guard let converter = iconv_open(encoding, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let capacity = output.count
    let left = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, fromLeft) = (input.baseAddress, input.count)
        var (to, toLeft) = (output.baseAddress, output.count)
        guard iconv(converter, &from, &fromLeft, &to, &toLeft) != -1 else { return capacity }
        iconv(converter, nil, nil, &to, &toLeft)
        return toLeft
      }
    }
    return left == capacity ? nil : output.prefix(capacity - left).map { UInt8(bitPattern: $0) }
  }

  /// A sentence or two in each language, written for this test.
  private static let texts: [(encoding: String, text: String)] = [
    (
      "CP1251",
      "Городской совет проголосовал за ремонт старого моста, который закрыт с весны. Работы начнутся осенью."
    ),
    (
      "KOI8-R",
      "Городской совет проголосовал за ремонт старого моста, который закрыт с весны. Работы начнутся осенью."
    ),
    (
      "KOI8-U",
      "Міська рада у вівторок ухвалила відбудувати старий міст, який зачинено з весни. Його відкриють наступної осені, сказав мер."
    ),
    (
      "CP1250",
      "Rada miasta zagłosowała za odbudową starego mostu, który jest zamknięty od wiosny. Prace zaczną się jesienią, powiedział burmistrz, który żałuje, że trwało to tak długo."
    ),
    (
      "ISO-8859-7",
      "Το δημοτικό συμβούλιο αποφάσισε να ξαναχτίσει την παλιά γέφυρα, που είναι κλειστή από την άνοιξη."
    ),
    (
      "CP1256",
      "صوت مجلس المدينة يوم الثلاثاء على إعادة بناء الجسر القديم المغلق منذ الربيع، وقال رئيس البلدية إن العمل سيبدأ قريبا."
    ),
    ("CP932", "市議会は火曜日、春から閉鎖されている古い橋を再建することを決めた。工事は秋に始まる予定だ。"),
    ("EUC-JP", "市議会は火曜日、春から閉鎖されている古い橋を再建することを決めた。工事は秋に始まる予定だ。"),
    ("ISO-2022-JP", "市議会は火曜日、春から閉鎖されている古い橋を再建することを決めた。工事は秋に始まる予定だ。"),
    ("GB18030", "市议会星期二决定重建自春天以来一直关闭的旧桥。市长表示，工程将于秋天开始，预计需要两年时间。"),
    ("BIG5", "市議會星期二決定重建自春天以來一直關閉的舊橋。市長表示，工程將於秋天開始，預計需要兩年時間。"),
    ("EUC-KR", "시의회는 화요일 봄부터 폐쇄된 낡은 다리를 다시 짓기로 결정했다. 공사는 가을에 시작될 예정이다."),
  ]

  enum Declaration: String, CaseIterable {
    case none = ""
    case utf8 = "<meta charset=utf-8>"
  }

  @Test(arguments: texts.indices, Declaration.allCases)
  func theBytesTellTheEncoding(index: Int, declaration: Declaration) throws {
    let (encoding, text) = Self.texts[index]
    let bytes = try #require(encoded(page(text, declaration: declaration.rawValue), as: encoding))
    let decoded = Charset.decode(bytes, contentType: nil, kind: .html)
    #expect(String(decoding: decoded.utf8, as: UTF8.self).contains(text), "\(decoded.label)")
    #expect(decoded.isGuessed)
  }

  @Test func aFewMarksInAnEnglishTextAreWindows1252() throws {
    let sentence =
      "“It’s far too late,” said the mayor – and the old café at the bridge stays closed until the spring of next year. "
    let plain = String(
      repeating:
        "The council will meet again on Monday, and everybody may come and listen to what is said there. ",
      count: 20)
    let bytes = try #require(encoded(page(sentence + plain), as: "CP1252"))
    let decoded = Charset.decode(bytes, contentType: nil, kind: .html)
    #expect(decoded.label == "windows-1252")
    #expect(
      String(decoding: decoded.utf8, as: UTF8.self).contains(
        "“It’s far too late,” said the mayor – and the old café"))
  }

  @Test func damagedUTF8StaysUTF8() {
    let bytes =
      Array(
        page(
          "Der Bürgermeister hörte zu, und die Brücke über den Fluß bleibt für Lastwagen gesperrt.",
          declaration: "<meta charset=utf-8>"
        ).utf8) + [0xE9, 0x20, 0xFC]
    let decoded = Charset.decode(bytes, contentType: nil, kind: .html)
    #expect(decoded.label == "utf-8")
    #expect(String(decoding: decoded.utf8, as: UTF8.self).contains("Brücke über den Fluß"))
  }
}
