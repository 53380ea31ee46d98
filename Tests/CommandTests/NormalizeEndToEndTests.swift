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

  @Test func wordsAndDatesAreFoundWhereAsked() async throws {
    let path = try file("text.txt", "Hôm qua cơ quan điều tra họp.")
    let result = try await BantinProcess.run(
      "normalize", "--format", "jsonl", "--words", "--language", "vi", "--published",
      "2026-03-06T10:30:00+07:00", path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains(#""words":[{"start":0,"end":7},{"start":8,"end":15},{"start":16,"end":24}]"#))
    #expect(result.output.contains(#""value":"2026-03-05""#))
    let wrong = try await BantinProcess.run("normalize", "--published", "someday", path)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--published someday"))
  }

  @Test func aFileThatIsNotThereIsAnError() async throws {
    let result = try await BantinProcess.run("normalize", "\(directory.path)/none.txt")
    #expect(result.status == 66)
    #expect(result.errors.contains("none.txt"))
  }

  @Test func formsForSearchingAndSortingAreAnOption() async throws {
    let path = try file("names.txt", "Đà Nẵng\nÁo dài\nAnh")
    let folded = try await BantinProcess.run("normalize", "--lines", "--fold", path)
    #expect(folded.output == "da nang\nao dai\nanh\n")
    let keys = try await BantinProcess.run("normalize", "--lines", "--collation-key", path)
    let lines = keys.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2] < lines[1] && lines[1] < lines[0])
    let both = try await BantinProcess.run(
      "normalize", "--lines", "--fold", "--collation-key", "--format", "jsonl", path)
    #expect(both.output.contains(#""fold":"da nang","collation_key":""# + lines[0] + "\"}"))
    let neither = try await BantinProcess.run("normalize", "--fold", "--collation-key", path)
    #expect(neither.status == 64)
  }

  @Test func whatIsKnownOfATextIsToldByOptions() async throws {
    let path = try file("text.txt", "“Hôm qua” họ đã ký…")
    let result = try await BantinProcess.run(
      "normalize", "--punctuation", "unify", "--published", "2026-03-14", "--language", "vi", "--format",
      "jsonl",
      path)
    #expect(result.output.hasPrefix(#"{"text":"\"Hôm qua\" họ đã ký...""#))
    #expect(result.output.contains(#""normalization":["punctuation"]"#))
    #expect(result.output.contains(#""value":"2026-03-13""#))
    let wrong = try await BantinProcess.run("normalize", "--published", "someday", path)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--published"))
  }
}
