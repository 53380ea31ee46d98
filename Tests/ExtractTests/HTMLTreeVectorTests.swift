import Foundation
import JSON
import Testing

@testable import Extract

/// html5lib's tree-construction cases as a reader sees them: runs of text, and the blocks that hold each.
@Suite(.enabled(if: PeerVectors.arePresent, "the shared vectors are not beside this checkout"))
struct HTMLTreeVectorTests {
  /// What the cases leave out of a path.
  private static let unnamed: Set<String> = [
    "html", "head", "body", "tbody", "colgroup", "form", "plaintext",
  ]
  private static let unseen: HTMLTagSet = [
    .script, .style, .svg, .template, .title, .noembed, .noframes, .iframe, .textarea, .select, .datalist,
  ]

  /// Core cases that are decided otherwise (docs/parsing.md): a never-closed title or textarea keeps its text visible, and a
  /// reference to a control character of C1 stands for nothing.
  private static let decidedOtherwise: Set<String> = [
    "<title>foo/title><link></head><body>X", "<textarea>foo<span>bar</span><i>baz", "FOO&#x0081;ZOO",
    "FOO&#x008D;ZOO",
  ]

  @Test func textStandsInTheBlocksThatBrowsersPutItIn() throws {
    let text = try String(contentsOfFile: PeerVectors.root + "/html/cases.jsonl", encoding: .utf8)
    let cases = text.split(separator: "\n").compactMap { JSONValue.parse(Array($0.utf8)) }
    var failing: [String] = []
    var failingCore: [String] = []
    for test in cases {
      let expected = test["blocks"]?.elements.map { $0.elements.compactMap(\.string) } ?? []
      let got = Self.blocks(HTMLDocument(utf8: Array((test["html"]?.string ?? "").utf8)))
      if got == expected { continue }
      let line = "\(test["html"]?.string ?? "")\n  expected \(expected)\n  got      \(got)"
      if test["core"]?.bool == true, !Self.decidedOtherwise.contains(test["html"]?.string ?? "") {
        failingCore.append(line)
      } else {
        failing.append(line)
      }
    }
    let share = 1 - Double(failing.count + failingCore.count) / Double(cases.count)
    #expect(failingCore.isEmpty, "core: \(failingCore.joined(separator: "\n"))")
    #expect(share >= 0.98, "\(share): \(failing.joined(separator: "\n"))")
  }

  private static func blocks(_ document: HTMLDocument) -> [[String]] {
    var blocks: [[String]] = []
    var bytes: [UInt8] = []
    var path = ""
    var openEnds: [Int] = []
    func flush(_ next: String) {
      if let text = HTMLText.trimmed(bytes) { blocks.append([path, text]) }
      bytes = []
      path = next
    }
    var node = 0
    while node < document.nodes.count {
      while let end = openEnds.last, end <= node {
        openEnds.removeLast()
        flush(pathOf(document.parent(node), document))
      }
      let tag = document.nodes[node].tag
      if tag == .text {
        let record = document.nodes[node]
        if bytes.isEmpty { path = pathOf(document.parent(node), document) }
        HTMLText.append(document.source.span, Int(record.valueStart)..<Int(record.valueEnd), to: &bytes)
      } else if unseen.contains(tag) {
        node = document.end(node)
        continue
      } else if tag == .br {
        flush(path)
      } else if !HTMLTagSet.inline.contains(tag) {
        flush("")
        openEnds.append(document.end(node))
      }
      node += 1
    }
    flush("")
    return blocks
  }

  private static func pathOf(_ node: Int, _ document: HTMLDocument) -> String {
    var names: [String] = []
    var node = node
    while node > 0 {
      let tag = document.nodes[node].tag
      if !HTMLTagSet.inline.contains(tag), !unnamed.contains("\(tag)") { names.append("\(tag)") }
      node = document.parent(node)
    }
    return names.reversed().joined(separator: ">")
  }
}
