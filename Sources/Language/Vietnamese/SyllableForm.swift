internal import ASCII

/// What is known of a toneless spelling: which letter carries the tone, and which tones there may be.
///
/// All spellings are made from the onsets and rhymes of the orthography; there are about 3,600.
struct SyllableForm {
  /// Which letter carries the mark: old style hòa, thủy; new style hoà, thuỷ. They differ in open oa, oe, uy only.
  var oldToneIndex: Int
  var newToneIndex: Int
  /// Ends in c, ch, p or t: only the acute and the dot below go with it.
  var isStopped: Bool

  func allows(_ tone: VietnameseVowel.Tone) -> Bool {
    !isStopped || tone == .acute || tone == .dot
  }

  private static let onsets = "b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x"
  /// Rhymes that follow an onset or nothing.
  private static let rhymes = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia \
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt \
    oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uâ uân uâng uât uây uê uêch uên uênh uêt uơ \
    uy uych uyn uynh uyp uyt uyu uya uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y
    """
  /// iê after an onset, yê without one.
  private static let rhymesOfI = "iêc iêm iên iêng iêp iêt iêu"
  private static let rhymesOfY = "yêm yên yêng yêt yêu"
  /// After qu, whose u belongs to the onset.
  private static let rhymesAfterQ = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
    ê êch êm ên ênh êt êu i in it ô ôc ôi ôn ông ơ ơi ơn ơt y ych yên yêt ynh yt yp yu ya
    """

  /// By `Syllable.key`: what there is to know of a spelling, and whether marks would make a syllable of it (`bareBit`).
  private static let table = {
    let spellings = all
    return FlatTable(
      spellings.map { ($0.key, $0.form.packed) } + spellings.map { ($0.bareKey, bareBit) },
      combining: { $1 == bareBit ? $0 | bareBit : $1 })
  }()
  private static let formBit = 0x80
  private static let bareBit = 0x100

  private var packed: Int { oldToneIndex | newToneIndex << 3 | (isStopped ? 0x40 : 0) | Self.formBit }

  private init?(packed: Int) {
    guard packed & Self.formBit != 0 else { return nil }
    self.init(
      oldToneIndex: packed & 7, newToneIndex: packed >> 3 & 7, isStopped: packed & 0x40 != 0)
  }

  private init(oldToneIndex: Int, newToneIndex: Int, isStopped: Bool) {
    self.oldToneIndex = oldToneIndex
    self.newToneIndex = newToneIndex
    self.isStopped = isStopped
  }

  /// The form of a spelling; nil where it is none.
  @inline(__always)
  static func find(_ key: UInt64) -> SyllableForm? { look(key).form }

  /// The form of a spelling, nil where it is none, and whether it is one that marks would make a syllable of.
  @inline(__always)
  static func look(_ key: UInt64) -> (form: SyllableForm?, isBare: Bool) {
    guard let packed = table[key] else { return (nil, false) }
    return (SyllableForm(packed: packed), packed & bareBit != 0)
  }

  /// An onset or a rhyme, read once.
  private struct Part {
    /// As in ``Syllable``, and the same of the letters without their marks.
    var key: UInt64 = 0
    var bareKey: UInt64 = 0
    var letterCount = 0
    /// What the key of letters before it is multiplied with.
    var scale: UInt64 = 1
    /// Of a rhyme: which of its letters carries the mark, whether it is stopped, whether it starts with e, ê, i or y.
    var toneIndices = (old: 0, new: 0)
    var isStopped = false
    var isFront = false
    var opensWithCircumflexE = false

    static let none = Part("")

    init(_ text: some StringProtocol) {
      let letters = text.unicodeScalars.map(\.value)
      letterCount = letters.count
      for letter in letters {
        let code = Syllable.Letter(letter).code
        key = key * Syllable.base + code
        bareKey = bareKey * Syllable.base + Syllable.bareCode(code)
        scale *= Syllable.base
      }
      guard let first = letters.first, let last = letters.last, VietnameseVowel(first) != nil else { return }
      toneIndices = SyllableForm.toneIndices(letters)
      isStopped = [0x63, 0x70, 0x74].contains(last) || letters.suffix(2) == [0x63, 0x68]
      isFront = [0x65, 0xEA, 0x69, 0x79].contains(first)
      opensWithCircumflexE = first == 0xEA
    }

    static func list(_ text: String) -> [Part] { text.listedWords.map { Part($0) } }
  }

  private static var all: [(key: UInt64, bareKey: UInt64, form: SyllableForm)] {
    var all: [(key: UInt64, bareKey: UInt64, form: SyllableForm)] = []
    func add(_ onset: Part, _ rhyme: Part) {
      guard onset.letterCount + rhyme.letterCount <= Syllable.maximumLetterCount else { return }
      let (old, new) = rhyme.toneIndices
      let form = SyllableForm(
        oldToneIndex: onset.letterCount + old, newToneIndex: onset.letterCount + new,
        isStopped: rhyme.isStopped)
      all.append(
        (onset.key * rhyme.scale + rhyme.key, onset.bareKey * rhyme.scale + rhyme.bareKey, form))
    }
    let common = Part.list(rhymes)
    let gi = Part("gi")
    for rhyme in common + Part.list(rhymesOfY) { add(.none, rhyme) }
    let afterOnset = common + Part.list(rhymesOfI)
    for onset in onsets.listedWords {
      let part = Part(onset)
      let (takesFront, takesBack) = takes(onset)
      for rhyme in afterOnset where rhyme.isFront ? takesFront : takesBack { add(part, rhyme) }
    }
    // gi is g with the rhymes of i (gì, gìn); before another vowel its i belongs to the onset (già, giếng).
    for rhyme in Part.list("i in ip it im inh") { add(Part("g"), rhyme) }
    for rhyme in common where !rhyme.isFront || rhyme.opensWithCircumflexE { add(gi, rhyme) }
    for rhyme in Part.list("e eo ep") { add(gi, rhyme) }
    for rhyme in Part.list(rhymesAfterQ) { add(Part("qu"), rhyme) }
    return all
  }

  /// c, g, ng before back vowels; gh, ngh before e, ê, i; k anywhere (Bắc Kạn).
  private static func takes(_ onset: String) -> (front: Bool, back: Bool) {
    switch onset {
    case "gh", "ngh": (true, false)
    case "c", "g", "ng": (false, true)
    default: (true, true)
    }
  }

  /// The mark goes on ê or ơ; else on a vowel with a shape mark; else, of plain vowels, on the last before a consonant, on the
  /// middle one of three, on the first of two; the new style puts it on the second of open oa, oe, uy.
  private static func toneIndices(_ rhyme: [UInt32]) -> (old: Int, new: Int) {
    let shapes = rhyme.compactMap { VietnameseVowel($0)?.shape }
    for shape in [VietnameseVowel.Shape.ê, .ơ, .ă, .â, .ô, .ư] {
      if let index = shapes.firstIndex(of: shape) { return (index, index) }
    }
    if shapes.count < rhyme.count { return (shapes.count - 1, shapes.count - 1) }
    switch shapes {
    case [.o, .a], [.o, .e], [.u, .y]: return (0, 1)
    default: return shapes.count == 3 ? (1, 1) : (0, 0)
    }
  }
}
