internal import Archive
internal import Glibc

/// Reads the headers of all records of an archive, as an index of it would be made.
///
/// `archive [--rounds N] PATH`: one line `{"records", "bytes", "seconds": […], "cpu_seconds": […]}`, an element a round.
enum ArchiveBenchmark {
  static func run(_ arguments: [String]) {
    let rounds = arguments.count == 3 && arguments[0] == "--rounds" ? Int(arguments[1]) ?? 1 : 1
    guard let path = arguments.last else { return BenchmarkDriver.complain("archive: which one?") }
    var tally = (records: 0, bytes: Int64(0))
    var wall: [Double] = []
    var cpu: [Double] = []
    for _ in 0..<rounds {
      let (wallBefore, cpuBefore) = (Clocks.monotonic(), Clocks.process())
      do throws(ArchiveError) { tally = try pass(path) } catch {
        BenchmarkDriver.complain("\(error)")
        exit(66)
      }
      wall.append(Clocks.monotonic() - wallBefore)
      cpu.append(Clocks.process() - cpuBefore)
    }
    print(
      "{\"records\":\(tally.records),\"bytes\":\(tally.bytes),\"seconds\":\(wall),\"cpu_seconds\":\(cpu)}")
  }

  private static func pass(_ path: String) throws(ArchiveError) -> (records: Int, bytes: Int64) {
    let reader = try WARCReader(path: path)
    var tally = (records: 0, bytes: Int64(0))
    while let item = try reader.next({ _ in false }) {
      guard case .record(let record) = item, record.header.targetURI != nil || record.header.kind == .warcinfo
      else { continue }
      tally.records += 1
      tally.bytes += record.header.contentLength
    }
    return tally
  }
}
