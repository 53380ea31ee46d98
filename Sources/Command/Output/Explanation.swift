internal import Extract
internal import JSON
internal import Model
internal import Store

/// How an article came about: what was left out and why, and which candidates lost.
struct Explanation {
  private let extraction: Extraction

  init(of extraction: Extraction) { self.extraction = extraction }

  func rendered(asJSON: Bool) -> [UInt8] { asJSON ? json : Array(text.utf8) }

  private var name: String { extraction.article.source.path ?? extraction.article.url ?? "" }

  private var text: String {
    let article = extraction.article
    var lines = ["\(name): \(article.pageType.rawValue), \(article.blocks.count) blocks"]
    if let quality = article.quality { lines[0] += ", quality \((quality * 100).rounded() / 100)" }
    for choice in extraction.choices where !choice.candidates.isEmpty {
      if !choice.isChosen { lines.append("  \(choice.field): none") }
      for (index, candidate) in choice.candidates.enumerated() {
        let label = index == 0 && choice.isChosen ? "\(choice.field):" : "    not"
        lines.append("  \(label) \(candidate.value)  [\(candidate.origin)]")
      }
    }
    for removal in extraction.removals {
      lines.append("  removed by \(removal.step) (\(removal.reason)): \(removal.text)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var json: [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("file", name)
      object.member("page_type", extraction.article.pageType.rawValue)
      object.member("quality", share: extraction.article.quality)
      object.member("choices", extraction.choices) { buffer, choice in
        buffer.object { object in
          object.member("field", choice.field)
          object.member("chosen", choice.isChosen && !choice.candidates.isEmpty)
          object.member("candidates", choice.candidates) { buffer, candidate in
            buffer.object { object in
              object.member("value", candidate.value)
              object.member("origin", candidate.origin)
            }
          }
        }
      }
      object.member("removals", extraction.removals) { buffer, removal in
        buffer.object { object in
          object.member("step", removal.step)
          object.member("reason", removal.reason)
          object.member("text", removal.text)
        }
      }
    }
    return buffer.bytes + [UInt8(ascii: "\n")]
  }
}
