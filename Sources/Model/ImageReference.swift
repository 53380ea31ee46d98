/// A picture of an article.
public struct ImageReference: Sendable, Hashable {
  public var url: String
  public var alt: String?
  public var caption: String?
  public var credit: String?
  public var width: Int?
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
