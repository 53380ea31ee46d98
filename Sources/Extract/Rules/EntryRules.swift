/// Where a page that lists stories has them.
public struct EntryRules: Sendable, Hashable {
  /// One element a story.
  public var item: RuleSelector
  /// Below: read from the item on. Nil: the first link of the item.
  public var link: RuleSelector?
  /// Nil: the text of the link.
  public var title: RuleSelector?
  public var date: DateRule?

  /// Equal for rules that say the same.
  public var text: String {
    [item.text, link?.text ?? "", title?.text ?? "", date?.text ?? ""].joined(separator: "\u{0}")
  }

  public init(item: RuleSelector) { self.item = item }
}
