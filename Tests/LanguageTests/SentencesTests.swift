import Language
import Testing

@Suite struct SentencesTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Sentences.ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(
    "Sentences end where a reader ends them",
    arguments: [
      ["Ông Nam đến muộn.", "Cuộc họp đã xong."], ["TP. HCM có thêm ba bệnh viện.", "Tất cả ở ngoại thành."],
      ["GS.TS. Trần Văn An nói vậy.", "Ông không giải thích."],
      ["Giá tăng 3.5 lần, lên 1.200.000 đồng.", "Vì sao?"],
      ["“Tôi không biết.” Bà lắc đầu."],
      ["Mr. Smith met Dr. J. Brown in Washington, D.C. on Monday.", "It went well."],
      ["He left the U.S. The firm stayed."], ["Wait… what?", "Nothing!", "Good."],
      ["I told you that she —", "No, she never did."], ["The capital — Paris, of course — was quiet."],
      ["\"Why?\" she asked.", "Nobody knew."],
      ["The rate fell (it had been rising).", "Then it rose."], ["A claim.[3] [4]", "Another one."],
      ["1. Đun nước sôi.", "2. Cho trà vào."],
    ])
  func boundaries(_ expected: [String]) {
    // Written as one paragraph. (A quote and its comment, or a country's initials and what follows, are one or two by taste.)
    let found = sentences(expected.joined(separator: " "))
    #expect(found.joined(separator: " ") == expected.joined(separator: " "))
    if expected.count > 1 { #expect(found == expected) }
  }

  @Test(
    "Quotes, speech and abbreviations in Vietnamese and English news",
    arguments: [
      ["\"Đi đi!\" - ông nói.", "Mọi người im lặng."], ["Anh nói: \"Đi đi!\".", "Cô khóc."],
      ["Ông nói : \" Đi đi ! \" .", "Cô khóc ."], ["\" Thế à ? \" , bà hỏi .", "Ông gật đầu ."],
      ["Chuyện đó cũ rồi ... \" .", "Họ về TP . HCM ."], ["Cát bị lấy 70 . 000 m3 .", "Sông lở ."],
      ["Vé giá 200.000 đ.", "Mua tại sân."], ["Ông sống ở Q. 1, TP. HCM.", "Nhà ở P. 5."],
      ["Ông đi vào số.", "Không ai biết."], ["Nạn nhân là chị L.T.H. (25 tuổi).", "Chị H. đã tử vong."],
      ["Hay như anh Ba. ở ấp Phước Lộc."], ["Nó đến lớp 5.", "\"bộ GD - ĐT\" cho tiền."],
      ["Số điện thoại: 0912.345.678.", "Liên hệ ngay."], ["Truy cập www.example.com.", "Đăng ký tại đó."],
      ["Wash the car.", "Use soap in the wash.", "Dry it."], ["He moved to Spokane, Wash. before that."],
      ["Nhà ông ở TP.HCM.", "Cha ông là thợ."], ["PGS.TS. Nguyễn Văn Minh nói vậy."],
      ["Viết cho tin@bao.vn.", "Cảm ơn."], ["The Lt.Col. Harris inquiry ended."],
      ["Chị T. (32 tuổi) kể lại.", "Anh H., chồng chị, gật đầu."], ["Nó thiếu vitamin.", "(Và ngủ ít.)"],
      ["Theo ông Nguyễn V. A., việc đã rõ."], ["It was World War I.", "A truce followed."],
      ["a) Người nộp đơn.", "b) Người làm chứng."], ["Đó là ý của anh Ba. ở ấp Phước Lộc."],
      ["Apple ra máy mới.", "iPhone 17 giá 999 USD."], ["Anh Ba. iu anh."],
      ["Doors open at 5 p.m.", "Bring a coat."], ["It starts at 5 p.m. Monday."],
      ["No. 5 is alive.", "No.", "It is not."], ["See the guides (e.g. The Handbook)."],
    ])
  func news(_ expected: [String]) { #expect(sentences(expected.joined(separator: " ")) == expected) }

  @Test func lineFeedsEndSentencesAndEmptyLinesAreNone() {
    #expect(
      sentences("Tiêu đề\n\nĐoạn một không dấu chấm\n 。\n") == ["Tiêu đề", "Đoạn một không dấu chấm", "。"])
    #expect(sentences("") == [])
    #expect(sentences(" \n ") == [])
  }

  @Test func hostileRunsOfMarksAreRead() {
    #expect(Sentences.ranges(in: String(repeating: ".", count: 100_000)).count == 1)
    #expect(Sentences.ranges(in: String(repeating: "a. [1", count: 20_000)).count >= 1)
  }

  @Test(
    "On the shared treebanks it keeps its level", .enabled(if: SharedData.isThere, "shared data is absent"),
    arguments: [
      ("vi-vtb-dev", 0.985), ("en-ewt-dev", 0.88), ("en-gum-dev", 0.945),
    ])
  func floors(_ file: String, _ floor: Double) {
    var paragraphs: [[String]] = [[]]
    for row in SharedData.rows("sentseg/\(file).txt") {
      let line = row.joined(separator: " ").split(separator: " ").joined(separator: " ")
      if line.isEmpty || (file.hasPrefix("vi") && paragraphs[paragraphs.count - 1].count == 5) {
        paragraphs.append([])
      }
      if !line.isEmpty { paragraphs[paragraphs.count - 1].append(line) }
    }
    var (right, found, wanted) = (0, 0, 0)
    for paragraph in paragraphs where !paragraph.isEmpty {
      let wantedEnds = ends(paragraph)
      let foundEnds = ends(sentences(paragraph.joined(separator: " ")))
      right += wantedEnds.intersection(foundEnds).count
      found += foundEnds.count
      wanted += wantedEnds.count
    }
    #expect(2 * Double(right) / Double(found + wanted) >= floor)
  }

  /// Where sentences end, in bytes that are no spaces.
  private func ends(_ sentences: [String]) -> Set<Int> {
    var count = 0
    return Set(
      sentences.map { sentence in
        count += sentence.utf8.count { $0 != 0x20 }
        return count
      })
  }
}
