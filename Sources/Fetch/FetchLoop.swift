internal import Dispatch
internal import Model
internal import Time

/// The way of a request: its URL is checked, robots.txt is asked, it waits for its turn, each hop is a transfer, what may
/// pass is tried again. Everything here runs on one serial queue and never blocks it; the decisions are those of
/// `AddressPolicy`, `RobotsGate`, `HostLimits` and `RetryPolicy`.
final class FetchLoop: @unchecked Sendable {  // because everything in it is only touched on `queue`
  let configuration: FetchConfiguration
  let queue: DispatchQueue
  let addressPolicy: AddressPolicy
  var robots: RobotsGate
  var jobs: [HostLimits.RequestID: FetchJob] = [:]
  private let connectTo: [ConnectTo]
  private let proxies: ProxySettings
  private let retryPolicy: RetryPolicy
  private let caFile: String?
  private var hostLimits: HostLimits
  private var retriesOfHost: [String: Int] = [:]
  private var resolvedNames = ResolvedNames()
  private var guardedHosts: GuardedHosts
  private let connections: Int
  private var multi: CurlMulti?
  /// With the last of their transfers in flight.
  private var retiredMultis: [CurlMulti] = []
  private let timer: any DispatchSourceTimer
  private var lastID: HostLimits.RequestID = 0
  private var isPumpScheduled = false
  private var isShutDown = false

  init(
    _ configuration: FetchConfiguration, robots store: any RobotsStore, rests: [HostRest] = [],
    guards: [HostGuard] = [], queue: DispatchQueue
  ) {
    guardedHosts = GuardedHosts(guards)
    self.configuration = configuration
    self.queue = queue
    addressPolicy = AddressPolicy(allowing: configuration.allowedPrivateAddresses)
    robots = RobotsGate(configuration, store: store)
    connectTo = configuration.connectTo.compactMap { ConnectTo($0) }
    proxies = configuration.proxy.map { ProxySettings($0) } ?? .environment
    retryPolicy = RetryPolicy(configuration)
    caFile = configuration.caFile ?? Transfer.systemCAFile
    connections = DescriptorLimit.connections(wanted: configuration.maximumConnections)
    hostLimits = HostLimits(HostLimits.Limits(configuration, connections: connections))
    let wallSeconds = MonotonicClock.wallSeconds
    for rest in rests {
      hostLimits.resume(
        host: rest.host, remaining: (rest.until - wallSeconds) * 1000, rests: rest.count,
        now: MonotonicClock.now)
    }
    multi = CurlMulti(queue: queue, maximumConnections: connections)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { [self] in pump() }  // holds `self` until `shutdown()`
    timer.schedule(deadline: .distantFuture)
    timer.activate()
  }

  var hostRests: [HostRest] {
    let wallSeconds = MonotonicClock.wallSeconds
    return hostLimits.resting(now: MonotonicClock.now).map {
      HostRest(host: $0.host, until: wallSeconds + ($0.remaining + 999) / 1000, count: $0.rests)
    }
  }

  var hostGuards: [HostGuard] { guardedHosts.all }

  // MARK: In

  func submit(_ request: Request, maximumRedirects: Int? = nil, completion: @escaping FetchJob.Completion) {
    guard !isShutDown else { return completion(.failure(cancelled(request.url))) }
    do throws(FetchError) {
      try RequestHeaders.check(request)
      let url = try RequestURL(parsing: request.url, maximumBytes: configuration.maximumURLBytes)
      lastID += 1
      let job = FetchJob(
        id: lastID, request: request, url: url,
        maximumRedirects: maximumRedirects ?? configuration.maximumRedirects, completion: completion)
      jobs[job.id] = job
      admit(job)
    } catch {
      completion(.failure(error))
    }
  }

  /// Lets the job's next hop into the queue of its host, if address policy and robots.txt allow it.
  func admit(_ job: FetchJob) {
    let isNamed = connectTo(job.url)?.namesAddress ?? false
    let isLocalBehindProxy = proxy(for: job) != nil && AddressPolicy.isLocalName(job.url.host)
    if !isNamed, isLocalBehindProxy || !addressPolicy.allows(literalHost: job.url.host) {
      return complete(
        job,
        .failure(
          FetchError(
            .addressRefused, "\(job.url.text): \(job.url.host) is not public; allow it by name if it is meant"
          )))
    }
    guard job.request.purpose != .robots, !job.request.ignoresRobots else { return enqueue(job) }
    switch robots.ask(job, now: MonotonicClock.now, wallSeconds: MonotonicClock.wallSeconds) {
    case .allowed(let crawlDelay):
      if let crawlDelay {
        hostLimits.setCrawlDelay(host: job.url.hostKey, crawlDelay, now: MonotonicClock.now)
      }
      enqueue(job)
    case .refused(let error): complete(job, .failure(error))
    case .wait: break
    case .fetch(let request): fetchRobots(request, origin: job.url.origin)
    }
  }

  private func fetchRobots(_ request: Request, origin: String) {
    submit(request, maximumRedirects: RobotsGate.maximumRedirects) { [self] result in
      let waiting = robots.answered(
        origin: origin, result, now: MonotonicClock.now, wallSeconds: MonotonicClock.wallSeconds)
      for (job, error) in waiting where jobs[job.id] != nil {
        if let error { complete(job, .failure(error)) } else { admit(job) }
      }
    }
  }

  private func enqueue(_ job: FetchJob) {
    let isFree = job.isContinuation || job.request.purpose == .robots
    let isNumeric =
      IPAddress(job.url.host) != nil || proxy(for: job) != nil
      || connectTo(job.url)?.numericTarget(for: job.url) != nil
    hostLimits.enqueue(
      job.id, host: job.url.hostKey,
      isFree ? .continuation : .ordinary(gap: job.request.hostGapMilliseconds.map { Milliseconds($0) }),
      isNumeric: isNumeric, now: MonotonicClock.now)
    schedulePump()
  }

  // MARK: Turns

  /// Soon, but not from inside libcurl, and once for many events.
  private func schedulePump() {
    guard !isPumpScheduled else { return }
    isPumpScheduled = true
    queue.async { [weak self] in
      self?.isPumpScheduled = false
      self?.pump()
    }
  }

  private func pump() {
    guard !isShutDown else { return }
    while let action = hostLimits.next(now: MonotonicClock.now) {
      switch action {
      case .start(let id):
        if let job = jobs[id] { start(job) }
      case .refuse(let id, let code, let wait):
        guard let job = jobs[id] else { continue }
        let seconds = Int((wait + 999) / 1000)
        let error = FetchError(
          code,
          "\(job.url.text): \(job.url.hostKey) wants to be left alone for \(seconds) s; ask in a later run",
          isTransient: true, retryAfterSeconds: seconds)
        complete(job, .failure(error))
      }
    }
    let wake = hostLimits.nextWake.map { max(0, $0 - MonotonicClock.now) }
    timer.schedule(
      deadline: wake.map { .now() + .milliseconds(Int($0)) } ?? .distantFuture, leeway: .milliseconds(1))
  }

  private func start(_ job: FetchJob) {
    let host = job.url.hostKey
    job.hopStartedAt = MonotonicClock.now
    job.isConnecting = true
    if job.request.isOneOfMany,
      let refusal = guardedHosts.refusal(host: host, url: job.url.text, now: MonotonicClock.wallSeconds)
    {
      reached(.connected, job, host: host)
      hostLimits.withdrawn(host: host, now: job.hopStartedAt)
      return complete(job, .failure(refusal))
    }
    guard let multi = freshMulti(), let handle = multi.makeHandle() else {
      reached(.connected, job, host: host)
      hostLimits.finished(host: host, isFailure: false, now: job.hopStartedAt)
      return complete(
        job,
        .failure(
          FetchError(
            .outOfMemory, "\(job.url.text): no memory or descriptor for a transfer", isTransient: true)))
    }
    let transfer = Transfer(
      plan(for: job), easy: handle, serial: job.id,
      reached: { [unowned self] milestone in
        reached(milestone, job, host: host)
        schedulePump()
      },
      completion: { [unowned self] transfer, error in finished(job, transfer, error) })
    multi.start(transfer)
  }

  /// The handle for the next transfer, a new one where the last has opened its share of connections.
  ///
  /// libcurl keeps something of every host that it connected to, and walks over all of it whenever it closes the oldest
  /// of its idle connections (7.88, `Curl_conncache_extract_oldest`): among a hundred thousand hosts that was
  /// 2 ms of CPU for each.
  private func freshMulti() -> CurlMulti? {
    guard let multi, multi.openedConnections >= configuration.connectionsPerMulti,
      let next = CurlMulti(queue: queue, maximumConnections: connections)
    else { return multi }
    multi.retire()
    retiredMultis = (retiredMultis + [multi]).filter { !$0.isShutDown }
    self.multi = next
    return next
  }

  private func reached(_ milestone: Transfer.Milestone, _ job: FetchJob, host: String) {
    switch milestone {
    case .resolved: hostLimits.resolved(host: host, now: MonotonicClock.now)
    case .connected:
      guard job.isConnecting else { return }
      job.isConnecting = false
      hostLimits.connected()
    }
  }

  private func plan(for job: FetchJob) -> Transfer.Plan {
    let isRobots = job.request.purpose == .robots
    let limit = isRobots ? configuration.maximumRobotsBytes : configuration.maximumDecodedBytes
    let isExpired = resolvedNames.isExpired("\(job.url.host):\(job.url.port)", now: job.hopStartedAt)
    return Transfer.Plan(
      url: job.url, headers: RequestHeaders.make(for: job, configuration: configuration),
      userAgent: configuration.userAgent, proxy: proxy(for: job), connectTo: connectTo(job.url),
      resolvesAnew: isExpired || job.attempt > 0, caFile: caFile,
      isHTTP2Enabled: configuration.isHTTP2Enabled,
      timeouts: TransferWatchdog.Limits(
        configuration, total: job.request.timeoutMilliseconds, elapsed: job.elapsed),
      maximumWireBytes: isRobots ? configuration.maximumRobotsBytes : configuration.maximumWireBytes,
      maximumDecodedBytes: job.request.maximumDecodedBytes ?? limit,
      maximumHeaderBytes: configuration.maximumHeaderBytes, cutsBody: isRobots, addressPolicy: addressPolicy)
  }

  private func connectTo(_ url: RequestURL) -> ConnectTo? { connectTo.first { $0.matches(url) } }

  private func proxy(for job: FetchJob) -> String? {
    (job.request.proxy.map { ProxySettings($0) } ?? proxies).proxy(for: job.url)
  }

  // MARK: Out

  private func finished(_ job: FetchJob, _ transfer: Transfer, _ error: FetchError?) {
    let now = MonotonicClock.now
    job.elapsed += now - job.hopStartedAt
    reached(.connected, job, host: job.url.hostKey)
    hostLimits.finished(host: job.url.hostKey, isFailure: error?.isHostFailure ?? false, now: now)
    schedulePump()
    if let error { return failed(job, error, now: now) }
    switch transfer.status {
    case 301, 302, 303, 307, 308: follow(job, transfer, to: transfer.headers.value(of: "location"))
    case 304 where job.isConditional: answered(job, transfer, body: ([], false))
    default: judge(job, transfer, now: now)
    }
  }

  /// Whether an answer is what its status says: `StandIn` knows what else it may be.
  private func judge(_ job: FetchJob, _ transfer: Transfer, now: Milliseconds) {
    let isSuccess = (200..<300).contains(transfer.status)
    var body: (bytes: [UInt8], isTruncated: Bool) = ([], false)
    do throws(FetchError) { body = try transfer.decodedBody() } catch {
      // What an error says under its status is of interest only where it can be read.
      if isSuccess { return failed(job, error, now: now) }
    }
    let wait = transfer.headers.retryAfterSeconds(now: MonotonicClock.wallSeconds)
    let standIn = StandIn.find(
      for: job.request.purpose, host: job.url.host, status: transfer.status, headers: transfer.headers,
      body: body.bytes)
    switch standIn {
    case .challenge(let guardName):
      if job.request.isOneOfMany {
        guardedHosts.challenged(host: job.url.hostKey, by: guardName, now: MonotonicClock.wallSeconds)
      }
      let error = FetchError(
        challengeBy: guardName, status: transfer.status, retryAfterSeconds: wait, url: job.url.text)
      failed(job, error, now: now)
    case .refresh(let refresh):
      let target = refresh.reference(onPageAt: job.url.text)
      // A page that loads itself again sends nobody on.
      if isOwnAddress(target, of: job) { return answered(job, transfer, body: body) }
      follow(job, transfer, to: ArraySlice(target.utf8))
    case nil where isSuccess: answered(job, transfer, body: body)
    case nil, .notReady:
      failed(
        job, FetchError(status: transfer.status, retryAfterSeconds: wait, url: job.url.text), now: now)
    }
  }

  private func isOwnAddress(_ reference: String, of job: FetchJob) -> Bool {
    (try? job.url.resolving(reference, maximumBytes: configuration.maximumURLBytes))?.text == job.url.text
  }

  private func answered(
    _ job: FetchJob, _ transfer: Transfer, body: (bytes: [UInt8], isTruncated: Bool)
  ) {
    hostLimits.answered(host: job.url.hostKey)
    if job.request.isOneOfMany { guardedHosts.answered(host: job.url.hostKey) }
    complete(job, .success(response(job, transfer, body: body)))
  }

  private func failed(_ job: FetchJob, _ error: FetchError, now: Milliseconds) {
    guard !isShutDown else { return complete(job, .failure(error)) }
    let host = job.url.hostKey
    let retries = retriesOfHost[host] ?? 0
    switch retryPolicy.decide(error, attempt: job.attempt, retriesOfHost: retries) {
    case .giveUp: complete(job, .failure(error))
    case .retry(let delay):
      prepareRetry(job, retries: retries)
      queue.asyncAfter(deadline: .now() + .milliseconds(Int(delay))) { [weak self, id = job.id] in
        guard let self, let job = jobs[id] else { return }
        enqueue(job)
      }
    case .restHost(let rest, let isRetried):
      hostLimits.rest(host: host, for: rest, now: now)
      guard isRetried else { return complete(job, .failure(error)) }
      prepareRetry(job, retries: retries)
      enqueue(job)
    }
  }

  private func prepareRetry(_ job: FetchJob, retries: Int) {
    retriesOfHost[job.url.hostKey] = retries + 1
    job.attempt += 1
    job.elapsed = 0
    job.isContinuation = true
  }

  private func follow(_ job: FetchJob, _ transfer: Transfer, to target: ArraySlice<UInt8>?) {
    do throws(FetchError) {
      let next = try Redirects.next(
        after: job, transfer, to: target, maximumURLBytes: configuration.maximumURLBytes)
      job.redirects.append(.init(status: transfer.status, url: next.text))
      // Another host has its own turn to give; on the same one the request goes on.
      job.isContinuation = next.hostKey == job.url.hostKey
      job.url = next
      admit(job)
    } catch {
      complete(job, .failure(error))
    }
  }

  private func response(
    _ job: FetchJob, _ transfer: Transfer, body: (bytes: [UInt8], isTruncated: Bool)
  ) -> Response {
    Response(
      status: transfer.status, url: job.url.text, redirects: job.redirects,
      body: body.bytes, isTruncated: body.isTruncated, headers: transfer.headers,
      wireBytes: transfer.wireBytes,
      timing: transfer.timing, httpVersion: transfer.httpVersion,
      dateFetched: Timestamp(secondsSinceEpoch: transfer.startedAtWallSeconds))
  }

  private func complete(_ job: FetchJob, _ result: Result<Response, FetchError>) {
    guard jobs.removeValue(forKey: job.id) != nil else { return }
    job.completion(result)
  }

  private func cancelled(_ url: String) -> FetchError {
    FetchError(.cancelled, "\(RequestURL.excerpt(url)): the fetcher was shut down", isTransient: true)
  }

  func shutdown() {
    guard !isShutDown else { return }
    isShutDown = true
    for multi in retiredMultis + [multi].compactMap(\.self) { multi.shutdown() }
    retiredMultis.removeAll()
    multi = nil
    for job in jobs.values.sorted(by: { $0.id < $1.id }) {
      complete(job, .failure(cancelled(job.url.text)))
    }
    timer.cancel()
  }
}
