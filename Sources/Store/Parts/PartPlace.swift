/// Where a file that the state knows lies.
public struct PartPlace: Sendable, Equatable {
  /// Folder of the dataset, or of the archive.
  public var root: String
  /// Relative to the root: the name that it has once it is published.
  public var path: String
  /// Bytes.
  public var length: Int64
  /// False while its run is at work, and after one that died.
  public var isPublished: Bool

  public init(root: String, path: String, length: Int64, isPublished: Bool) {
    self.root = root
    self.path = path
    self.length = length
    self.isPublished = isPublished
  }

  /// Where it can be read now.
  public var readablePath: String {
    isPublished
      ? "\(root)/\(path)" : UnpublishedPart(number: 0, root: root, path: path, length: length).openPath
  }
}
