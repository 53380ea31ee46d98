/// Two linear models: a link by itself, then a link among those of its shape, its place and its neighbourhood.
enum SectionModel {
  /// Scores are cut here, so that one sure link does not decide about its fellows.
  private static let maximumScore = 6.0

  /// The log odds that a link leads to a story, by its own features.
  static func first(_ features: [Double]) -> Double {
    let sum = zip(features, firstWeights).reduce(0) { $0 + $1.0 * $1.1.weight }
    return max(-maximumScore, min(maximumScore, sum))
  }

  /// The log odds with those of its fellows; see `SectionLinks`.
  static func second(_ own: Double, _ shape: Double, _ place: Double, _ around: Double) -> Double {
    let weights = secondWeights
    return weights.bias + weights.own * own + weights.shape * shape + weights.place * place
      + weights.around * around
  }
}
