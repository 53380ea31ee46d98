import Extract
import TestSupport
import Testing

/// What feeds of every kind and damage come to, as JSON Feed. Each pair in `Fixtures/feeds` is one behaviour.
@Suite struct FeedGoldenTests {
  static let fixtures = Golden.all("feeds", "xml", "jsonfeed")

  @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 20) }

  @Test(arguments: fixtures) func feed(_ fixture: Golden) throws {
    let document = try FeedParser.parse(try fixture.bytes(), url: "https://news.example/feeds/latest.xml")
    try fixture.expect(Self.indented(JSONFeedWriter.write(document)))
  }

  /// The writer's one line with a line for each member, for people to review.
  private static func indented(_ json: [UInt8]) -> String {
    var output: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func breakLine() { output += [0x0A] + [UInt8](repeating: 0x20, count: depth * 2) }
    for byte in json {
      if isInString {
        output.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        output.append(byte)
        depth += 1
        breakLine()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        breakLine()
        output.append(byte)
      case UInt8(ascii: ","):
        output.append(byte)
        breakLine()
      case UInt8(ascii: ":"): output += [byte, 0x20]
      default:
        output.append(byte)
        if byte == 0x22 { isInString = true }
      }
    }
    return String(decoding: output, as: UTF8.self) + "\n"
  }
}
