/// What an error means to the parts of the fetcher.
extension FetchError {
  private var known: Code? { Code(rawValue: code) }

  /// The host gave no HTTP answer: several of these in a row and it rests.
  var isHostFailure: Bool {
    switch known {
    case .dns, .connect, .tls, .reset, .emptyResponse, .timeoutDNS, .timeoutConnect, .timeoutFirstByte: true
    default: false
    }
  }

  /// For robots.txt: there is none to be had, which allows everything (RFC 9309 §2.3.1.3). An overloaded server (429)
  /// is one that fails.
  var meansNoRobotsFile: Bool {
    if known == .challenge { return false }
    if let status { return status < 500 && status != 429 }
    switch known {
    case .tooManyRedirects, .redirectLoop, .invalidRedirect, .schemeRefused, .addressRefused, .urlTooLong,
      .invalidURL:
      return true
    default: return false
    }
  }

  /// A guard keeps robots.txt from us as it would with 4xx: nothing is forbidden for now, and it is asked again soon.
  var hidesRobotsFile: Bool { known == .challenge && (status ?? 500) < 500 && status != 429 }

  /// Says nothing about the server: not to be remembered.
  var isPassing: Bool {
    switch known {
    case .hostBackoff, .crawlDelay, .cancelled, .outOfMemory: true
    default: false
    }
  }
}
