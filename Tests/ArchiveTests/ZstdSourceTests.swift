import Foundation
import TestSupport
import Testing

@testable import Archive

/// "Zstandard Compression for WARC Files 1.0".
@Suite struct ZstdSourceTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("archive.warc.zst") }

  init() throws { directory = try TemporaryDirectory() }

  private func told(
    _ archive: ZstdArchive, startingAt start: WARCRecord.Position? = nil,
    limits: WARCReader.Limits = .init(), wants: (WARCRecord.Header) -> Bool = { _ in true }
  ) throws -> [String] {
    try Data(archive.bytes).write(to: URL(fileURLWithPath: path))
    let reader = try WARCReader(path: path, startingAt: start, limits: limits)
    var told: [String] = []
    while let item = try reader.next(wants) {
      switch item {
      case .record(let record): told.append("\(record.header.targetURI ?? "?")@\(record.position.offset)")
      case .damage(let damage): told.append("\(damage.code.rawValue)@\(damage.offset)")
      }
    }
    return told
  }

  private static func urls(_ numbers: some Sequence<Int>, of archive: ZstdArchive) -> [String] {
    numbers.map { "https://news.example/\($0)@\(archive.offsets[$0])" }
  }

  /// Dictionaries: none, as it is, packed.
  @Test(arguments: [nil, false, true]) func framesAreReadFromAnyPlace(packsDictionary: Bool?) throws {
    var archive = ZstdArchive(
      dictionary: packsDictionary.map { _ in ZstdArchive.trained() }, packsDictionary: packsDictionary == true
    )
    for number in 0..<20 {
      archive.add(ZstdArchive.record(number))
      if number % 3 == 0 { archive.addSkippable(0x184D_2A50, [1, 2, 3]) }
    }
    #expect(try told(archive) == Self.urls(0..<20, of: archive))
    #expect(try told(archive, wants: { _ in false }) == Self.urls(0..<20, of: archive))
    for stop in 0...20 {
      let first = try WARCReader(path: path)
      for _ in 0..<stop { _ = try first.next { _ in true } }
      #expect(try told(archive, startingAt: first.position) == Self.urls(stop..<20, of: archive))
    }
  }

  @Test func aRecordMayTakeSeveralFrames() throws {
    var archive = ZstdArchive()
    let body = "<p>" + String(repeating: "chữ và số ", count: 40_000) + "</p>"
    archive.add(ZstdArchive.record(0))
    let record = ZstdArchive.record(1, body: body)
    archive.add(Array(record[..<30]))
    archive.add([])
    archive.addSkippable(0x184D_2A51, [0])
    archive.add(Array(record[30..<200_000]))
    archive.add(Array(record[200_000...]))
    archive.add(ZstdArchive.record(5))
    #expect(try told(archive) == Self.urls([0, 1, 5], of: archive))
    #expect(try told(archive, wants: { _ in false }) == Self.urls([0, 1, 5], of: archive))
    let reader = try WARCReader(path: path)
    _ = try reader.next { _ in true }
    guard case .record(let read) = try reader.next({ _ in true }) else { return #expect(Bool(false)) }
    #expect(read.content == WARCFixture.response(body))
    #expect(read.position.offset + read.position.length == Int64(archive.offsets[5]))
  }

  @Test func aLengthThatIsTooLargeSwallowsNoOtherRecord() throws {
    var archive = ZstdArchive()
    archive.add(ZstdArchive.record(0))
    archive.add(WARCFixture.record(length: "9999", content: "HTTP/1.1 200 OK\r\n\r\n<p>Tin</p>"))
    archive.add(ZstdArchive.record(2))
    #expect(
      try told(archive) == [
        "https://news.example/0@0", "bad-content-length@\(archive.offsets[1])",
        "https://news.example/2@\(archive.offsets[2])",
      ])
  }

  @Test(arguments: [false, true]) func aBrokenFrameCostsNoOther(hasDictionary: Bool) throws {
    var archive = ZstdArchive(dictionary: hasDictionary ? ZstdArchive.trained() : nil)
    for number in 0..<3 { archive.add(ZstdArchive.record(number, body: "\(UUID())\(UUID())")) }
    // The last byte is one of the checksum.
    for place in [archive.offsets[1] + 40, archive.offsets[2] - 1] {
      var broken = archive
      broken.bytes[place] ^= 0xA5
      #expect(
        try told(broken) == [
          "https://news.example/0@\(archive.offsets[0])", "bad-zstd@\(archive.offsets[1])",
          "https://news.example/2@\(archive.offsets[2])",
        ])
    }
    archive.bytes.removeLast(9)
    #expect(try told(archive).last == "archive-truncated@\(archive.offsets[2])")
  }

  @Test func garbageBetweenFramesIsPassedOver() throws {
    var archive = ZstdArchive()
    archive.add(ZstdArchive.record(0))
    let place = archive.bytes.count
    archive.bytes +=
      Array("garbage, and what only begins as a frame: ".utf8) + [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3]
    archive.add(ZstdArchive.record(1))
    #expect(
      try told(archive) == [
        "https://news.example/0@0", "garbage@\(place)", "https://news.example/1@\(archive.offsets[1])",
      ])
  }

  @Test func aFrameWithAHugeWindowAndARecordBeyondTheLimitAreToldAsTooLarge() throws {
    var archive = ZstdArchive()
    archive.add(ZstdArchive.record(0))
    let place = archive.bytes.count
    var frame = ZstdArchive.packed(ZstdArchive.record(1), nil, windowLog: 20)
    // RFC 8878 §3.1.1.1.2: an exponent of 18 is a window of 2²⁸ bytes.
    frame[5] = 18 << 3
    archive.bytes += frame
    archive.add(ZstdArchive.record(1, body: String(repeating: "a", count: 2 << 20)))
    archive.add(ZstdArchive.record(2))
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = 1 << 20
    #expect(
      try told(archive, limits: limits) == [
        "https://news.example/0@0", "record-too-large@\(place)", "record-too-large@\(archive.offsets[1])",
        "https://news.example/2@\(archive.offsets[2])",
      ])
  }

  @Test func aDictionaryThatIsNoneIsAnErrorThatSaysSo() throws {
    for dictionary in [[], [1, 2, 3, 4, 5], Array(ZstdArchive.trained().prefix(40))] {
      var archive = ZstdArchive(dictionary: dictionary)
      archive.bytes += ZstdArchive.packed(ZstdArchive.record(0), nil)
      #expect { try told(archive) } throws: {
        ($0 as? ArchiveError)?.code == .notAnArchive && "\($0)".contains("dictionary")
      }
    }
  }

  @Test func noiseNeverStopsTheReader() throws {
    var generator = SeededGenerator()
    var archive = ZstdArchive(dictionary: ZstdArchive.trained(), packsDictionary: true)
    for number in 0..<12 { archive.add(ZstdArchive.record(number)) }
    for _ in 0..<60 {
      var broken = archive
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let place = Int.random(in: archive.offsets[0]..<broken.bytes.count, using: &generator)
        broken.bytes[place] = .random(in: 0...255, using: &generator)
      }
      let told = try told(broken)
      #expect(!told.isEmpty && told.count < 200)
    }
  }
}
