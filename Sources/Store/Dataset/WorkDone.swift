/// How far a piece of work is that goes through files, one after the other.
public struct WorkDone: Sendable, Equatable {
  /// Bytes of all files.
  public let bytes: Int64
  /// Bytes of the files that are behind it, and of the one that it is in.
  public var bytesDone: Int64 { finished + reached }

  private let lengths: [String: Int64]
  private var finished: Int64 = 0
  private var reached: Int64 = 0

  /// A file that cannot be read counts as empty: the error comes when it is read.
  public init(over paths: [String]) {
    let pairs = paths.map { ($0, (try? File.length($0)) ?? 0) }
    lengths = Dictionary(pairs) { first, _ in first }
    bytes = pairs.reduce(0) { $0 + $1.1 }
  }

  /// - Parameters:
  ///   - offset: bytes of the file that are read.
  ///   - path: one of those that the work was begun with.
  public mutating func reach(_ offset: Int64, in path: String) { reached = min(offset, lengths[path] ?? 0) }

  public mutating func finish(_ path: String) {
    finished += lengths[path] ?? 0
    reached = 0
  }
}
