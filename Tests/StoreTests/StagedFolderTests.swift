import Foundation
import TestSupport
import Testing

@testable import Store

/// A folder that is replaced as a whole.
@Suite struct StagedFolderTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("export") }

  init() throws { directory = try TemporaryDirectory() }

  private func text(_ file: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  private func namesBeside() throws -> [String] { try Directory.list(directory.path) }

  private func begin() throws {
    let first = try StagedFolder(replacing: path, id: "1")
    try first.makeFolder(of: "a/x")
    try first.write(Array("old".utf8), to: "a/x")
    try first.write(Array("old".utf8), to: "y")
    #expect(!FileManager.default.fileExists(atPath: path))
    try first.publish(kept: [], new: ["a/x", "y"])
  }

  @Test func readersSeeTheOldFilesUntilTheNewOnesHaveTheName() throws {
    try begin()
    #expect(text("a/x") == "old" && text("y") == "old")
    #expect(try namesBeside() == ["export"])

    let next = try StagedFolder(replacing: path, id: "2")
    try next.keep("a/x")
    try next.write(Array("new".utf8), to: "y")
    try next.makeFolder(of: "b/c/z")
    try next.write(Array("new".utf8), to: "b/c/z")
    #expect(text("y") == "old" && text("b/c/z") == nil)
    try next.publish(kept: ["a/x"], new: ["y", "b/c/z"])
    #expect(text("a/x") == "old" && text("y") == "new" && text("b/c/z") == "new")
    #expect(try namesBeside() == ["export"])
  }

  @Test func whatAKilledCallLeftGoes() throws {
    try begin()
    let killed = try StagedFolder(replacing: path, id: "2")
    try killed.keep("y")
    let other = directory.path(".exports.new-1")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    StagedFolder.removeLeftovers(of: path)
    #expect(try namesBeside() == [".exports.new-1", "export"])
    #expect(text("y") == "old")
  }

  @Test func aFolderInWhichNothingIsLeftGoes() throws {
    let staged = try StagedFolder(replacing: path, id: "1")
    try staged.makeFolder(of: "a/b/x")
    try staged.write([1], to: "a/b/x")
    try staged.makeFolder(of: "a/c/y")
    try staged.write([1], to: "a/c/y")
    try staged.remove("a/b/x")
    #expect(try Directory.list("\(staged.content)/a") == ["c"])
  }
}
