/// Who may go next: keeps the limits of each host and of the whole, and nothing else. A pure state machine: it is told
/// what happened and when, and asked what to start.
///
/// Requests for one host start in the order in which they were asked for. A host rests between two starts (its gap or
/// its Crawl-delay) and after it asked for peace (429, 503) or failed several times in a row. Hosts whose name is not
/// resolved yet start one by one within a limit, because each look-up takes a thread; and no more connections are made at
/// one time than the machine can shake hands with before they time out.
struct HostLimits: Sendable {
  typealias RequestID = UInt64

  struct Limits: Sendable {
    var maximumInFlight = 256
    var maximumInFlightPerHost = 2
    var maximumResolutions = 6
    var maximumConnecting = 128
    var gap: Milliseconds = 1_000
    var backoff: Milliseconds = 30_000
    var maximumBackoff: Milliseconds = 86_400_000
    var maximumBackoffWait: Milliseconds = 15_000
    var maximumGapWait: Milliseconds = 60_000
    var maximumConsecutiveFailures = 3
  }

  /// How a request enters the queue of its host.
  enum Admission: Sendable {
    /// At the end; `gap` in place of the default.
    case ordinary(gap: Milliseconds?)
    /// At the head and without a gap: the next hop of a request that has had its turn, another attempt, robots.txt.
    case continuation
  }

  enum Action: Sendable, Equatable {
    case start(RequestID)
    /// The host rests for longer than a run waits: fail the request.
    case refuse(RequestID, FetchError.Code, waitMilliseconds: Milliseconds)
  }

  private struct Waiting {
    let id: RequestID
    let gap: Milliseconds?
    let isContinuation: Bool
  }

  private struct Host {
    let name: String
    var waiting = RequestQueue<Waiting>()
    var inFlight = 0
    var nextStartAt: Milliseconds = .min
    var restsUntil: Milliseconds = .min
    var crawlDelay: Milliseconds = 0
    var consecutiveFailures = 0
    /// Rests since the host last answered: each is twice as long as the one before.
    var rests = 0
    var isResolved = false
    var isResolving = false
    var place = Place.nowhere
  }

  /// Which list a host is in; of the heap's entries for it only the one with this time counts.
  private enum Place: Equatable {
    case nowhere, ready, unresolved
    case sleeping(until: Milliseconds)
  }

  private let limits: Limits
  private var indexes: [String: Int] = [:]
  private var hosts: [Host] = []
  private var ready = RequestQueue<Int>()
  private var unresolved = RequestQueue<Int>()
  private var sleeping = WakeHeap()
  private var refused = RequestQueue<Action>()
  private(set) var inFlight = 0
  private var resolutions = 0
  private var connecting = 0

  init(_ limits: Limits) { self.limits = limits }

  /// Hosts remembered before those at rest are forgotten.
  static let maximumRememberedHosts = 50_000

  mutating func enqueue(
    _ id: RequestID, host name: String, _ admission: Admission, isNumeric: Bool = false, now: Milliseconds
  ) {
    let host = index(of: name, now: now)
    if isNumeric { hosts[host].isResolved = true }
    switch admission {
    case .ordinary(let gap): hosts[host].waiting.append(Waiting(id: id, gap: gap, isContinuation: false))
    case .continuation: hosts[host].waiting.prepend(Waiting(id: id, gap: nil, isContinuation: true))
    }
    list(host, now: now)
  }

  /// The next thing to do at `now`; nil where there is nothing before `nextWake` or the next event.
  mutating func next(now: Milliseconds) -> Action? {
    while let (host, time) = sleeping.popFirst(notAfter: now) {
      guard hosts[host].place == .sleeping(until: time) else { continue }
      hosts[host].place = .nowhere
      list(host, now: now)
    }
    if let action = refused.popFirst() { return action }
    guard inFlight < limits.maximumInFlight, connecting < limits.maximumConnecting else { return nil }
    while resolutions < limits.maximumResolutions, let host = unresolved.popFirst() {
      if let action = start(host, now: now) { return action }
    }
    while let host = ready.popFirst() {
      if !hosts[host].isResolved, resolutions >= limits.maximumResolutions {
        hosts[host].place = .unresolved
        unresolved.append(host)
      } else if let action = start(host, now: now) {
        return action
      }
    }
    return refused.popFirst()
  }

  var rememberedHosts: Int { hosts.count }

  /// When `next` has to be asked again although nothing happened.
  var nextWake: Milliseconds? { sleeping.first }

  /// The host's name is resolved, or a connection that stood was used.
  mutating func resolved(host name: String, now: Milliseconds) {
    guard let host = indexes[name] else { return }
    hosts[host].isResolved = true
    endResolution(host)
    list(host, now: now)
  }

  /// The connection of a request that was started stands, or never will.
  mutating func connected() { connecting -= 1 }

  /// A request that was started is over. `isFailure`: no HTTP answer came.
  mutating func finished(host name: String, isFailure: Bool, now: Milliseconds) {
    guard let host = indexes[name] else { return }
    inFlight -= 1
    hosts[host].inFlight -= 1
    endResolution(host)
    hosts[host].consecutiveFailures = isFailure ? hosts[host].consecutiveFailures + 1 : 0
    if hosts[host].consecutiveFailures >= limits.maximumConsecutiveFailures {
      hosts[host].consecutiveFailures = 0
      rest(host: name, for: limits.backoff, now: now)
    }
    list(host, now: now)
  }

  /// A request that was started was not sent after all: the next one need not wait for a gap.
  mutating func withdrawn(host name: String, now: Milliseconds) {
    guard let host = indexes[name] else { return }
    inFlight -= 1
    hosts[host].inFlight -= 1
    hosts[host].nextStartAt = min(hosts[host].nextStartAt, now)
    endResolution(host)
    list(host, now: now)
  }

  /// The host gave an answer that asks for no peace.
  mutating func answered(host name: String) {
    if let host = indexes[name] { hosts[host].rests = 0 }
  }

  /// The host starts nothing for this long, or for longer where it has rested in vain before; a day at most.
  mutating func rest(host name: String, for duration: Milliseconds, now: Milliseconds) {
    let host = index(of: name, now: now)
    let doubled = limits.backoff << Milliseconds(min(hosts[host].rests, 20))
    let rest = hosts[host].rests == 0 ? duration : max(duration, doubled)
    // Requests that were in flight together are told the same thing: that is one rest.
    if hosts[host].restsUntil <= now { hosts[host].rests += 1 }
    hosts[host].restsUntil = max(hosts[host].restsUntil, now + min(max(0, rest), limits.maximumBackoff))
    list(host, now: now)
  }

  /// Hosts that have rested and not answered since, for the next run.
  func resting(now: Milliseconds) -> [(host: String, remaining: Milliseconds, rests: Int)] {
    hosts.filter { $0.rests > 0 }.map { ($0.name, max(0, $0.restsUntil - now), $0.rests) }
  }

  /// What an earlier run learnt.
  mutating func resume(host name: String, remaining: Milliseconds, rests: Int, now: Milliseconds) {
    let host = index(of: name, now: now)
    hosts[host].rests = rests
    hosts[host].restsUntil = now + min(max(0, remaining), limits.maximumBackoff)
  }

  /// What robots.txt asks for.
  mutating func setCrawlDelay(host name: String, _ delay: Milliseconds, now: Milliseconds) {
    let host = index(of: name, now: now)
    hosts[host].crawlDelay = delay
  }

  /// How long the host rests from `now`; 0 where it does not.
  func remainingRest(host name: String, now: Milliseconds) -> Milliseconds {
    indexes[name].map { hosts[$0].restsUntil > now ? hosts[$0].restsUntil - now : 0 } ?? 0
  }

  /// Starts the host's first request, unless something has come between since the host was listed.
  private mutating func start(_ host: Int, now: Milliseconds) -> Action? {
    hosts[host].place = .nowhere
    defer { list(host, now: now) }
    guard let request = hosts[host].waiting.first, hosts[host].inFlight < limits.maximumInFlightPerHost,
      !hosts[host].isResolving, startsAt(host, request) <= now
    else { return nil }
    _ = hosts[host].waiting.popFirst()
    if !hosts[host].isResolved {
      hosts[host].isResolving = true
      resolutions += 1
    }
    inFlight += 1
    connecting += 1
    hosts[host].inFlight += 1
    if !request.isContinuation {
      hosts[host].nextStartAt = now + max(request.gap ?? limits.gap, hosts[host].crawlDelay)
    }
    return .start(request.id)
  }

  /// Puts a host where it belongs by what its first request waits for.
  private mutating func list(_ host: Int, now: Milliseconds) {
    refuseIfTooLong(host, now: now)
    guard let first = hosts[host].waiting.first, hosts[host].inFlight < limits.maximumInFlightPerHost,
      !hosts[host].isResolving
    else { return }
    let startsAt = self.startsAt(host, first)
    switch hosts[host].place {
    case .ready, .unresolved: return  // looked at again when its turn comes
    case .sleeping(let until) where until <= startsAt: return
    case .nowhere, .sleeping: break
    }
    if startsAt > now {
      hosts[host].place = .sleeping(until: startsAt)
      sleeping.insert(host, at: startsAt)
    } else {
      hosts[host].place = .ready
      ready.append(host)
    }
  }

  private func startsAt(_ host: Int, _ request: Waiting) -> Milliseconds {
    request.isContinuation ? hosts[host].restsUntil : max(hosts[host].restsUntil, hosts[host].nextStartAt)
  }

  private mutating func refuseIfTooLong(_ host: Int, now: Milliseconds) {
    while let first = hosts[host].waiting.first {
      let code: FetchError.Code
      if hosts[host].restsUntil > now, hosts[host].restsUntil - now > limits.maximumBackoffWait {
        code = .hostBackoff
      } else if !first.isContinuation, hosts[host].nextStartAt > now,
        hosts[host].nextStartAt - now > limits.maximumGapWait
      {
        code = .crawlDelay
      } else {
        return
      }
      refused.append(.refuse(first.id, code, waitMilliseconds: startsAt(host, first) - now))
      _ = hosts[host].waiting.popFirst()
    }
  }

  private mutating func endResolution(_ host: Int) {
    guard hosts[host].isResolving else { return }
    hosts[host].isResolving = false
    resolutions -= 1
  }

  private mutating func index(of name: String, now: Milliseconds) -> Int {
    if let index = indexes[name] { return index }
    if hosts.count >= Self.maximumRememberedHosts { forget(now: now) }
    hosts.append(Host(name: name))
    indexes[name] = hosts.count - 1
    return hosts.count - 1
  }

  /// Drops hosts that nothing is known of which a new entry would not say. Indexes change, so only when no list holds any.
  private mutating func forget(now: Milliseconds) {
    guard ready.isEmpty, unresolved.isEmpty, sleeping.isEmpty else { return }
    hosts.removeAll {
      $0.waiting.isEmpty && $0.inFlight == 0 && $0.nextStartAt <= now && $0.restsUntil <= now
    }
    indexes = Dictionary(uniqueKeysWithValues: hosts.enumerated().map { ($1.name, $0) })
  }
}
