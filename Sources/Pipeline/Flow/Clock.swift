internal import Glibc
public import Time

/// The time of day, handed in so that a test can set it.
public struct Clock: Sendable {
  private let read: @Sendable () -> Int64

  /// - Parameter read: seconds since 1970-01-01T00:00:00Z.
  public init(_ read: @escaping @Sendable () -> Int64) { self.read = read }

  /// The computer's clock.
  public static let system = Clock { Int64(time(nil)) }

  /// Seconds since 1970.
  public var now: Int64 { read() }
  /// The same as a time in UTC.
  public var timestamp: Timestamp { Timestamp(secondsSinceEpoch: now) }
}
