/// One thing that was left out, and which step left it out why.
public struct Removal: Sendable, Hashable {
  /// The pass: `hidden`, `role`, `class-name`, `link-list`, …
  public var step: String
  /// Stable within a step: a class of names, a pattern, a measure.
  public var reason: String
  /// The first words.
  public var text: String

  public init(step: String, reason: String, text: String) {
    self.step = step
    self.reason = reason
    self.text = text
  }
}

/// Collects removals where an explanation is wanted; costs nothing otherwise.
struct RemovalLog {
  let isOn: Bool
  private(set) var removals: [Removal] = []
  private static let maximumCount = 2_000
  private static let maximumTextBytes = 120

  init(isOn: Bool) { self.isOn = isOn }

  mutating func record(
    _ step: String, _ reason: @autoclosure () -> String, _ text: @autoclosure () -> String?
  ) {
    guard isOn, removals.count < Self.maximumCount else { return }
    var first = (text() ?? "")
    if first.utf8.count > Self.maximumTextBytes { first = String(first.prefix(80)) + "…" }
    removals.append(Removal(step: step, reason: reason(), text: first))
  }
}
