internal import ASCII

/// Words that turn a sentence into another one while everything around them stays: directions, outcomes, negations.
///
/// A word belongs to an axis and stands at one of its two ends. Texts that agree around a place and have opposite ends of one
/// axis there contradict each other; two words of one end ("rose", "climbed"; "tăng", "lên") do not. Words are folded
/// (`LatinLetters`), so that a Vietnamese word stands here together with every other that differs in marks only: that
/// costs nothing, since only a change from one end to the other counts.
enum OppositeWords {
  /// What a folded word is: an axis (from 1) and an end of it, or a number that is spelled out.
  struct Meaning {
    /// 0 where the word is plain.
    var axis: UInt8 = 0
    /// The end of the axis (1 or 2), or the number.
    var value: UInt8 = 0
  }

  /// The axis of numbers, whose values are not two ends.
  static let numberAxis: UInt8 = 255
  /// Negations are counted, since adding one leaves no word in its place.
  static let negationAxis: UInt8 = 254

  private static let axes: [(String, String)] = [
    (
      "tang len rise rises rising rose risen up increase increases increased increasing gain gains gained climb climbs climbed "
        + "jump jumps jumped surge surges surged soar soars soared grow grows grew growth upward cao high higher highest "
        + "thang win wins won beat beats beaten victory nhieu more most many",
      "giam xuong sut mat fall falls falling fell fallen down decrease decreases decreased decreasing loss losses drop drops "
        + "dropped decline declines declined slip slips slipped sink sank plunge plunges plunged tumble tumbled shrank downward "
        + "thap low lower lowest thua lose loses lost defeat defeated it less least fewer few"
    ),
    ("mua buy buys buying bought", "ban sell sells selling sold"),
    ("nhap import imports imported", "xuat export exports exported"),
    ("truoc before", "sau after"),
    ("tren above over", "duoi below under"),
    ("song alive survive survived", "chet dead die dies died"),
    ("open opens opened opening reopen reopened", "close closes closed closing shut"),
    (
      "approve approves approved accept accepts accepted",
      "reject rejects rejected deny denies denied refuse refused"
    ),
    ("support supports supported", "oppose opposes opposed"),
    ("guilty illegal", "innocent legal acquitted"),
    ("positive", "negative"),
    ("start starts started begin begins began", "end ends ended stop stops stopped finish finished"),
  ]

  private static let negations =
    "khong chua not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent "
    + "hasnt havent hadnt wont wouldnt shouldnt couldnt"

  private static let numbers: [(String, UInt8)] = [
    ("one", 1), ("hai two", 2), ("ba three", 3), ("bon four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8),
    ("chin nine", 9), ("muoi ten", 10), ("eleven", 11), ("twelve", 12), ("january", 101), ("february", 102),
    ("april", 104), ("june", 106), ("july", 107), ("august", 108), ("september", 109), ("october", 110),
    ("november", 111), ("december", 112), ("monday", 121), ("tuesday", 122), ("wednesday", 123),
    ("thursday", 124),
    ("friday", 125), ("saturday", 126), ("sunday", 127),
  ]

  /// Open addressing over the words' hashes: one load and one comparison tell that a word is plain.
  static let table: Table = {
    var hashes = [UInt64](repeating: 0, count: slotCount)
    var meanings = [Meaning](repeating: Meaning(), count: slotCount)
    func add(_ words: String, _ meaning: Meaning) {
      for word in words.listedWords {
        let hash = TokenHash.of(word.utf8)
        var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & (slotCount - 1) }
        hashes[slot] = hash
        meanings[slot] = meaning
      }
    }
    for (index, axis) in axes.enumerated() {
      add(axis.0, Meaning(axis: UInt8(index + 1), value: 1))
      add(axis.1, Meaning(axis: UInt8(index + 1), value: 2))
    }
    add(negations, Meaning(axis: negationAxis, value: 1))
    for (words, value) in numbers { add(words, Meaning(axis: numberAxis, value: value)) }
    return Table(hashes: hashes, meanings: meanings)
  }()

  private static let slotCount = 2_048

  struct Table {
    fileprivate let hashes: [UInt64]
    fileprivate let meanings: [Meaning]

    func meaning(of hash: UInt64) -> Meaning {
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while hashes[slot] != 0 {
        if hashes[slot] == hash { return meanings[slot] }
        slot = (slot + 1) & (slotCount - 1)
      }
      return Meaning()
    }
  }
}
