internal import Addresses
internal import JSON
internal import Pipeline
internal import Store

/// What `bantin forget` prints.
struct ForgetView {
  private let findings: Forgetting.Findings

  init(_ findings: Forgetting.Findings) { self.findings = findings }

  /// What would go, or why nothing does.
  func preview(json: Bool, maximumShown: Int) -> String {
    if json {
      return object { object in
        object.member("would_forget", findings.plan.entries.map(\.id))
        object.member("articles", findings.articles)
        object.member("addresses", findings.addresses.map { URLCredentials.masked(url: $0) })
        object.member("records", findings.records)
        object.member("parts", findings.plan.parts.count)
        object.member("captures", findings.captures)
        object.member("copies", findings.copies)
        object.member("missing_archives", findings.missingArchives)
      }
    }
    guard !findings.plan.entries.isEmpty else { return "nothing is left of it: it was forgotten before\n" }
    var lines = [
      "would forget \(findings.articles) articles, \(findings.addresses.count) addresses: \(findings.records) records in \(findings.plan.parts.count) parts, \(findings.captures) captures"
    ]
    lines += findings.addresses.prefix(maximumShown).map { "  " + URLCredentials.masked(url: $0) }
    if findings.addresses.count > maximumShown {
      lines.append("  and \(findings.addresses.count - maximumShown) more (--json names all)")
    }
    lines += copies + findings.missingArchives.map { "\($0) is not there: not searched" }
    return lines.joined(separator: "\n") + "\n"
  }

  func report(_ report: Forgetting.Report, json: Bool) -> String {
    if json {
      return object { object in
        object.member("forgot", findings.plan.entries.map(\.id))
        object.member("articles", findings.articles)
        object.member("addresses", findings.addresses.count)
        object.member("records", report.records)
        object.member("parts", report.parts)
        object.member("captures", report.captures)
        object.member("quarantined", report.quarantined)
        object.member("first_sequence", report.sequences.map { Int($0.lowerBound) })
        object.member("last_sequence", report.sequences.map { Int($0.upperBound) })
        object.member("copies", findings.copies)
        object.member("missing_archives", report.missingArchives)
      }
    }
    var lines = [
      "forgot \(findings.articles) articles, \(findings.addresses.count) addresses: \(report.records) records in \(report.parts) parts, \(report.captures) captures, \(report.quarantined) pages in quarantine"
    ]
    if let sequences = report.sequences {
      lines.append(
        "deletions \(sequences.lowerBound) to \(sequences.upperBound) tell the readers of `bantin changes`")
    }
    if report.hadReport { lines.append("report.html was removed: `bantin report` writes a new one") }
    return (lines + copies).joined(separator: "\n") + "\n"
  }

  private var copies: [String] {
    findings.copies == 0
      ? [] : ["\(findings.copies) copies of them at other addresses stay (--copies takes them, too)"]
  }

  private func object(_ members: (inout JSONBuffer) -> Void) -> String {
    var buffer = JSONBuffer()
    buffer.object(members)
    return String(decoding: buffer.bytes, as: UTF8.self) + "\n"
  }
}
