import Fetch
import Foundation
import Testing

@Suite struct OutcomesManualTests {
  @Test(arguments: FetchError.Code.allCases)
  func theManualExplainsEachCode(_ code: FetchError.Code) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manual = try String(contentsOf: root.appending(path: "docs/outcomes.md"), encoding: .utf8)
    #expect(manual.contains("`\(code.rawValue)`"))
  }
}
