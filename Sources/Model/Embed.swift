/// What an article shows of another place: a player, a map, a post without words of its own.
public struct Embed: Sendable, Hashable {
  public var url: String
  /// As the page names it, for those who cannot see it.
  public var title: String?
  /// How many blocks stand before it.
  public var blockCountBefore: Int

  public init(url: String, title: String? = nil, blockCountBefore: Int) {
    self.url = url
    self.title = title
    self.blockCountBefore = blockCountBefore
  }
}
