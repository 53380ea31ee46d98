/// How parts are laid out on disk.
public struct PartLayout: Sendable {
  /// How parts are compressed.
  public var encoding = PartEncoding.none
  /// A part of this length is finished and the next one begun.
  public var maximumPartBytes: Int64 = 256 << 20

  public init() {}
}
