internal import Extract
internal import Glibc
internal import Pipeline

/// Prints the text of pages block by block, for scripts/checks/html.
///
/// `blocks`: standard input names a file a line, plain or gzip; for each, one line of JSON: an array of its blocks.
enum BlocksBenchmark {
  static func run() {
    while let path = readLine() {
      do throws(InputError) {
        let bytes = try FileBytes.readUnpacked(path, maximumBytes: 64 << 20)
        let blocks = PageText.blocks(html: bytes).map(quoted)
        print("[\(blocks.joined(separator: ","))]")
      } catch {
        BenchmarkDriver.complain("\(error)")
        exit(66)
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..."\u{1F}":
        quoted += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
