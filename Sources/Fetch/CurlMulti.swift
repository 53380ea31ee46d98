internal import CCurl
internal import Dispatch
internal import Glibc

/// Drives transfers over one curl multi handle on one serial queue. Everything here runs on that queue.
///
/// libcurl's sockets live in a private epoll set, changed synchronously from the socket callback; Dispatch watches only
/// the epoll descriptor. A closed socket leaves the set by itself, so no DispatchSource ever outlives its descriptor.
final class CurlMulti {
  private let multi: UnsafeMutableRawPointer
  private let epoll: Int32
  private let readiness: any DispatchSourceRead
  private let timer: any DispatchSourceTimer
  private let watch: any DispatchSourceTimer
  private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idleHandles: [UnsafeMutableRawPointer] = []
  private let maximumIdleHandles: Int
  private var isWatching = false
  private var isRetired = false
  private(set) var isShutDown = false
  /// New ones, over all transfers that have ended.
  private(set) var openedConnections = 0

  /// How often the watchdogs of the transfers are asked: the precision of the timeouts.
  private static let watchIntervalMilliseconds = 100

  private static let globalInit: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// nil where the system has no descriptor or memory left.
  init?(queue: DispatchQueue, maximumConnections: Int) {
    guard Self.globalInit, let multi = curl_multi_init() else { return nil }
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else {
      curl_multi_cleanup(multi)
      return nil
    }
    self.multi = multi
    maximumIdleHandles = maximumConnections
    readiness = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
    timer = DispatchSource.makeTimerSource(queue: queue)
    watch = DispatchSource.makeTimerSource(queue: queue)
    setCallbacks(maximumConnections: maximumConnections)
    activateSources()
  }

  private func setCallbacks(maximumConnections: Int) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    // As many idle ones as there may be busy ones: else each answer closes the connection that the next request to its
    // host would use.
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 2 * maximumConnections)
    ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
    ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
    ccurl_multi_set_socket(multi) { _, socket, interest, context, _ in
      CurlMulti.from(context)?.watch(socket, for: interest)
      return 0
    }
    ccurl_multi_set_timer(multi) { _, milliseconds, context in
      CurlMulti.from(context)?.schedule(milliseconds)
      return 0
    }
  }

  /// The sources hold `self` until `shutdown()` cancels them.
  private func activateSources() {
    readiness.setEventHandler { [self] in drainReadiness() }
    readiness.setCancelHandler { [epoll] in close(epoll) }
    timer.setEventHandler { [self] in advance(CURL_SOCKET_TIMEOUT, 0) }
    watch.setEventHandler { [self] in expireTransfers() }
    timer.schedule(deadline: .distantFuture)
    watch.schedule(deadline: .distantFuture)
    readiness.activate()  // releasing a source that was never activated traps
    timer.activate()
    watch.activate()
  }

  /// A handle with default options, one used before where there is one.
  func makeHandle() -> UnsafeMutableRawPointer? { idleHandles.popLast() ?? curl_easy_init() }

  /// Starts a transfer; its `completion` is called exactly once, never from inside this call.
  func start(_ transfer: Transfer) {
    transfers[transfer.easy] = transfer
    curl_multi_add_handle(multi, transfer.easy)  // asks for a timer: work starts from there
    if !isWatching {
      isWatching = true
      let interval = DispatchTimeInterval.milliseconds(Self.watchIntervalMilliseconds)
      watch.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(20))
    }
  }

  /// Lets the transfers in flight end, and is shut down then; no other is to be started.
  func retire() {
    isRetired = true
    if transfers.isEmpty { shutdown() }
  }

  /// Aborts what is in flight with the code `cancelled` and lets go of the sources.
  func shutdown() {
    guard !isShutDown else { return }
    isShutDown = true
    // Copied: a completion must not see a table that is being walked.
    for transfer in transfers.values.sorted(by: { $0.serial < $1.serial }) {
      end(
        transfer, FetchError(.cancelled, "\(transfer.url.text): the fetcher was shut down", isTransient: true)
      )
    }
    for handle in idleHandles { curl_easy_cleanup(handle) }
    idleHandles.removeAll()
    curl_multi_cleanup(multi)  // may still call back into `watch`, so the epoll set must be open
    timer.cancel()
    watch.cancel()
    readiness.cancel()
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> CurlMulti? {
    context.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }

  private func watch(_ socket: curl_socket_t, for interest: Int32) {
    guard interest != CURL_POLL_REMOVE else {
      epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
      return
    }
    var event = epoll_event()
    if interest & CURL_POLL_IN != 0 { event.events |= EPOLLIN.rawValue }
    if interest & CURL_POLL_OUT != 0 { event.events |= EPOLLOUT.rawValue }
    event.data.fd = socket
    if epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) != 0 {
      epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
    }
  }

  private func schedule(_ milliseconds: Int) {
    // 0 means "now", but never from inside the callback: the timer makes it a later turn.
    timer.schedule(
      deadline: milliseconds < 0 ? .distantFuture : .now() + .milliseconds(milliseconds),
      leeway: .milliseconds(1))
  }

  private func drainReadiness() {
    guard !isShutDown else { return }
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { events in
      let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), 0)
      for event in events.prefix(max(0, Int(count))) {
        var ready: Int32 = 0
        if event.events & EPOLLIN.rawValue != 0 { ready |= CURL_CSELECT_IN }
        if event.events & EPOLLOUT.rawValue != 0 { ready |= CURL_CSELECT_OUT }
        if event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { ready |= CURL_CSELECT_ERR }
        advance(event.data.fd, ready)
      }
    }
  }

  private func advance(_ socket: curl_socket_t, _ ready: Int32) {
    guard !isShutDown else { return }
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, ready, &running)
    var remaining: Int32 = 0
    while !isShutDown, let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let code = message.pointee.data.result  // copy out: remove_handle frees the message
      guard let transfer = transfers[easy] else { continue }
      end(transfer, transfer.error(for: code))
    }
  }

  private func expireTransfers() {
    guard !isShutDown else { return }
    let now = MonotonicClock.now
    var expired: [(Transfer, FetchError)] = []
    for transfer in transfers.values {
      if let error = transfer.expired(now: now) { expired.append((transfer, error)) }
    }
    for (transfer, error) in expired.sorted(by: { $0.0.serial < $1.0.serial }) where !isShutDown {
      end(transfer, error)
    }
    if transfers.isEmpty {
      isWatching = false
      watch.schedule(deadline: .distantFuture)
    }
  }

  private func end(_ transfer: Transfer, _ error: FetchError?) {
    guard transfers.removeValue(forKey: transfer.easy) != nil else { return }
    transfer.readInformation()
    openedConnections += transfer.openedConnections
    curl_multi_remove_handle(multi, transfer.easy)
    if !isShutDown, idleHandles.count < maximumIdleHandles {
      curl_easy_reset(transfer.easy)
      idleHandles.append(transfer.easy)
    } else {
      curl_easy_cleanup(transfer.easy)
    }
    transfer.completion(transfer, error)
    if isRetired, transfers.isEmpty { shutdown() }
  }
}
