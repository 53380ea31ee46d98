/// What lets a server say "not changed" (RFC 9110 §8.8): kept exactly as received.
public struct Validators: Sendable, Hashable {
  public var etag: String?
  public var lastModified: String?

  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  /// What a 304 brings takes the place of what was stored, field by field (RFC 9111 §4.3.4: a stored response is updated
  /// with the fields of the 304).
  public func renewed(by newer: Validators) -> Validators {
    Validators(etag: newer.etag ?? etag, lastModified: newer.lastModified ?? lastModified)
  }

  public var isEmpty: Bool { etag == nil && lastModified == nil }
}
