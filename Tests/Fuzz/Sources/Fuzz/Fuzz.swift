internal import CLibFuzzer
internal import Glibc

/// `Fuzz TARGET [libFuzzer's arguments]`: feeds made-up input to one parser until it breaks.
///
/// A target takes any bytes. It ends the process where a promise is broken that holds for all input; crashes, hangs and memory are
/// libFuzzer's and the address sanitizer's.
@main struct Fuzz {
  typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

  static let targets: [(name: String, run: Target)] = [
    ("extract", { FuzzExtract.run(Fuzz.input($0, $1)) }),
    ("feed", { FuzzFeed.run(Fuzz.input($0, $1)) }),
    ("robots", { FuzzRobots.run(Fuzz.input($0, $1)) }),
    ("rules", { FuzzRules.run(Fuzz.input($0, $1)) }),
    ("text", { FuzzText.run(Fuzz.input($0, $1)) }),
    ("tree", { FuzzTree.run(Fuzz.input($0, $1)) }),
  ]

  static func main() {
    let name = CommandLine.argc > 1 ? CommandLine.arguments[1] : ""
    guard let target = targets.first(where: { $0.name == name }) else {
      print("usage: Fuzz \(targets.map(\.name).joined(separator: "|")) [libFuzzer's arguments]")
      exit(64)
    }
    // libFuzzer does not know the first argument.
    var arguments = CommandLine.arguments.enumerated().filter { $0.offset != 1 }.map { strdup($0.element) }
    var count = Int32(arguments.count)
    arguments.append(nil)
    let status = arguments.withUnsafeMutableBufferPointer { list in
      var list = list.baseAddress
      return LLVMFuzzerRunDriver(&count, &list, target.run)
    }
    exit(status)
  }

  /// `precondition` says nothing in an optimised build.
  static func expect(_ condition: Bool, _ promise: String) {
    if !condition { fatalError(promise) }
  }

  private static func input(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
