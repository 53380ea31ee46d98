internal import Fetch
internal import Glibc
internal import Synchronization

/// Fetches a list of URLs as fast as politeness, switched off, allows.
///
/// `fetch URLS [--connections N] [--per-host N] [--connect-to H:P:A:P]… [--ca-file PEM]`: URLS is a file with one URL a line.
enum FetchBenchmark {
  private final class Tally: Sendable {
    let succeeded = Atomic(0)
    let failed = Atomic(0)
    let bytes = Atomic(0)
    let http2 = Atomic(0)
    let firstError = Mutex<String?>(nil)
  }

  static func run(_ arguments: [String]) async {
    var configuration = FetchConfiguration()
    configuration.hostGapMilliseconds = 0
    configuration.maximumConnectionsPerHost = 8
    configuration.proxy = ""
    var list = ""
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      switch argument {
      case "--connections": configuration.maximumConnections = rest.next().flatMap { Int($0) } ?? 256
      case "--per-host": configuration.maximumConnectionsPerHost = rest.next().flatMap { Int($0) } ?? 8
      case "--connect-to": configuration.connectTo.append(rest.next() ?? "")
      case "--allow-private": configuration.allowedPrivateAddresses.append(rest.next() ?? "")
      case "--ca-file": configuration.caFile = rest.next()
      default: list = argument
      }
    }
    let urls = lines(of: list)
    let tally = Tally()
    let fetcher = Fetcher(configuration, robots: InMemoryRobotsStore())
    let started = seconds()
    await fetchAll(urls, fetcher, tally)
    let elapsed = seconds() - started
    fetcher.shutdown()
    report(urls.count, tally, elapsed: elapsed)
  }

  private static func fetchAll(_ urls: [String], _ fetcher: Fetcher, _ tally: Tally) async {
    guard !urls.isEmpty else { return }
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let remaining = Shared(urls.count)
      for url in urls {
        fetcher.fetch(Request(url: url, purpose: .page)) { result in
          switch result {
          case .success(let response):
            tally.succeeded.add(1, ordering: .relaxed)
            tally.bytes.add(response.body.count, ordering: .relaxed)
            if response.httpVersion == "2" { tally.http2.add(1, ordering: .relaxed) }
          case .failure(let error):
            tally.failed.add(1, ordering: .relaxed)
            tally.firstError.withLock { $0 = $0 ?? error.description }
          }
          if remaining.count.subtract(1, ordering: .relaxed).newValue == 0 { done.resume() }
        }
      }
    }
  }

  private final class Shared: Sendable {
    let count: Atomic<Int>
    init(_ value: Int) { count = Atomic(value) }
  }

  private static func report(_ count: Int, _ tally: Tally, elapsed: Double) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    let system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    let fields: [(String, String)] = [
      ("urls", "\(count)"), ("succeeded", "\(tally.succeeded.load(ordering: .relaxed))"),
      ("failed", "\(tally.failed.load(ordering: .relaxed))"),
      ("bytes", "\(tally.bytes.load(ordering: .relaxed))"),
      ("http2", "\(tally.http2.load(ordering: .relaxed))"),
      ("seconds", "\(rounded(elapsed))"), ("cpu_seconds", "\(rounded(user + system))"),
      ("peak_mib", "\(usage.ru_maxrss / 1024)"), ("threads", "\(status("Threads:"))"),
    ]
    print("{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
    if let error = tally.firstError.withLock({ $0 }) { BenchmarkDriver.complain("first error: \(error)") }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// A number from /proc/self/status.
  private static func status(_ key: String) -> Int {
    lines(of: "/proc/self/status").first { $0.hasPrefix(key) }
      .flatMap { Int($0.split(whereSeparator: \.isWhitespace).last ?? "") } ?? 0
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func lines(of path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
    return text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
