import Foundation
import Model
import TestSupport
import Testing
import Time

@testable import Archive

@Suite struct WARCReaderTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("archive.warc.gz") }

  init() throws { directory = try TemporaryDirectory() }

  private func items(
    _ fixture: WARCFixture, startingAt start: WARCRecord.Position? = nil, limits: WARCReader.Limits = .init(),
    wants: (WARCRecord.Header) -> Bool = { $0.kind == .response }
  ) throws -> [WARCReader.Item] {
    try fixture.write(to: path)
    let reader = try WARCReader(path: path, startingAt: start, limits: limits)
    var items: [WARCReader.Item] = []
    while let item = try reader.next(wants) { items.append(item) }
    return items
  }

  /// URIs of records and codes of damages, with their offsets, in order.
  private func told(_ items: [WARCReader.Item]) -> [String] {
    items.map {
      switch $0 {
      case .record(let record): "\(record.header.targetURI ?? "?")@\(record.position.offset)"
      case .damage(let damage): "\(damage.code.rawValue)@\(damage.offset)"
      }
    }
  }

  @Test(arguments: [false, true]) func recordsComeWithTheirPlaces(isCompressed: Bool) throws {
    var fixture = WARCFixture(isCompressed: isCompressed)
    fixture.add(.warcinfo, uri: "info", content: Array("software: none\r\n".utf8))
    fixture.add(uri: "https://news.example/1", content: WARCFixture.response("một"))
    fixture.add(.request, uri: "https://news.example/1", content: Array("GET / HTTP/1.1\r\n\r\n".utf8))
    fixture.add(uri: "https://news.example/2", content: WARCFixture.response("hai"))
    let records = try items(fixture).compactMap { item -> WARCRecord? in
      if case .record(let record) = item { record } else { nil }
    }
    #expect(records.map(\.header.kind) == [.warcinfo, .response, .request, .response])
    #expect(records.map(\.position.offset) == fixture.offsets.map(Int64.init))
    let ends = records.map { Int($0.position.offset + $0.position.length) }
    #expect(ends == Array(fixture.offsets.dropFirst()) + [fixture.bytes.count])
    #expect(records[1].content == WARCFixture.response("một"))
    #expect(records[2].content.isEmpty, "content that nobody wants is not read")
    #expect(records[3].header.date?.rfc3339 == "2026-11-20T01:02:03Z")
  }

  @Test(arguments: [false, true]) func aReaderStartsWhereAnotherStopped(isCompressed: Bool) throws {
    var fixture = WARCFixture(isCompressed: isCompressed)
    for number in 0..<20 { fixture.add(uri: "https://news.example/\(number)") }
    try fixture.write(to: path)
    for stop in 0...20 {
      let first = try WARCReader(path: path)
      for _ in 0..<stop { _ = try first.next { _ in true } }
      let rest = try items(fixture, startingAt: first.position)
      #expect(told(rest) == (stop..<20).map { "https://news.example/\($0)@\(fixture.offsets[$0])" })
    }
  }

  @Test func severalRecordsOfOneMemberAreToldApart() throws {
    var inner = WARCFixture(isCompressed: false)
    for number in 0..<3 { inner.add(uri: "https://news.example/\(number)") }
    var fixture = WARCFixture(isCompressed: true)
    fixture.addRaw(WARCWriter.compressed(inner.bytes))
    try fixture.write(to: path)
    let reader = try WARCReader(path: path)
    var positions: [WARCRecord.Position] = []
    while case .record(let record) = try reader.next({ _ in true }) { positions.append(record.position) }
    #expect(positions.map(\.index) == [0, 1, 2])
    let later = try WARCReader(path: path, startingAt: positions[1])
    guard case .record(let second) = try later.next({ _ in true }) else { return #expect(Bool(false)) }
    #expect(second.header.targetURI == "https://news.example/1")
  }

  @Test func aTruncatedMemberIsToldAndEndsTheArchive() throws {
    var fixture = WARCFixture(isCompressed: true)
    fixture.add(uri: "https://news.example/1")
    fixture.add(uri: "https://news.example/2")
    fixture.bytes.removeLast(20)
    #expect(
      told(try items(fixture)) == [
        "https://news.example/1@0", "archive-truncated@\(fixture.offsets[1])",
      ])
  }

  @Test func aBrokenMemberCostsNoOther() throws {
    var fixture = WARCFixture(isCompressed: true)
    for number in 0..<3 {
      fixture.add(uri: "https://news.example/\(number)", content: WARCFixture.response("\(UUID())\(UUID())"))
    }
    for index in 0..<8 { fixture.bytes[fixture.offsets[1] + 60 + index] ^= 0xA5 }
    #expect(
      told(try items(fixture)) == [
        "https://news.example/0@0", "bad-gzip@\(fixture.offsets[1])",
        "https://news.example/2@\(fixture.offsets[2])",
      ])
  }

  @Test(arguments: [false, true]) func garbageBetweenRecordsIsPassedOver(isCompressed: Bool) throws {
    var fixture = WARCFixture(isCompressed: isCompressed)
    fixture.add(uri: "https://news.example/1")
    fixture.addRaw(
      Array("\u{1F}garbage, WARC but no record, \u{1F}".utf8) + [0x1F, 0x8B, 8, 0]
        + [UInt8](repeating: 7, count: 50))
    fixture.add(uri: "https://news.example/2")
    #expect(
      told(try items(fixture)).filter { !$0.contains("bad-gzip") } == [
        "https://news.example/1@0", "garbage@\(fixture.offsets[1])",
        "https://news.example/2@\(fixture.offsets[2])",
      ])
  }

  @Test(arguments: ["9", "9999999", "99999999999999999999", "-1", "x", ""])
  func aWrongContentLengthCostsOnlyItsRecord(length: String) throws {
    let content = "HTTP/1.1 200 OK\r\n\r\n<p>\(String(repeating: "chữ ", count: 50))</p>"
    var plain = WARCFixture(isCompressed: false)
    plain.add(uri: "https://news.example/1")
    plain.addRaw(WARCFixture.record(length: length, content: content))
    plain.add(uri: "https://news.example/2")
    let expected = [
      "https://news.example/1@0", "bad-content-length@\(plain.offsets[1])",
      "https://news.example/2@\(plain.offsets[2])",
    ]
    #expect(told(try items(plain)) == expected)
    #expect(told(try items(plain, wants: { _ in false })) == expected, "when contents are skipped, too")
  }

  @Test(arguments: [false, true]) func aRecordBeyondTheLimitIsNeverHeld(isCompressed: Bool) throws {
    var fixture = WARCFixture(isCompressed: isCompressed)
    fixture.add(uri: "https://news.example/1")
    fixture.add(uri: "https://news.example/huge", content: [UInt8](repeating: 65, count: 40 << 20))
    fixture.add(uri: "https://news.example/2")
    var limits = WARCReader.Limits()
    limits.maximumContentBytes = 1 << 20
    #expect(
      told(try items(fixture, limits: limits)) == [
        "https://news.example/1@0", "record-too-large@\(fixture.offsets[1])",
        "https://news.example/2@\(fixture.offsets[2])",
      ])
  }

  @Test func aFiveGigabyteRecordOfAPlainFileIsSkippedByASeek() throws {
    // The file is sparse: it takes no room.
    let length: Int64 = 5 << 30
    let head = Array(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/film\r\nContent-Length: \(length)\r\n\r\n"
        .utf8)
    var tail = WARCFixture(isCompressed: false)
    tail.add(uri: "https://news.example/2")
    try Data(head).write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(head.count) + UInt64(length))
    try file.write(contentsOf: Array("\r\n\r\n".utf8) + tail.bytes)
    try file.close()
    let reader = try WARCReader(path: path)
    guard case .damage(let damage) = try reader.next({ _ in true }) else { return #expect(Bool(false)) }
    #expect(damage == ArchiveDamage(code: .tooLarge, offset: 0, length: Int64(head.count) + length + 4))
    guard case .record(let record) = try reader.next({ _ in true }) else { return #expect(Bool(false)) }
    #expect(record.header.targetURI == "https://news.example/2")
  }

  @Test func aHeaderWithoutAnEndIsNoReasonToReadOn() throws {
    var fixture = WARCFixture(isCompressed: false)
    fixture.addRaw(Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: 65, count: 200_000))
    fixture.add(uri: "https://news.example/2")
    #expect(
      told(try items(fixture)) == ["bad-record-header@0", "https://news.example/2@\(fixture.offsets[1])"])
  }

  @Test func whatIsNoArchiveIsSaidToBeNone() throws {
    for text in ["", "<html>", "WARC", "WARC/9.9\r\n"] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      #expect { try WARCReader(path: path) } throws: { ($0 as? ArchiveError)?.code == .notAnArchive }
    }
    #expect { try WARCReader(path: directory.path("none")) } throws: {
      ($0 as? ArchiveError)?.code == .noSuchFile
    }
  }

  @Test func noiseNeverStopsTheReader() throws {
    var generator = SeededGenerator()
    for isCompressed in [false, true] {
      var fixture = WARCFixture(isCompressed: isCompressed)
      for number in 0..<12 { fixture.add(uri: "https://news.example/\(number)") }
      for _ in 0..<60 {
        var broken = fixture
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
          broken.bytes[Int.random(in: 7..<broken.bytes.count, using: &generator)] = .random(in: 0...255)
        }
        let items = try items(broken)
        #expect(!items.isEmpty && items.count < 200)
      }
    }
  }
}
