internal import Model

/// What robots.txt says about a request: asks the file of each origin once, keeps the answer, lets requests wait for it.
///
/// Errors mean what RFC 9309 §2.3.1 says: no file (4xx) allows everything; a server that fails (5xx) or cannot be
/// reached forbids everything for a while, unless an older answer is at hand.
struct RobotsGate {
  enum Answer {
    case allowed(crawlDelay: Milliseconds?)
    case refused(FetchError)
    /// The job is kept until `answered` hands it back.
    case wait
    /// As `wait`, and this is to be fetched.
    case fetch(Request)
  }

  private enum State {
    case asking([FetchJob], known: RobotsRecord?)
    /// `until` by the monotonic clock.
    case known(RobotsRules, bytes: Int, until: Milliseconds)
    case failed(FetchError, until: Milliseconds)
  }

  /// RFC 9309 §2.3.1.2: at least five; more count as no file.
  static let maximumRedirects = 5
  /// How long a server that failed is not asked again.
  static let failureMilliseconds: Milliseconds = 600_000
  /// An answer is kept at least this long, whatever Cache-Control says.
  static let minimumAgeSeconds: Int64 = 3_600
  /// An old answer stands in for a server that fails for this long (§2.3.1.4).
  static let maximumStaleSeconds: Int64 = 30 * 86_400
  /// Bytes of files whose rules are held in memory before they are read from the store again.
  static let maximumHeldBytes = 32 << 20
  /// Origins whose answer is held in memory.
  static let maximumHeldOrigins = 50_000

  private let store: any RobotsStore
  private let agent: String
  private let maximumAgeSeconds: Int64
  private let maximumBytes: Int
  private var states: [String: State] = [:]
  private var heldBytes = 0

  init(_ configuration: FetchConfiguration, store: any RobotsStore) {
    self.store = store
    let token = RobotsParser.productToken(Array(configuration.userAgent.utf8)[...])
    agent = token.isEmpty ? configuration.userAgent : token
    maximumAgeSeconds = Int64(configuration.maximumRobotsAgeSeconds)
    maximumBytes = configuration.maximumRobotsBytes
  }

  mutating func ask(_ job: FetchJob, now: Milliseconds, wallSeconds: Int64) -> Answer {
    let origin = job.url.origin
    switch states[origin] {
    case .asking(var jobs, let known):
      states[origin] = nil  // the array stays unshared while it grows
      jobs.append(job)
      states[origin] = .asking(jobs, known: known)
      return .wait
    case .known(let rules, _, let until) where now < until: return decide(job, rules)
    case .failed(let error, let until) where now < until: return .refused(error)
    default: break
    }
    let record = store.load(origin: origin)
    if let record, record.expiresAt > wallSeconds, record.fetchedAt <= wallSeconds {
      let milliseconds = (record.expiresAt - wallSeconds) * 1000
      if let error = hold(record, until: now + milliseconds) { return .refused(error) }
      if case .known(let rules, _, _) = states[origin] { return decide(job, rules) }
    }
    states[origin] = .asking([job], known: record)
    var request = Request(url: origin + "/robots.txt", purpose: .robots)
    if let record, record.status == 200 { request.validators = record.validators }
    request.proxy = job.request.proxy
    return .fetch(request)
  }

  /// The answer has come: gives back the jobs that waited, each with an error or to be asked for again.
  mutating func answered(
    origin: String, _ result: Result<Response, FetchError>, now: Milliseconds, wallSeconds: Int64
  ) -> [(FetchJob, FetchError?)] {
    guard case .asking(let jobs, let known) = states.removeValue(forKey: origin) else { return [] }
    let error = take(origin: origin, result, known: known, now: now, wallSeconds: wallSeconds)
    return jobs.map { ($0, error) }
  }

  private mutating func take(
    origin: String, _ result: Result<Response, FetchError>, known: RobotsRecord?, now: Milliseconds,
    wallSeconds: Int64
  ) -> FetchError? {
    switch result {
    case .success(let response):
      var record =
        known
        ?? RobotsRecord(
          origin: origin, status: 200, body: [], fetchedAt: wallSeconds, expiresAt: wallSeconds)
      if !response.isNotModified {
        record.status = 200
        record.body = response.body
        record.validators = response.validators
      }
      return keep(record, ageSeconds: age(response), now: now, wallSeconds: wallSeconds)
    case .failure(let error) where error.meansNoRobotsFile:
      let record = RobotsRecord(
        origin: origin, status: error.status ?? 404, body: [], fetchedAt: wallSeconds, expiresAt: wallSeconds)
      return keep(record, ageSeconds: maximumAgeSeconds, now: now, wallSeconds: wallSeconds)
    case .failure(let error):
      if error.isPassing { return error }
      if var known, known.status < 500, wallSeconds - known.fetchedAt < Self.maximumStaleSeconds {
        known.expiresAt = wallSeconds + Self.minimumAgeSeconds
        return hold(known, until: now + Self.minimumAgeSeconds * 1000)
      }
      if error.hidesRobotsFile {
        states[origin] = .known(.allowingEverything, bytes: 0, until: now + Self.failureMilliseconds)
        return nil
      }
      let shown = error.status == nil ? error : unreachable(origin, status: error.status ?? 503)
      states[origin] = .failed(shown, until: now + Self.failureMilliseconds)
      return shown
    }
  }

  private mutating func keep(
    _ record: RobotsRecord, ageSeconds: Int64, now: Milliseconds, wallSeconds: Int64
  ) -> FetchError? {
    var record = record
    record.fetchedAt = wallSeconds
    record.expiresAt = wallSeconds + ageSeconds
    store.save(record)
    return hold(record, until: now + ageSeconds * 1000)
  }

  private mutating func hold(_ record: RobotsRecord, until: Milliseconds) -> FetchError? {
    guard record.status < 500 else {
      let error = unreachable(record.origin, status: record.status)
      states[record.origin] = .failed(error, until: until)
      return error
    }
    if heldBytes > Self.maximumHeldBytes || states.count > Self.maximumHeldOrigins { dropHeld() }
    let rules =
      record.status == 200 ? RobotsRules.parse(record.body, maximumBytes: maximumBytes) : .allowingEverything
    heldBytes += record.body.count
    states[record.origin] = .known(rules, bytes: record.body.count, until: until)
    return nil
  }

  private mutating func dropHeld() {
    states = states.filter { if case .asking = $0.value { true } else { false } }
    heldBytes = 0
  }

  private func decide(_ job: FetchJob, _ rules: RobotsRules) -> Answer {
    guard rules.allows(job.url.text, agent: agent) else {
      return .refused(
        FetchError(
          .robots,
          "\(job.url.text): robots.txt of \(job.url.origin) forbids it to \(agent); ask the publisher"))
    }
    return .allowed(crawlDelay: rules.crawlDelaySeconds(agent: agent).map { Milliseconds($0 * 1000) })
  }

  private func unreachable(_ origin: String, status: Int) -> FetchError {
    FetchError(
      .robotsUnreachable,
      "\(origin)/robots.txt: status \(status), so nothing may be fetched there for now; it will be asked again",
      isTransient: true, retryAfterSeconds: Int(Self.failureMilliseconds / 1000))
  }

  private func age(_ response: Response) -> Int64 {
    let stated = response.cacheControl.flatMap { CacheControl($0).maximumAgeSeconds } ?? maximumAgeSeconds
    return min(max(stated, Self.minimumAgeSeconds), maximumAgeSeconds)
  }
}
