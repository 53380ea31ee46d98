import Pipeline
import Testing

@Suite struct TextDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a b c d", "a b c d", 0), ("a b c", "d e f", 1), ("a b c d", "a b c x", 0.5), ("a", "", 1),
    ("a b", "a b", 0), ("a b c d e", "a b c", 0.5),
  ])
  func isTheShareOfWordTrigramsThatDiffer(left: String, right: String, distance: Double) {
    #expect(TextDistance.between(left, right) == distance)
    #expect(TextDistance.between(right, left) == distance)
  }
}
