extension Signature {
  /// How two texts are alike.
  public struct Comparison: Sendable, Equatable {
    /// Estimated share of the runs of three tokens that both texts have, of those that one has (Jaccard); 0…1, standard error 0.06.
    public var resemblance: Double
    /// Estimated share of the shorter text's runs that the longer one has; 0…1.
    public var containment: Double
    /// Places where both say something else; one settles it.
    public var contradictions: Int
    /// The texts are as long as each other but for the negations that one has more.
    public var differsByNegation: Bool

    /// One text with another's statements: of one article before and after a change, or of one template.
    public var isAlike: Bool {
      resemblance >= Signature.minimumResemblance
        || (resemblance >= Signature.minimumContainedResemblance
          && containment >= Signature.minimumContainment)
    }

    public var isDuplicate: Bool { isAlike && contradictions == 0 && !differsByNegation }
  }

  // Set by scripts/evals/dedupe: rewrites that change every seventh word lie around 0.45, other reports of one event below 0.2.
  static let minimumResemblance = 0.36
  static let minimumContainedResemblance = 0.25
  static let minimumContainment = 0.8

  /// Which of two texts is the earlier makes no difference.
  public static func compare(_ a: Signature, _ b: Signature) -> Comparison {
    let resemblance = self.resemblance(a.compared[4..<36], b.compared[4..<36])
    let (shorter, longer) = (Double(min(a.tokenCount, b.tokenCount)), Double(max(a.tokenCount, b.tokenCount)))
    let shared = resemblance / (1 + resemblance) * (shorter + longer)
    let negations = Int(a.compared[3]) - Int(b.compared[3])
    return Comparison(
      resemblance: resemblance, containment: min(1, shared / shorter),
      contradictions: Statements.contradictions(a.compared[36..<96], b.compared[36..<96]),
      differsByNegation: negations != 0 && longer - shorter <= max(4, longer / 64) && resemblance >= 0.8)
  }

  private var tokenCount: Int { Int(compared[1]) << 8 | Int(compared[2]) }

  /// Of two bits a quarter agrees by chance.
  private static func resemblance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Double {
    var agreeing = 0
    for (left, right) in zip(a, b) {
      let difference = left ^ right
      agreeing += 4 - ((difference | difference >> 1) & 0x55).nonzeroBitCount
    }
    let share = Double(agreeing) / Double(slotCount)
    return max(0, (share - 0.25) / 0.75)
  }
}
