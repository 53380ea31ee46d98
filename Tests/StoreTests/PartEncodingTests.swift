import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct PartEncodingTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func write(_ bytes: [UInt8], as encoding: PartEncoding) throws -> String {
    let path = directory.path("part" + encoding.suffix)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func lines(of path: String) throws -> ([String], PartReader.Ending) {
    var lines: [String] = []
    let ending = try PartReader.forEachLine(of: path) { lines.append(String(decoding: $0, as: UTF8.self)) }
    return (lines, ending)
  }

  @Test(arguments: PartEncoding.allCases)
  func whatIsPackedPieceByPieceIsReadAsOne(encoding: PartEncoding) throws {
    let pieces = (0..<3).map { piece in (0..<400).map { "\(piece) \($0) đường\n" }.joined() }
    let path = try write(try pieces.flatMap { try encoding.pack(Array($0.utf8)) }, as: encoding)
    let (lines, ending) = try lines(of: path)
    #expect(lines.joined(separator: "\n") + "\n" == pieces.joined())
    #expect(ending == .whole)
  }

  @Test(arguments: PartEncoding.allCases)
  func aLineLongerThanAnyBlockIsOneLine(encoding: PartEncoding) throws {
    let long = (0..<300_000).map { String($0 * 7_919 % 10_007) }.joined()
    let path = try write(try encoding.pack(Array("a\n\(long)\nb\n".utf8)), as: encoding)
    #expect(try lines(of: path).0 == ["a", long, "b"])
  }

  @Test(arguments: PartEncoding.allCases)
  func theSameBytesPackAlike(encoding: PartEncoding) throws {
    let bytes = Array(String(repeating: "{\"n\":1}\n", count: 500).utf8)
    #expect(try encoding.pack(bytes) == encoding.pack(bytes))
  }

  @Test(arguments: PartEncoding.allCases)
  func aCutIsToldAndWhatStandsBeforeItIsRead(encoding: PartEncoding) throws {
    let whole = try encoding.pack(Array("one\n".utf8))
    let next = try encoding.pack(Array("two, which is cut\n".utf8))
    let path = try write(whole + next.prefix(next.count / 2), as: encoding)
    let (lines, ending) = try lines(of: path)
    #expect(lines.first == "one")
    #expect(lines.count == 1)
    #expect(ending == .cut)
  }

  @Test(arguments: [PartEncoding.gzip, .zstd])
  func damagedBytesEndTheReading(encoding: PartEncoding) throws {
    var bytes = try encoding.pack(Array("one\n".utf8))
    bytes += [UInt8](repeating: 0xA5, count: 64)
    let (lines, ending) = try lines(of: try write(bytes, as: encoding))
    #expect(lines == ["one"])
    #expect(ending == .cut)
  }

  @Test func theNameTellsTheEncoding() {
    #expect(PartEncoding(path: "a/part-1.jsonl") == PartEncoding.none)
    #expect(PartEncoding(path: "a/part-1.jsonl.gz") == .gzip)
    #expect(PartEncoding(path: "a/part-1.jsonl.zst") == .zstd)
    #expect(PartEncoding(path: "a/readme.txt") == nil)
  }
}
