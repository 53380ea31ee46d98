/// Tells when a transfer has had its time. A pure state machine: it is told what happened and when, and asked.
///
/// libcurl has one code for every kind of timeout and counts slow speed in whole seconds; what a publisher's server did
/// wrong is worth knowing more exactly.
struct TransferWatchdog: Sendable {
  struct Limits: Sendable {
    var connect: Milliseconds
    var firstByte: Milliseconds
    var idle: Milliseconds
    var idleMinimumBytesPerSecond: Int
    var total: Milliseconds
  }

  private enum Phase { case resolving, connecting, waiting, receiving }

  private let limits: Limits
  private let startedAt: Milliseconds
  private var phase = Phase.resolving
  private var phaseStartedAt: Milliseconds
  private var windowStartedAt: Milliseconds
  private var windowBytes = 0

  init(limits: Limits, now: Milliseconds) {
    self.limits = limits
    (startedAt, phaseStartedAt, windowStartedAt) = (now, now, now)
  }

  mutating func resolved() {
    if phase == .resolving { phase = .connecting }
  }

  /// The connection stands (a new one or one used before) and the request goes out.
  mutating func connected(now: Milliseconds) {
    (phase, phaseStartedAt) = (.waiting, now)
  }

  /// `byteCount` more bytes of headers or body have come.
  mutating func received(_ byteCount: Int, now: Milliseconds) {
    if phase != .receiving {
      (phase, phaseStartedAt, windowStartedAt, windowBytes) = (.receiving, now, now, 0)
    }
    windowBytes += byteCount
  }

  /// The limit that has been passed, if any.
  mutating func expired(now: Milliseconds) -> FetchError.Code? {
    if now - startedAt >= limits.total { return .timeoutTotal }
    switch phase {
    case .resolving: return now - startedAt >= limits.connect ? .timeoutDNS : nil
    case .connecting: return now - startedAt >= limits.connect ? .timeoutConnect : nil
    case .waiting: return now - phaseStartedAt >= limits.firstByte ? .timeoutFirstByte : nil
    case .receiving:
      guard now - windowStartedAt >= limits.idle else { return nil }
      let isTooSlow =
        Int64(windowBytes) * 1000 < Int64(limits.idleMinimumBytesPerSecond) * (now - windowStartedAt)
      (windowStartedAt, windowBytes) = (now, 0)
      return isTooSlow ? .timeoutIdle : nil
    }
  }

  /// The code for a timeout that libcurl found first.
  var codeForTimeout: FetchError.Code {
    switch phase {
    case .resolving: .timeoutDNS
    case .connecting: .timeoutConnect
    case .waiting, .receiving: .timeoutTotal
    }
  }

  var isConnected: Bool { phase == .waiting || phase == .receiving }
}
