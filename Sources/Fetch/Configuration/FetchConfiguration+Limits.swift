/// The parts of the configuration that each state machine is given.
extension HostLimits.Limits {
  init(_ configuration: FetchConfiguration, connections: Int) {
    maximumInFlight = max(1, connections)
    maximumInFlightPerHost = max(1, configuration.maximumConnectionsPerHost)
    maximumResolutions = max(1, configuration.maximumResolutions)
    maximumConnecting = max(1, configuration.maximumConnecting)
    gap = Milliseconds(max(0, configuration.hostGapMilliseconds))
    backoff = Milliseconds(configuration.hostBackoffMilliseconds)
    maximumBackoffWait = Milliseconds(configuration.maximumBackoffWaitMilliseconds)
    maximumGapWait = Milliseconds(
      max(configuration.maximumCrawlDelayMilliseconds, configuration.hostGapMilliseconds))
    maximumConsecutiveFailures = max(1, configuration.maximumConsecutiveFailures)
  }
}

extension RetryPolicy {
  init(_ configuration: FetchConfiguration) {
    maximumRetries = configuration.maximumRetries
    maximumRetriesPerHost = configuration.maximumRetriesPerHost
    delay = Milliseconds(configuration.retryDelayMilliseconds)
    backoff = Milliseconds(configuration.hostBackoffMilliseconds)
    maximumBackoffWait = Milliseconds(configuration.maximumBackoffWaitMilliseconds)
  }
}

extension TransferWatchdog.Limits {
  /// - Parameters:
  ///   - total: in place of the configuration's.
  ///   - elapsed: what earlier hops have used of the total.
  init(_ configuration: FetchConfiguration, total wanted: Int?, elapsed: Milliseconds) {
    connect = Milliseconds(configuration.connectTimeoutMilliseconds)
    let whole = wanted ?? configuration.totalTimeoutMilliseconds
    let isLonger = whole > configuration.totalTimeoutMilliseconds
    firstByte = Milliseconds(isLonger ? whole : configuration.firstByteTimeoutMilliseconds)
    idle = Milliseconds(configuration.idleTimeoutMilliseconds)
    idleMinimumBytesPerSecond = configuration.idleMinimumBytesPerSecond
    total = max(1, Milliseconds(whole) - elapsed)
  }
}
