/// Texts without end, the same in every run: words as frequent as in a language (Zipf's law), and a copy now and then.
struct SyntheticTexts {
  struct Text {
    var text: String
    /// One of the last thousand with every tenth word another.
    var isCopy: Bool
  }

  private static let wordCount = 5_832
  private static let length = 300
  private static let remembered = 1_000

  private var random: UInt64 = 1
  private var count = 0
  private var latest: [[Int]] = []
  private let words: [String]
  /// Sums of the frequencies of the words before each.
  private let cumulative: [Double]

  init() {
    let syllables = [
      "ba", "che", "di", "nho", "tu", "ly", "sa", "mo", "ki", "re", "lan", "phu", "trang", "ngo", "vinh",
      "qua", "xe", "hoi",
    ]
    words = (0..<Self.wordCount).map { number in
      syllables[number % 18] + syllables[number / 18 % 18] + (number < 324 ? "" : syllables[number / 324])
    }
    var sum = 0.0
    cumulative = (0..<Self.wordCount).map { rank in
      sum += 1 / Double(rank + 3)
      return sum
    }
  }

  mutating func next() -> Text {
    count += 1
    let isCopy = count % 50 == 0
    var chosen: [Int]
    if isCopy {
      chosen = latest[Int(nextRandom() % UInt64(latest.count))]
      for index in chosen.indices where nextRandom() % 10 == 0 { chosen[index] = word() }
    } else {
      chosen = (0..<Self.length).map { _ in word() }
      if latest.count < Self.remembered {
        latest.append(chosen)
      } else {
        latest[count % Self.remembered] = chosen
      }
    }
    return Text(text: chosen.map { words[$0] }.joined(separator: " "), isCopy: isCopy)
  }

  private mutating func word() -> Int {
    let target = Double(nextRandom() >> 11) / Double(1 << 53) * cumulative[cumulative.count - 1]
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// SplitMix64.
  private mutating func nextRandom() -> UInt64 {
    random &+= 0x9E37_79B9_7F4A_7C15
    var z = random
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
