internal import Addresses

/// Why there is no response: a stable code for reports and metrics, and a sentence for a person.
public struct FetchError: Error, Sendable, Hashable {
  /// The codes that are not `http-NNN`.
  public enum Code: String, Sendable, CaseIterable {
    /// The request itself cannot be made.
    case invalidURL = "invalid-url"
    case urlTooLong = "url-too-long"
    case schemeRefused = "scheme-refused"
    case invalidHeader = "invalid-header"
    /// The address that the host name leads to is not public.
    case addressRefused = "address-refused"
    /// The server could not be reached or broke off.
    case dns, connect, proxy, tls, reset, truncated
    case emptyResponse = "empty-response"
    /// The answer is not HTTP, or its Content-Encoding cannot be decoded.
    case malformed, encoding
    case timeoutDNS = "timeout-dns"
    case timeoutConnect = "timeout-connect"
    case timeoutFirstByte = "timeout-first-byte"
    case timeoutIdle = "timeout-idle"
    case timeoutTotal = "timeout-total"
    case tooLarge = "too-large"
    case headersTooLarge = "headers-too-large"
    case tooManyRedirects = "too-many-redirects"
    case redirectLoop = "redirect-loop"
    case invalidRedirect = "invalid-redirect"
    /// robots.txt forbids it, or could not be read for the server's fault.
    case robots
    case robotsUnreachable = "robots-unreachable"
    /// A guard answered in place of the site: a bot check, a waiting room, a cookie wall.
    case challenge
    /// The host asked to be left alone for longer than a run waits.
    case hostBackoff = "host-backoff"
    case crawlDelay = "crawl-delay"
    /// The fetcher was shut down.
    case cancelled
    case outOfMemory = "out-of-memory"
  }

  /// Stable: one of `Code`, or `http-NNN` for a status of 400 and more (and an unrequested 304).
  public var code: String
  /// What failed and what to do.
  public var detail: String
  /// The HTTP status, where there was an answer.
  public var status: Int?
  /// When the server wants to be asked again, in seconds from now.
  public var retryAfterSeconds: Int?
  /// A later attempt may succeed without anybody changing anything.
  public var isTransient: Bool
  /// False where nothing was sent, because the host is left alone for now.
  public var wasAsked = true

  init(_ code: Code, _ detail: String, isTransient: Bool = false, retryAfterSeconds: Int? = nil) {
    self.code = code.rawValue
    self.detail = URLCredentials.masked(in: detail)
    self.isTransient = isTransient
    self.retryAfterSeconds = retryAfterSeconds
    wasAsked = code != .hostBackoff && code != .crawlDelay
  }

  /// A guard's answer, whatever its status: it may be another one tomorrow.
  init(challengeBy guardName: String, status: Int, retryAfterSeconds: Int?, url: String) {
    self.init(
      .challenge,
      "\(url): status \(status), but \(guardName) answered in place of the site; it will be tried again, with growing "
        + "pauses; ask the publisher to let this crawler pass",
      isTransient: true, retryAfterSeconds: retryAfterSeconds)
    self.status = status
  }

  /// A page that is not asked for while its host rests, because a guard has kept those before it.
  init(restOf host: String, guardName: String, count: Int, seconds: Int, url: String) {
    self.init(
      .challenge,
      "\(url): not asked for: \(guardName) kept the last \(count) pages of \(host); it rests for \(seconds) s more; ask the "
        + "publisher to let this crawler pass",
      isTransient: true, retryAfterSeconds: seconds)
    wasAsked = false
  }

  /// A status that is an error. 202, 408, 425, 429 and 5xx (save 501 and 505) may pass; the others will not by themselves.
  init(status: Int, retryAfterSeconds: Int?, url: String) {
    code = "http-\(status)"
    self.status = status
    self.retryAfterSeconds = retryAfterSeconds
    isTransient =
      switch status {
      case 202, 408, 425, 429: true
      case 501, 505: false
      default: status >= 500
      }
    let advice =
      switch status {
      case 202: "there is nothing yet; it will be tried again"
      case 304: "the server said \"not modified\" to an unconditional request"
      case 401, 403: "the server refuses access; ask the publisher, or set headers for this feed"
      case 404: "nothing is there; check the address"
      case 410: "it is gone for good; remove it"
      case 429: "too many requests; widen the host gap"
      case 500...: "the server failed; it will be tried again"
      default: "the server refused the request"
      }
    detail = URLCredentials.masked(in: "\(url): status \(status): \(advice)")
  }
}

extension FetchError: CustomStringConvertible {
  public var description: String { "\(code): \(detail)" }
}
