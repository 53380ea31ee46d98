internal import Addresses
internal import ArgumentParser
internal import Foundation
internal import JSON
internal import Pipeline
internal import Store

/// What a backfill would read (`--dry-run`): nothing is fetched and nothing is written.
struct BackfillPreview {
  private let plan: BackfillPlan
  private let statePath: String

  init(_ plan: BackfillPlan, statePath: String) {
    self.plan = plan
    self.statePath = statePath
  }

  func show(json: Bool) throws {
    // Opening a state would make it where there is none.
    let state = FileManager.default.fileExists(atPath: statePath) ? try StateStore(path: statePath) : nil
    var left: Int64 = 0
    for file in plan.files {
      let known = try state?.sourceFile(file.path)
      let isDone = known?.isDone == true && known?.size == file.size && known?.modifiedAt == file.modifiedAt
      let start = file.kind == .archive ? known?.offset ?? 0 : 0
      left += isDone ? 0 : file.size - start
      write(file, start: isDone ? file.size : start, json: json)
    }
    for list in plan.lists { write(list, json: json) }
    guard !json else { return }
    let archives = plan.files.count { $0.kind == .archive }
    StandardStream.write(
      "\(archives) archives and \(plan.files.count - archives) documents of \(BackfillProgress.size(plan.bytes)), "
        + "\(BackfillProgress.size(left)) of it still to read; \(plan.lists.count) lists, sitemaps and addresses\n"
    )
  }

  private func write(_ file: BackfillPlan.File, start: Int64, json: Bool) {
    guard json else {
      let place = start == 0 ? "" : start >= file.size ? "  (done)" : "  (from byte \(start))"
      return StandardStream.write(
        "\(file.kind.rawValue)  \(BackfillProgress.size(file.size))  \(file.path)\(place)\n")
    }
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("kind", file.kind.rawValue)
      object.member("path", file.path)
      object.member("bytes", Int(file.size))
      object.member("bytes_done", Int(start))
    }
    StandardStream.write(buffer.bytes + [UInt8(ascii: "\n")])
  }

  private func write(_ list: BackfillPlan.AddressList, json: Bool) {
    let (kind, name) =
      switch list {
      case .urls(let path): ("urls", path)
      case .sitemapFile(let path): ("sitemap", path)
      case .fetched(let url): ("fetched", URLCredentials.masked(url: url))
      }
    guard json else { return StandardStream.write("\(kind)  \(name)\n") }
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("kind", kind)
      object.member("path", name)
    }
    StandardStream.write(buffer.bytes + [UInt8(ascii: "\n")])
  }
}
