internal import ASCII

/// Which tokens a mention may start with: all others are passed over. One look into a table decides about most words,
/// most of the rest by one at the word after.
enum MentionVocabulary {
  private static let starter = 1
  /// Means something without the words after it.
  private static let alone = 2

  @inline(__always)
  static func mayStart(_ line: TokenLine, at index: Int) -> Bool {
    switch line[index].kind {
    case .number: return true
    case .sign: return maySignStart(line, at: index)
    case .word:
      guard let role = roles[line[index].text.key], role & starter != 0 else { return false }
      guard role & alone == 0, index + 1 < line.count, line[index + 1].kind == .word else { return true }
      return roles[line[index + 1].text.key] != nil
    }
  }

  /// What numbers, and does not count: Điều 5, Quận 10, Chapter 11; of a list of them, the first is right after it.
  static func isDesignator(_ line: TokenLine, before index: Int) -> Bool {
    var place = index - 1
    while place > index - 12, line.isNumber(place - 1),
      [",", "-"].contains(line.sign(place)) || ["và", "and"].contains(line.word(place))
    {
      place -= 2
    }
    // Q. 1
    if line.sign(place) == ".", ["q", "p"].contains(line.word(place - 1)), line[place - 1].isCapital {
      return true
    }
    if isLaw(line, at: place) { return true }
    guard let kind = designators[line.word(place)] else { return false }
    switch kind {
    case .always: return true
    case .afterNoNumber:
      return !line.isNumber(place - 1) && NumberWords.vietnameseDigits[line.word(place - 1)] == nil
    // con số 5, tổng số 5
    case .number: return !countedNumbers.contains(line.word(place - 1))
    }
  }

  /// Nghị định 168, Thông tư 29: what the state issues, by its number.
  private static func isLaw(_ line: TokenLine, at index: Int) -> Bool {
    switch (line.word(index - 1), line.word(index)) {
    case ("thông", "tư"), ("nghị", "quyết"), ("nghị", "định"), ("chỉ", "thị"), ("đề", "án"), ("công", "điện"),
      ("công", "văn"):
      true
    // "quyết định 3 việc" is a verb.
    case ("quyết", "định"): line[index - 1].isCapital
    default: false
    }
  }

  private enum Designator { case always, afterNoNumber, number }

  private static let designators: LemmaTable<Designator> = {
    let always =
      """
      điều khoản chương mục quận phường lộ lớp phòng trang ngõ ngách hẻm kiệt hotline đường phố tuyến kênh mã cấp vòng kết bài tập lô thôn ấp tầng nhà hạng khu đoàn đài mũi set \
      cmnd cccd iso hs km kilomet article chapter room flight route highway page gate
      """
    let afterNoNumber = "phút phần"
    return LemmaTable(
      always.listedWords.map { (Lemma($0), .always) }
        + afterNoNumber.listedWords.map { (Lemma($0), .afterNoNumber) }
        + [("số", .number)])
  }()

  /// What makes an amount of "số".
  private static let countedNumbers: Set<Lemma> = [
    "con", "trong", "tổng", "chỉ", "dân", "doanh", "quân", "sĩ", "trị", "hệ", "tỷ", "tỉ", "điểm", "đa",
    "thiểu", "ẩn", "thông",
    "một", "hàm", "lãi", "vốn", "phiếu", "lượng", "bội", "ước", "mẫu", "cơ",
  ]

  /// A currency's sign, or a minus.
  private static func maySignStart(_ line: TokenLine, at index: Int) -> Bool {
    if NumberWords.quarters[line[index].text] != nil { return true }
    guard line.isNumber(index + 1) else { return false }
    if [".", ","].contains(line[index].text) { return line[index].isSpaced }
    return line[index].text == "-" || line[index].text == "−"
      || Currencies.before.find(line, at: index) != nil
  }

  /// Small letters.
  private static func romanFigures(_ number: Int) -> String {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return String(repeating: "x", count: number / 10) + ones[number % 10]
  }

  /// Of all words that mentions are made of.
  private static let roles: FlatTable = {
    var roles: [Lemma: Int] = [:]
    func add(_ words: some Sequence<Lemma>, _ role: Int) {
      for word in words { roles[word, default: 0] |= role }
    }
    func words(_ text: String) -> [Lemma] { text.listedWords.map { Lemma($0) } }
    add(
      words(
        """
        nửa giữa mười a an thứ rạng cách chủ chúa tuần tháng năm quý bây ngay lúc vào khoảng giáng quốc lễ ngày hôm bữa sáng trưa chiều tối đêm \
        mồng mùng cuối hồi thế thập giỗ trung phật ông cn giải từ đến trước sau dịp rằm khuya last this next past coming in since by until during đầu âm minus negative half quarter q day
        """), starter)
    add(
      words(
        """
        tết noel valentine halloween today tonight yesterday tomorrow january february march april may june july august september october november december \
        jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds \
        thu thur thurs fri sat sun
        """), starter | alone)
    add(NumberWords.vietnameseDigits.words + NumberWords.englishSmall.words, starter)
    add(NumberWords.englishTens.words + Currencies.before.firstWords, starter)
    add(NumberWords.englishOrdinals.words, starter | alone)
    // What may follow.
    add(DateReader.phraseWords, 0)
    add((1...39).map { Lemma(romanFigures($0)) }, 0)
    add(NumberWords.vietnameseScales.words + NumberWords.englishScales.words, 0)
    add(Units.table.firstWords + Units.durations.words + Currencies.after.firstWords, 0)
    add(
      words(
        """
        morning afternoon evening night point phẩy chấm dozen dozens tiên nhì half halves third thirds quarters fifths eighths tenths before after of a hundredths \
        kỷ kỉ niên thập thế giữa tuần ngày tết mồng mùng lập của dịp thứ trăm mươi chục rưỡi giờ hundred phần per percent percentage pct nhất nhật đầu dương sinh khánh tế này nay rồi ngoái vừa qua kia \
        tới tiếp mai mốt cuối sáng sớm trưa đêm đây tình phụ nhà tây giêng chạp i ii iii iv week month year quarter
        """), 0)
    return FlatTable(roles.map { (key: $0.key.key, value: $0.value) })
  }()
}
