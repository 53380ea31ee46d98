import Foundation
import TestSupport
import Testing

/// `bantin normalize`.
@Suite struct NormalizeEndToEndTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func file(_ name: String, _ content: String) throws -> String {
    let path = "\(directory.path)/\(name)"
    try content.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func linesComeInTheOrderOfTheInputHoweverManyCoresReadThem() async throws {
    let lines = (0..<12_000).map { "Dòng thứ \($0) có số \($0 * 7) hòa bình." }
    let path = try file("lines.txt", lines.joined(separator: "\n"))
    let result = try await BantinProcess.run("normalize", "--lines", path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == lines.joined(separator: "\n") + "\n")
  }

  @Test func aTextIsOneDocumentWithoutLines() async throws {
    let path = try file("text.txt", "Hoà bình.\n\nThủ tướng đã ký 5 nghị định.")
    let result = try await BantinProcess.run("normalize", "--format", "jsonl", path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.hasPrefix(#"{"text":"Hòa bình.\n\nThủ tướng đã ký 5 nghị định.","language":"vi""#))
  }

  @Test func aFileThatIsNotThereIsAnError() async throws {
    let result = try await BantinProcess.run("normalize", "\(directory.path)/none.txt")
    #expect(result.status == 66)
    #expect(result.errors.contains("none.txt"))
  }
}
