internal import Extract
internal import Glibc
internal import Model

/// Parses feeds that are in memory already, again and again.
///
/// `feeds [--rounds N] FILE…`: for each file one line `{"file", "bytes", "entries", "seconds"}`, `seconds` being the fastest round.
enum FeedsBenchmark {
  static func run(_ arguments: [String]) {
    var rounds = 100
    var files: [String] = []
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      if argument == "--rounds" {
        rounds = rest.next().flatMap { Int($0) } ?? rounds
      } else {
        files.append(argument)
      }
    }
    for file in files {
      guard let bytes = contents(of: file) else {
        BenchmarkDriver.complain("cannot read \(file)")
        exit(66)
      }
      measure(file, bytes, rounds: rounds)
    }
  }

  private static func measure(_ file: String, _ bytes: [UInt8], rounds: Int) {
    let clock = ContinuousClock()
    var best = Duration.seconds(3_600)
    var entryCount = 0
    for _ in 0..<max(1, rounds) {
      let elapsed = clock.measure { entryCount = (try? FeedParser.parse(bytes).entries.count) ?? -1 }
      best = min(best, elapsed)
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    print("{\"file\":\"\(file)\",\"bytes\":\(bytes.count),\"entries\":\(entryCount),\"seconds\":\(seconds)}")
  }

  private static func contents(of path: String) -> [UInt8]? {
    guard let stream = fopen(path, "rb") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&block, 1, block.count, stream)
      if count == 0 { return bytes }
      bytes.append(contentsOf: block[..<count])
    }
  }
}
