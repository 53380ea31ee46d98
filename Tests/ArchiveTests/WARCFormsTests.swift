import Foundation
import TestSupport
import Testing

@testable import Archive

/// Records as writers spell them, and the digests that they carry.
@Suite struct WARCFormsTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("archive.warc") }

  init() throws { directory = try TemporaryDirectory() }

  private func items(_ bytes: [UInt8]) throws -> [WARCReader.Item] {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let reader = try WARCReader(path: path)
    var items: [WARCReader.Item] = []
    while let item = try reader.next({ _ in true }) { items.append(item) }
    return items
  }

  private static func record(
    version: String = "WARC/1.0", kind: String = "response",
    uri: [UInt8] = Array("https://news.example/1".utf8),
    fields: String = "", content: [UInt8] = WARCFixture.response("<p>Tin</p>")
  ) -> [UInt8] {
    Array("\(version)\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: ".utf8) + uri
      + Array("\r\nContent-Type: application/http\r\n\(fields)Content-Length: \(content.count)\r\n\r\n".utf8)
      + content + Array("\r\n\r\n".utf8)
  }

  @Test(arguments: ["WARC/1.0", "warc/1.0", "Warc/1.1", "WARC/0.18", "wARC/0.17"])
  func theCaseOfTheVersionDoesNotMatter(version: String) throws {
    let items = try items(
      Self.record() + Self.record(version: version) + Array("garbage".utf8) + Self.record(version: version))
    let told = items.map { if case .damage(let damage) = $0 { damage.code.rawValue } else { "record" } }
    #expect(told == ["record", "record", "garbage", "record"])
    #expect(try self.items(Self.record(version: version)).count == 1, "at the beginning")
  }

  @Test(arguments: [
    ("<https://news.example/a>", "https://news.example/a"),
    ("< https://news.example/a >", "https://news.example/a"),
    ("https://news.example/tin mới?q=một hai", "https://news.example/tin%20m%E1%BB%9Bi?q=m%E1%BB%99t%20hai"),
    ("https://news.example/%20a|b\"c\"", "https://news.example/%20a%7Cb%22c%22"),
    ("HTTPS://news.example/a b", "HTTPS://news.example/a%20b"),
    ("https://báo.example/tin mới", "https://xn--bo-mia.example/tin%20m%E1%BB%9Bi"),
    ("urn:a b", "urn:a%20b"),
  ]) func aTargetIsAURI(written: String, expected: String) throws {
    guard case .record(let record) = try items(Self.record(uri: Array(written.utf8)))[0] else {
      return #expect(Bool(false))
    }
    #expect(record.header.targetURI == expected)
    #expect(record.header.isOfWeb == !written.hasPrefix("urn"))
  }

  @Test func bytesOfAnotherCharsetStandForThemselves() throws {
    let uri = Array("https://news.example/caf".utf8) + [0xE9]
    guard case .record(let record) = try items(Self.record(uri: uri))[0] else { return #expect(Bool(false)) }
    #expect(record.header.targetURI == "https://news.example/caf%E9")
  }

  @Test(arguments: [false, true]) func anARCFileIsRefusedByName(isCompressed: Bool) throws {
    let text = Array(
      "filedesc://a.arc 0.0.0.0 20101120080000 text/plain 76\n1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
        .utf8)
    #expect {
      try items(isCompressed ? WARCWriter.compressed(text) : text)
    } throws: {
      ($0 as? ArchiveError)?.code == .arc && "\($0)".contains("ARC file")
        && "\($0)".contains("warcio recompress")
    }
  }

  @Test(arguments: [1, 100, 3 << 20], ["plain", "gzip", "zstd"])
  func zeroBytesBehindTheLastRecordArePadding(count: Int, format: String) throws {
    let record =
      switch format {
      case "gzip": WARCWriter.compressed(Self.record())
      case "zstd": ZstdArchive.packed(Self.record(), nil)
      default: Self.record()
      }
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(try items(record + zeros).count == 1)
    let told = try items(record + zeros + record).map {
      if case .damage(let damage) = $0 { "\(damage.code.rawValue)@\(damage.offset)" } else { "record" }
    }
    #expect(told == ["record", "garbage@\(record.count)", "record"], "what stands between records is damage")
  }

  // MARK: Digests

  /// Made with Python's hashlib and base64 of the content of `record`, and of its body.
  @Test(arguments: [
    "WARC-Block-Digest: sha1:7L7G7JK7TWHGQGXM2Q2DPB3SFUW5PQC6",
    "WARC-Block-Digest: SHA-1:fafe6fa55f9d8e681aecd4343787722d2dd7c05e",
    "WARC-Block-Digest: md5:X2FK7OZR25VGN2TF33VWNX7P5A======",
    "WARC-Block-Digest: sha256:DD21595EEDCBBE250EB134956A0E3A4CA3706DB37103C6E3BA6CB1F6C3D3943C",
    "WARC-Payload-Digest: sha1:qmxmhidc23rotweolkg3xk5tetd3r3hv",
    "WARC-Payload-Digest: md5:5658fe3199734c529e6d6f62d7908c14",
    "WARC-Payload-Digest: sha-256:KL6EBB2TFWAD55PIVJWODIN4EN54VZDOJCYP25VPV2ROK3ANQUMA",
    "WARC-Payload-Digest: whirlpool:0000", "WARC-Block-Digest: sha1:!!!", "WARC-Block-Digest: none",
  ]) func aDigestThatIsRightOrUnknownSaysNothing(field: String) throws {
    #expect(try items(Self.record(fields: field + "\r\n")).count == 1)
  }

  @Test(arguments: [
    "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "WARC-Block-Digest: md5:00000000000000000000000000000000",
    "WARC-Payload-Digest: sha1:7L7G7JK7TWHGQGXM2Q2DPB3SFUW5PQC6",
    "WARC-Payload-Digest: sha256:52fc4087532d803ef5e8aa6ce1a1bc237bcae46e48b0fd76afaea2e56c0d8519",
  ]) func aRecordThatIsNotWhatItsDigestWasMadeOfComesAndIsTold(field: String) throws {
    let good = Self.record()
    let bad = Self.record(fields: field + "\r\n")
    for isCompressed in [false, true] {
      let parts = [good, bad, good].map { isCompressed ? WARCWriter.compressed($0) : $0 }
      let items = try items(parts.flatMap { $0 })
      guard items.count == 4, case .record = items[1], case .damage(let damage) = items[2],
        case .record = items[3]
      else {
        Issue.record("\(items)")
        continue
      }
      let (start, length) = (Int64(parts[0].count), Int64(parts[1].count))
      #expect(damage == ArchiveDamage(code: .badDigest, offset: start, length: length))
    }
  }

  @Test func contentThatWasNotReadIsNotChecked() throws {
    let field = "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
    try Data(Self.record(fields: field)).write(to: URL(fileURLWithPath: path))
    let reader = try WARCReader(path: path)
    #expect(try reader.next { _ in false } != nil)
    #expect(try reader.next { _ in false } == nil)
  }

  /// Of the body as it came, and of what its chunks hold.
  @Test(arguments: ["9beac41e2cf707400d28e482a917e67588d733f9", "832ec3a062d6e2e9d88e5a8dbbabb324c7b8ecf5"])
  func aPayloadIsWhatAnyWriterTakesForIt(digest: String) throws {
    let content = Array(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n<p>Tin</p>\r\n0\r\n\r\n".utf8)
    let fields = "WARC-Payload-Digest: sha1:\(digest)\r\n"
    #expect(try items(Self.record(fields: fields, content: content)).count == 1)
  }

  /// What a revisit names is the payload of another record; what was cut is not what was digested.
  @Test func aPayloadThatIsNotThereIsNotChecked() throws {
    let digest = "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
    #expect(try items(Self.record(kind: "revisit", fields: digest)).count == 1)
    #expect(try items(Self.record(fields: digest + "WARC-Truncated: length\r\n")).count == 1)
    #expect(try items(Self.record(fields: digest + "WARC-Segment-Number: 1\r\n")).count == 1)
  }
}
