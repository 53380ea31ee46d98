/// A picture of an article.
public struct ImageReference: Sendable, Hashable {
  /// Absolute.
  public var url: String
  /// The text in its place (`alt`).
  public var alt: String?
  /// Without the credit.
  public var caption: String?
  /// Who made it or owns it.
  public var credit: String?
  /// Pixels, as the page says.
  public var width: Int?
  /// Pixels, as the page says.
  public var height: Int?
  /// For pictures of the body: how many blocks stand before it.
  public var blockCountBefore: Int?

  public init(
    url: String, alt: String? = nil, caption: String? = nil, credit: String? = nil, width: Int? = nil,
    height: Int? = nil, blockCountBefore: Int? = nil
  ) {
    self.url = url
    self.alt = alt
    self.caption = caption
    self.credit = credit
    self.width = width
    self.height = height
    self.blockCountBefore = blockCountBefore
  }
}
