import Foundation
import Testing

@testable import Fetch

/// Cases of other implementations' suites, where they are at hand: every case of RFC 9309 and of Google's extensions, and
/// 97 % of all. Agents with digits or beyond ASCII are no product tokens; suites differ in what they make of them.
@Suite struct RobotsVectorTests {
  struct Case: Decodable {
    let id: String
    let robots: String
    let agent: String?
    let url: String?
    let allowed: Bool?
    let crawlDelay: Double?
    let sitemaps: [String]?
    let spec: String?

    var holds: Bool {
      let rules = RobotsRules.parse(Array(robots.utf8))
      if let allowed { return rules.allows(url ?? "", agent: agent ?? "") == allowed }
      if let sitemaps { return rules.sitemaps == sitemaps }
      return rules.crawlDelaySeconds(agent: agent ?? "") == crawlDelay
    }
  }

  static let path: String = {
    let shared = ProcessInfo.processInfo.environment["BANTIN_SHARED"]
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../shared")
    return (shared ?? beside.standardized.path) + "/vectors/robots/cases.jsonl"
  }()

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path), "the shared vectors are not beside this checkout"))
  func peersVectorsHold() throws {
    let lines = try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let cases = try lines.map { try decoder.decode(Case.self, from: Data($0.utf8)) }
    let failing = cases.filter { !$0.holds }
    let binding = failing.filter { $0.spec == "rfc9309" || $0.spec == "google" }
    #expect(binding.map(\.id) == [])
    #expect(
      Double(cases.count - failing.count) >= 0.97 * Double(cases.count), "failing: \(failing.map(\.id))")
  }
}
