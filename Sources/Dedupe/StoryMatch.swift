/// Whether two articles in different languages tell the same story, and by what.
public struct StoryMatch: Sendable, Equatable {
  public struct Shared: Sendable, Equatable {
    public var kind: StoryEvidence.Kind
    public var text: String
    /// Bits.
    public var bits: Double
  }

  /// Bits in all.
  public var score: Double
  /// The share of what the poorer article could have in common that it has.
  public var coverage: Double
  /// What tells most first.
  public var shared: [Shared]

  /// What is remembered of the other article.
  public struct Other: Sendable {
    public var language: String
    public var day: Int?
    public var items: [UInt32]

    public init(language: String, day: Int?, items: [UInt32]) {
      self.language = language
      self.day = day
      self.items = items
    }
  }

  // Set by scripts/evals/dedupe on 60 translations among 600 articles, for precision first.
  static let minimumScore = 22.0
  static let minimumCoverage = 0.3
  static let minimumShared = 4
  static let minimumFigures = 2
  /// Translations follow within days.
  static let maximumDaysApart = 5

  /// - Parameters:
  ///   - evidence: of the article that is looked at.
  ///   - other: an article in another language.
  ///   - shares: for each of the evidence's items the share of the dataset's articles that have it, 0…1.
  /// - Returns: nil where they do not, or nothing tells.
  public static func of(_ evidence: StoryEvidence, _ other: Other, shares: [Double]) -> StoryMatch? {
    guard other.language != evidence.language else { return nil }
    let theirs = Dictionary(other.items.map { ($0 & ~15, Int($0 & 15)) }) { first, _ in first }
    var match = StoryMatch(score: 0, coverage: 0, shared: [])
    var (ours, total) = (0, 0)
    for (item, share) in zip(evidence.items, shares) {
      total += item.kind == .address ? 0 : item.weight
      guard let weight = theirs[item.packed & ~15] else { continue }
      let bits = min(Double(min(weight, item.weight)), max(0, -share.logarithm))
      match.shared.append(Shared(kind: item.kind, text: item.text, bits: bits))
      match.score += bits
      ours += item.kind == .address ? 0 : min(weight, item.weight)
    }
    match.shared.sort { ($1.bits, $0.text) < ($0.bits, $1.text) }
    if match.shared.contains(where: { $0.kind == .address && $0.bits >= 6 }) { return match }
    let poorer = min(total, other.items.reduce(0) { $0 + Int($1 & 15) } - 15)
    match.coverage = Double(ours) / Double(max(1, poorer))
    return match.suffices(daysApart: evidence.day.flatMap { day in other.day.map { abs($0 - day) } })
      ? match : nil
  }

  private func suffices(daysApart: Int?) -> Bool {
    let figures = shared.count { $0.kind == .number || $0.kind == .date }
    let others = shared.count { $0.kind != .number && $0.kind != .date }
    return (daysApart ?? 0) <= Self.maximumDaysApart && score >= Self.minimumScore
      && coverage >= Self.minimumCoverage
      && shared.count >= Self.minimumShared && figures >= Self.minimumFigures && others > 0
  }
}

extension Double {
  /// To base 2, of a positive number, linear between powers of two: without Foundation, and exact enough for bits.
  fileprivate var logarithm: Double { Double(exponent) + significand - 1 }
}
