import Archive
import Foundation
import Model
import Testing

@Suite struct HTTPMessageTests {
  private func message(
    _ fields: String, _ body: [UInt8], maximumBytes: Int = 1 << 20
  ) throws(HTTPMessage.Failure) -> HTTPMessage {
    try HTTPMessage(Array("HTTP/1.1 200 OK\r\n\(fields)\r\n".utf8) + body, maximumBytes: maximumBytes)
  }

  private func bytes(_ base64: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: base64)))
  }

  private static let text = Array("Bản tin bản tin bản tin".utf8)
  /// The text in each coding; the last one is a bare deflate stream, as some servers send it.
  private static let coded = [
    ("gzip", "H4sIAAAAAAACA3N6uGtxnkJJZp5CEiYLAL6g3uIdAAAA"),
    ("x-gzip", "H4sIAAAAAAACA3N6uGtxnkJJZp5CEiYLAL6g3uIdAAAA"),
    ("deflate", "eJxzerhrcZ5CSWaeQhImCwDQVw2M"),
    ("deflate, gzip", "H4sIAAAAAAACA6uYU1y1I7twnpNn2jwnITVuhgvhvD0A+4QJghUAAAA="),
    ("br", "GxwA+B2JcSzKgm7Ps3QT0m0xutFwBZIWQ4UC0YcB"),
    ("zstd", "KLUv/QRYjQAAWELhuqNuIHRpbiBiAQD1iheR9DD3"),
    ("deflate", "c3q4a3GeQklmnkISJgsA"),
  ]

  @Test(arguments: coded) func eachCodingIsTakenOff(coding: String, base64: String) throws {
    let body = try bytes(base64)
    #expect(try message("Content-Encoding: \(coding)\r\n", body).body == Self.text)
    let cut = try message("Content-Encoding: \(coding)\r\n", Array(body.dropLast(2)))
    #expect(cut.isTruncated)
  }

  @Test func aPlainBodyIsTheRest() throws {
    let message = try message("Content-Type: text/html\r\nX: a\r\n b\r\n", Self.text)
    #expect(message.status == 200)
    #expect(message.fields["content-type"] == "text/html")
    #expect(message.fields["x"] == "a b")
    #expect(message.body == Self.text)
    #expect(!message.isTruncated)
  }

  @Test func chunksAreJoined() throws {
    let body = Array("5;x=y\r\nxin c\r\n3\r\nhào\r\n0\r\nTrailer: t\r\n\r\n".utf8)
    // "hào" has four bytes.
    let right = Array("5;x=y\r\nxin c\r\n4\r\nhào\r\n0\r\nTrailer: t\r\n\r\n".utf8)
    #expect(try message("Transfer-Encoding: chunked\r\n", right).body == Array("xin chào".utf8))
    #expect(try message("Transfer-Encoding: chunked\r\n", body).isTruncated)
  }

  @Test func aBodyThatIsNoLongerChunkedIsTakenAsItIs() throws {
    #expect(try message("Transfer-Encoding: chunked\r\n", Self.text).body == Self.text)
  }

  @Test func aBodyThatIsNoLongerCompressedIsTakenAsItIs() throws {
    for coding in ["gzip", "deflate", "br", "zstd", "snappy"] {
      #expect(try message("Content-Encoding: \(coding)\r\n", Self.text).body == Self.text, "\(coding)")
    }
  }

  @Test func gzipIsUnpackedWhateverTheHeaderSays() throws {
    let body = try bytes(try #require(Self.coded.first { $0.0 == "gzip" }).1)
    for field in ["", "Content-Encoding: br\r\n", "Content-Encoding: identity\r\n"] {
      #expect(try message(field, body).body == Self.text, "\(field)")
    }
  }

  @Test func aChunkedBodyThatIsCutOffGivesWhatThereIs() throws {
    let message = try message("Transfer-Encoding: chunked\r\n", Array("10\r\nxin".utf8))
    #expect(message.body == Array("xin".utf8))
    #expect(message.isTruncated)
  }

  @Test func aBombIsNotInflated() throws {
    let bomb = try bytes(
      "H4sIAAAAAAACA+3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA")
    let message = try message("Content-Encoding: gzip\r\n", bomb, maximumBytes: 1 << 20)
    #expect(message.body.count == 16_384)
    #expect(throws: HTTPMessage.Failure.tooLarge) {
      try self.message("Content-Encoding: gzip\r\n", bomb, maximumBytes: 1_000)
    }
  }

  @Test func whatIsNoMessageIsRefused() {
    for text in ["", "HTTP/1.1", "HTTP/1.1 x\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n", "<html>"] {
      #expect(throws: HTTPMessage.Failure.malformed) { try HTTPMessage(Array(text.utf8), maximumBytes: 100) }
    }
  }
}
