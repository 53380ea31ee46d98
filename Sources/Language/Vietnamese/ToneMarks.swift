/// Puts the tone mark of each Vietnamese syllable on the letter where one style has it: the whole text in one spelling.
///
/// Repairs marks on a wrong letter too (qúy, lọai, caí). A word that is no syllable is left alone, and so is a name with letters
/// that other languages have too (Noé) unless the syllable is a known one.
struct ToneMarks {
  var newStyle: Bool

  /// What becomes of one word; nil where it stays.
  func placed(_ word: [UInt32]) -> [UInt32]? {
    guard let syllable = Syllable(word), syllable.toneCount == 1, let form = syllable.form,
      form.allows(syllable.tone)
    else { return nil }
    let target = newStyle ? form.newToneIndex : form.oldToneIndex
    guard target != syllable.toneIndex, let from = VietnameseVowel(word[syllable.toneIndex]),
      let to = VietnameseVowel(word[target])
    else { return nil }
    if isPerhapsForeignName(word, from), !SyllableInventory.contains(syllable) { return nil }
    var result = word
    result[syllable.toneIndex] = VietnameseVowel(from.shape, isUppercase: from.isUppercase).codePoint
    result[target] = VietnameseVowel(to.shape, from.tone, isUppercase: to.isUppercase).codePoint
    return result
  }

  /// Capital first, small letter next, and a mark that Latin-1 has.
  private func isPerhapsForeignName(_ word: [UInt32], _ marked: VietnameseVowel) -> Bool {
    guard marked.codePoint < 0x100, let first = word.first, word.count > 1 else { return false }
    return isCapital(first) && !isCapital(word[1])
  }

  private func isCapital(_ value: UInt32) -> Bool {
    VietnameseVowel(value)?.isUppercase ?? ((0x41...0x5A).contains(value) || value == 0x110)
  }
}
