internal import Addresses

/// What a backfill has read so far, beside what its report says of documents.
public struct BackfillCounts: Sendable, Equatable {
  /// A place in a file, or a file, that could not be read. It is counted, reported and passed over.
  public struct Failure: Sendable, Equatable {
    /// The file, or the address with its credentials masked.
    public var path: String
    /// Stable.
    public var code: String
    /// In bytes of the file; nil where the file as a whole is meant.
    public var offset: Int64?
    /// Bytes of the file that gave nothing; nil where that is unknown.
    public var length: Int64?
    /// A sentence for a person.
    public var detail: String?
  }

  /// Failures that are listed one by one; the rest is only counted.
  public static let maximumFailures = 1_000

  /// All files of the backfill.
  public var files = 0
  /// Files read to their end, now or earlier.
  public var filesDone = 0
  /// Of all files, what an earlier backfill did included.
  public var bytes: Int64 = 0
  /// Bytes read, now or earlier.
  public var bytesDone: Int64 = 0
  /// Bytes that this backfill read itself: what its speed is measured by.
  public var bytesRead: Int64 = 0
  /// Records of archives, whatever their type.
  public var records = 0
  /// Addresses that lists and sitemaps gave.
  public var addresses = 0
  /// All failures.
  public var failureCount = 0
  /// The first failures, `maximumFailures` at most.
  public var failures: [Failure] = []
  /// Times that the live run was let through.
  public var yieldCount = 0

  public init() {}

  mutating func fail(_ failure: Failure) {
    failureCount += 1
    guard failures.count < Self.maximumFailures else { return }
    var failure = failure
    failure.path = URLCredentials.masked(in: failure.path)
    failure.detail = failure.detail.map { URLCredentials.masked(in: $0) }
    failures.append(failure)
  }
}
