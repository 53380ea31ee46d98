import Foundation

/// Random numbers that can be had again: SplitMix64 (Steele, Lea and Flood 2014). The seed is `BANTIN_SEED`, else a random
/// one; it is printed, so that a test that failed is run again with the same numbers.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(for test: String = #function) {
    let given = ProcessInfo.processInfo.environment["BANTIN_SEED"].flatMap { UInt64($0) }
    state = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(test): BANTIN_SEED=\(state)")
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
