import Foundation
import JSON
import Testing

@Suite struct JSONBufferTests {
  private func written(_ write: (inout JSONBuffer) -> Void) -> String {
    var buffer = JSONBuffer()
    write(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func keysStayInTheirOrderAndUnknownValuesHaveNone() {
    let text = written {
      $0.object {
        $0.member("z", "last")
        $0.member("a", nil as String?)
        $0.member("b", "")
        $0.member("c", [] as [String])
        $0.member("n", nil as Int?)
        $0.member("list", ["x", "y"])
        $0.member("yes", true)
        $0.member("no", false)
      }
    }
    #expect(text == #"{"z":"last","list":["x","y"],"yes":true,"no":false}"#)
  }

  @Test func nestedValuesHaveCommasOnlyBetweenThem() {
    let text = written {
      $0.array([[1, 2], [], [3]]) { buffer, row in buffer.array(row) { $0.integer($1) } }
    }
    #expect(text == "[[1,2],[],[3]]")
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (-1, "-1"), (Int.max, "9223372036854775807"),
    (Int.min, "-9223372036854775808"),
  ])
  func integersAreWrittenWhole(_ value: Int, _ expected: String) {
    #expect(written { $0.integer(value) } == expected)
  }

  @Test func everyScalarBelowU0800ComesBackFromAnotherReader() throws {
    let scalars = (0..<0x800).compactMap(Unicode.Scalar.init)
    let value = String(String.UnicodeScalarView(scalars)) + "đường 漢字 😀 \u{2028}\u{2029}"
    let text = written { $0.object { $0.member("k", value) } }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String]
    #expect(object?["k"].map { Array($0.unicodeScalars) } == Array(value.unicodeScalars))
    #expect(!text.utf8.contains { $0 < 0x20 }, "a record is one line")
  }

  @Test func aKeyThatIsDataIsEscapedToo() {
    #expect(written { $0.object { $0.member(#"a"b\"#, 1) } } == #"{"a\"b\\":1}"#)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aShareThatIsNoNumberHasNoKey(_ value: Double) {
    #expect(written { $0.object { $0.member("share", share: value) } } == "{}")
  }
}
