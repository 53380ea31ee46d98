/// The words that a mention may start with: of all others nothing more is asked.
enum MentionVocabulary {
  @inline(__always)
  static func mayStart(_ word: Lemma) -> Bool { starters[word.hash >> 24 | 1] != nil }

  private static let starters: FlatTable = {
    var words = Set(
      """
      nửa mười a an thứ chủ chúa tuần tháng năm quý bây ngay lúc vào khoảng giáng quốc tết noel lễ ngày hôm bữa sáng trưa chiều tối đêm \
      mồng mùng từ đến trước sau dịp rằm khuya today tonight yesterday tomorrow last this next past coming in since by until during \
      january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct \
      nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
      """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Lemma($0) })
    for table in [
      NumberWords.vietnameseDigits, NumberWords.englishSmall, NumberWords.englishTens,
      NumberWords.englishOrdinals,
    ] {
      words.formUnion(table.keys)
    }
    words.formUnion(Currencies.before.keys)
    return FlatTable(words.map { (key: $0.hash >> 24 | 1, value: 0) })
  }()
}
