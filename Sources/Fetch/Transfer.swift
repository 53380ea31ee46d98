internal import CCurl
internal import Glibc
internal import Model

/// One hop: one curl easy handle, the request it makes and the bytes it has received. Confined to the fetcher's queue.
final class Transfer {
  /// What is asked of one hop.
  struct Plan {
    var url: RequestURL
    var headers: [Request.Header]
    var userAgent: String
    var proxy: String?
    var connectTo: ConnectTo?
    /// The address that was found before is too old, or led nowhere.
    var resolvesAnew = false
    var caFile: String?
    var isHTTP2Enabled: Bool
    var timeouts: TransferWatchdog.Limits
    var maximumWireBytes: Int
    var maximumDecodedBytes: Int
    var maximumHeaderBytes: Int
    /// A body over the limit is cut there and counts as whole, as robots.txt wants it; else it is an error.
    var cutsBody = false
    var addressPolicy: AddressPolicy

    /// Whether the address connected to is one that the operator named, or the server's own, which needs permission.
    var isAddressTrusted: Bool { proxy != nil || connectTo?.namesAddress == true }
  }

  let easy: UnsafeMutableRawPointer
  let plan: Plan
  let serial: UInt64
  /// nil error: the answer has come whole, whatever its status.
  let completion: (Transfer, FetchError?) -> Void
  /// How far a hop has come.
  enum Milestone {
    /// The address is known, or was not needed.
    case resolved
    /// The connection stands, a new one or one used before.
    case connected
  }
  /// Called for each milestone once, in order, from inside libcurl.
  let reached: (Milestone) -> Void

  private(set) var headers = HeaderFields()
  /// As it came, in its content codings.
  private(set) var body: [UInt8] = []
  private(set) var status = 0
  private(set) var wireBytes = 0
  /// New ones that libcurl made for it.
  private(set) var openedConnections = 0
  private(set) var httpVersion = ""
  private(set) var timing = Response.Timing()
  private var watchdog: TransferWatchdog
  private var headerBytes = 0
  /// Set where a callback stopped the transfer; libcurl then only knows that it was stopped.
  private var stopped: FetchError?
  private var refusedAddress: IPAddress?
  private var isCut = false
  /// The body has content codings.
  private var isCoded = false
  private var isResolved = false
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var connectToList: UnsafeMutablePointer<curl_slist>?
  private var resolveList: UnsafeMutablePointer<curl_slist>?
  /// In place of the URL's, where the operator sends the host elsewhere.
  private var connectPort: UInt16?
  private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  /// Seconds since 1970.
  let startedAtWallSeconds = MonotonicClock.wallSeconds

  var url: RequestURL { plan.url }

  /// The certificate file that libcurl was built to use.
  static let systemCAFile: String? = {
    guard let easy = curl_easy_init() else { return nil }
    defer { curl_easy_cleanup(easy) }
    var file: UnsafePointer<CChar>?
    ccurl_easy_get_string(easy, CURLINFO_CAINFO, &file)
    return file.map { String(cString: $0) }
  }()

  init(
    _ plan: Plan, easy: UnsafeMutableRawPointer, serial: UInt64, reached: @escaping (Milestone) -> Void,
    completion: @escaping (Transfer, FetchError?) -> Void
  ) {
    self.easy = easy
    self.plan = plan
    self.serial = serial
    self.reached = reached
    self.completion = completion
    watchdog = TransferWatchdog(limits: plan.timeouts, now: MonotonicClock.now)
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setRequestOptions()
    setConnectionOptions()
    setCallbacks()
  }

  deinit {
    curl_slist_free_all(headerList)
    curl_slist_free_all(connectToList)
    curl_slist_free_all(resolveList)
    message.deallocate()
  }

  func expired(now: Milliseconds) -> FetchError? {
    watchdog.expired(now: now).map { timeout($0) }
  }

  /// What libcurl knows is read while the handle still belongs to this transfer.
  func readInformation() {
    ccurl_easy_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
    var version = 0
    ccurl_easy_get_long(easy, CURLINFO_HTTP_VERSION, &version)
    httpVersion =
      switch UInt32(truncatingIfNeeded: version) {
      case UInt32(CURL_HTTP_VERSION_1_0): "1.0"
      case UInt32(CURL_HTTP_VERSION_1_1): "1.1"
      case UInt32(CURL_HTTP_VERSION_2_0): "2"
      default: ""
      }
    ccurl_easy_get_long(easy, CURLINFO_NUM_CONNECTS, &openedConnections)
    var value: curl_off_t = 0
    ccurl_easy_get_off_t(easy, CURLINFO_SIZE_DOWNLOAD_T, &value)
    wireBytes = Int(value)
    func microseconds(_ info: CURLINFO) -> Int {
      var value: curl_off_t = 0
      ccurl_easy_get_off_t(easy, info, &value)
      return Int(value)
    }
    timing.nameLookupMicroseconds = microseconds(CURLINFO_NAMELOOKUP_TIME_T)
    timing.connectMicroseconds = microseconds(CURLINFO_CONNECT_TIME_T)
    timing.tlsMicroseconds = microseconds(CURLINFO_APPCONNECT_TIME_T)
    timing.firstByteMicroseconds = microseconds(CURLINFO_STARTTRANSFER_TIME_T)
    timing.totalMicroseconds = microseconds(CURLINFO_TOTAL_TIME_T)
  }

  func timeout(_ code: FetchError.Code) -> FetchError {
    let limits = plan.timeouts
    let what =
      switch code {
      case .timeoutDNS: "the name was not resolved within \(limits.connect) ms"
      case .timeoutConnect: "no connection within \(limits.connect) ms"
      case .timeoutFirstByte: "no answer within \(limits.firstByte) ms"
      case .timeoutIdle: "less than \(limits.idleMinimumBytesPerSecond) bytes/s for \(limits.idle) ms"
      default: "not done within \(limits.total) ms"
      }
    return FetchError(code, "\(url.text): \(what)", isTransient: true)
  }

  /// nil where the answer is whole.
  func error(for code: CURLcode) -> FetchError? {
    if let stopped { return stopped }
    if code == CURLE_OK || isCut { return nil }
    if let refusedAddress, code == CURLE_COULDNT_CONNECT {
      return FetchError(
        .addressRefused,
        "\(url.text): \(url.host) is at \(refusedAddress), which is not public; allow it by name if it is meant"
      )
    }
    if code == CURLE_OPERATION_TIMEDOUT { return timeout(watchdog.codeForTimeout) }
    if code == CURLE_OUT_OF_MEMORY, watchdog.isConnected, body.isEmpty {
      // What libcurl says of a header line that outgrows its own buffer.
      return FetchError(.headersTooLarge, "\(url.text): a header line longer than libcurl takes")
    }
    var said = message.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: message)
    // libcurl would name the host, which the address names already.
    if code == CURLE_COULDNT_RESOLVE_HOST { said = "no server of this name is known" }
    var (kind, isTransient) = Self.classify(code, isConnected: watchdog.isConnected)
    // Before the request went out, a proxy is what refused the connection.
    if plan.proxy != nil, !watchdog.isConnected, kind == .connect { kind = .proxy }
    return FetchError(kind, "\(url.text): \(said)", isTransient: isTransient)
  }

  private static func classify(_ code: CURLcode, isConnected: Bool) -> (FetchError.Code, isTransient: Bool) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: (.dns, true)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: (.proxy, true)
    case CURLE_COULDNT_CONNECT: (.connect, true)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      (.tls, false)
    case CURLE_SSL_CONNECT_ERROR: (.tls, true)
    case CURLE_GOT_NOTHING: (.emptyResponse, true)
    case CURLE_PARTIAL_FILE: (.truncated, true)
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      (isConnected ? .reset : .connect, true)
    case CURLE_BAD_CONTENT_ENCODING: (.encoding, false)
    case CURLE_URL_MALFORMAT: (.invalidURL, false)
    case CURLE_OUT_OF_MEMORY: (.outOfMemory, true)
    default: (.malformed, false)
    }
  }

  /// Whether bytes that came may be kept; sets `stopped` where not.
  fileprivate func receive(header line: UnsafeRawBufferPointer) -> Bool {
    headerBytes += line.count
    watchdog.received(line.count, now: MonotonicClock.now)
    guard headerBytes <= plan.maximumHeaderBytes else {
      stopped = FetchError(
        .headersTooLarge,
        "\(url.text): more than \(plan.maximumHeaderBytes) header bytes (maximumHeaderBytes)")
      return false
    }
    // A status line starts a header block; one that came before it was interim (1xx).
    if line.starts(with: "HTTP/".utf8) { headers.removeAll() } else { headers.append([UInt8](line)) }
    return true
  }

  fileprivate func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    if body.isEmpty { isCoded = headers.value(of: "content-encoding") != nil }
    // What is packed is held to the limit on the wire, and to this one when it is unpacked.
    let room = (isCoded ? plan.maximumWireBytes : plan.maximumDecodedBytes) - body.count
    if bytes.count > room {
      guard plan.cutsBody else {
        stopped = FetchError(
          .tooLarge,
          "\(url.text): more than \(isCoded ? plan.maximumWireBytes : plan.maximumDecodedBytes) bytes "
            + (isCoded ? "on the wire (maximumWireBytes)" : "decoded (maximumDecodedBytes)"))
        return false
      }
      body.append(contentsOf: bytes.prefix(room))
      isCut = true
      return false
    }
    if body.isEmpty { reserve() }
    body.append(contentsOf: bytes)
    return true
  }

  /// The announced length saves growing the buffer; it is not believed beyond this.
  private static let maximumReservedBytes = 1 << 20

  private func reserve() {
    var announced: curl_off_t = -1
    ccurl_easy_get_off_t(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced)
    if announced > 0 { body.reserveCapacity(min(Int(announced), Self.maximumReservedBytes)) }
  }

  fileprivate func progressed(wireBytes count: Int) -> Bool {
    if count > wireBytes {
      watchdog.received(count - wireBytes, now: MonotonicClock.now)
      wireBytes = count
    }
    guard count <= plan.maximumWireBytes else {
      if plan.cutsBody {
        isCut = true
      } else {
        stopped = FetchError(
          .tooLarge, "\(url.text): more than \(plan.maximumWireBytes) bytes on the wire (maximumWireBytes)")
      }
      return false
    }
    return true
  }

  fileprivate func noteResolved() {
    watchdog.resolved()
    guard !isResolved else { return }
    isResolved = true
    reached(.resolved)
  }

  fileprivate func noteConnected() {
    noteResolved()
    guard !watchdog.isConnected else { return }  // libcurl may have taken another connection
    watchdog.connected(now: MonotonicClock.now)
    reached(.connected)
  }

  /// A socket for an address that the policy allows, else `CURL_SOCKET_BAD`: libcurl then tries the next address.
  fileprivate func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    noteResolved()
    let value = address.pointee
    if !plan.isAddressTrusted {
      let target = withUnsafePointer(to: &address.pointee.addr) { IPAddress($0, length: Int(value.addrlen)) }
      guard let target, plan.addressPolicy.allows(target, host: url.host) else {
        refusedAddress = refusedAddress ?? target
        return CURL_SOCKET_BAD
      }
    }
    if let connectPort { Self.setPort(connectPort, in: &address.pointee.addr) }
    return socket(value.family, value.socktype | Int32(SOCK_CLOEXEC.rawValue), value.protocol)
  }

  /// Both kinds of IP address have the port right after the family.
  private static func setPort(_ port: UInt16, in address: inout sockaddr) {
    withUnsafeMutableBytes(of: &address) {
      $0.storeBytes(of: port.bigEndian, toByteOffset: MemoryLayout<sa_family_t>.size, as: UInt16.self)
    }
  }

  private func setRequestOptions() {
    ccurl_easy_set_string(easy, CURLOPT_URL, url.text)
    ccurl_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_easy_set_string(easy, CURLOPT_USERAGENT, plan.userAgent)
    // libcurl would refuse bodies of several gzip members and codings that it does not know: `decodedBody` takes them.
    headerList = curl_slist_append(headerList, "Accept-Encoding: gzip, deflate, br, zstd")
    for header in plan.headers {
      // "Name;" is libcurl's way to send a field without a value.
      let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
      headerList = curl_slist_append(headerList, line)
    }
    ccurl_easy_set_slist(easy, CURLOPT_HTTPHEADER, headerList)
    if let user = url.user {
      ccurl_easy_set_string(easy, CURLOPT_USERNAME, user)
      ccurl_easy_set_string(easy, CURLOPT_PASSWORD, url.password ?? "")
    }
  }

  private func setConnectionOptions() {
    ccurl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    // An abandoned look-up must not make the loop wait for its thread.
    ccurl_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    ccurl_easy_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, Int(plan.timeouts.connect))
    // `ResolvedNames` says when an address is too old: with a time to live libcurl goes through all of them after every
    // transfer.
    ccurl_easy_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, -1)
    ccurl_easy_set_long(easy, CURLOPT_PIPEWAIT, 1)
    ccurl_easy_set_long(
      easy, CURLOPT_HTTP_VERSION,
      Int(plan.isHTTP2Enabled ? CURL_HTTP_VERSION_2TLS : Int(CURL_HTTP_VERSION_1_1)))
    ccurl_easy_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    ccurl_easy_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if let file = plan.caFile {
      ccurl_easy_set_string(easy, CURLOPT_CAINFO, file)
      // Without a folder of certificates libcurl keeps the parsed file for all connections.
      ccurl_easy_set_string(easy, CURLOPT_CAPATH, nil)
    }
    ccurl_easy_set_string(easy, CURLOPT_PROXY, plan.proxy ?? "")
    // `ProxySettings` has decided: libcurl must not read no_proxy and go around a proxy whose address alone was allowed.
    ccurl_easy_set_string(easy, CURLOPT_NOPROXY, "")
    setConnectTo()
    if plan.resolvesAnew, resolveList == nil {
      resolveList = curl_slist_append(nil, "-\(url.host):\(url.port)")
      ccurl_easy_set_slist(easy, CURLOPT_RESOLVE, resolveList)
    }
  }

  /// libcurl keeps connections by the address of a connect-to entry: where one entry sends every host to one server, each
  /// look for a connection to use again would go through all of them. So a numeric entry is followed by other means: the
  /// name is said to be at that address, and the port is put right when the socket is made.
  private func setConnectTo() {
    guard let entry = plan.connectTo, plan.proxy == nil else { return }
    if let (address, port) = entry.numericTarget(for: url), IPAddress(url.host) == nil {
      connectPort = port
      resolveList = curl_slist_append(nil, "\(url.host):\(url.port):\(address)")
      ccurl_easy_set_slist(easy, CURLOPT_RESOLVE, resolveList)
    } else {
      connectToList = curl_slist_append(nil, entry.text)
      ccurl_easy_set_slist(easy, CURLOPT_CONNECT_TO, connectToList)
    }
  }

  private func setCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, message)
    for option in [
      CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA,
    ] { ccurl_easy_set_pointer(easy, option, context) }
    ccurl_easy_set_write(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.from(context).receive(header: line) ? line.count : 0
    }
    ccurl_easy_set_write(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.from(context).receive(body: chunk) ? chunk.count : 0
    }
    ccurl_easy_set_long(easy, CURLOPT_NOPROGRESS, 0)
    ccurl_easy_set_progress(easy) { context, _, downloaded, _, _ in
      Transfer.from(context).progressed(wireBytes: Int(downloaded)) ? 0 : 1
    }
    ccurl_easy_set_opensocket(easy) { context, _, address in
      address.map { Transfer.from(context).openSocket($0) } ?? CURL_SOCKET_BAD
    }
    ccurl_easy_set_prerequest(easy) { context, _, _, _, _ in
      Transfer.from(context).noteConnected()
      return CURL_PREREQFUNC_OK
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }
}
