internal import Foundation
internal import GRDB

/// Merges the small parts of days that are over, so that years of short runs leave few files.
///
/// A partition is replaced whole, by a `PartitionRewrite`. Runs under the lock of the runs, so no part of the partition
/// is being written.
public struct Compaction {
  public struct Report: Sendable, Equatable {
    /// Partitions whose parts were merged.
    public var partitions = 0
    /// Parts of those partitions before.
    public var partsBefore = 0
    /// Parts of those partitions now.
    public var partsAfter = 0
    /// Bytes on disk before.
    public var bytesBefore: Int64 = 0
    /// Bytes on disk now.
    public var bytesAfter: Int64 = 0
    /// Partitions that were left as they are, and why.
    public var skipped: [String] = []

    public init() {}
  }

  private let state: StateStore
  private let root: String
  private let runID: String
  /// Nil: as the newest part of the partition is packed.
  private let encoding: PartEncoding?
  private let maximumPartBytes: Int64

  public init(
    state: StateStore, root: String, runID: String, encoding: PartEncoding? = nil,
    maximumPartBytes: Int64 = PartLayout().maximumPartBytes
  ) {
    self.state = state
    self.root = root
    self.runID = runID
    self.encoding = encoding
    self.maximumPartBytes = maximumPartBytes
  }

  /// Publishes what runs that died had committed, then merges in every partition of a day before `day` (`YYYY-MM-DD`).
  ///
  /// - Parameters:
  ///   - day: `YYYY-MM-DD`; it and the days after it are left as they are.
  ///   - progress: called after each partition.
  /// - Throws: `StoreError`: `diskFull` or `io` where a part cannot be written, `noExchange` where the file
  ///   system cannot exchange two folders in one step.
  public func run(before day: String, progress: (WorkDone) -> Void = { _ in }) throws(StoreError)
    -> Report
  {
    // A dataset that no run opens any more has nothing else to complete what the last one left.
    try ArticleStore.recover(state, root: root)
    var report = Report()
    let paths = try DatasetParts(root: root).published
    let partitions = Dictionary(grouping: paths) { Directory.parent(of: $0) ?? "." }
      .filter { $0.key < "articles/date=\(day)" && ($0.value.count > 1 || encoding != nil) }
      .sorted { $0.key < $1.key }
    var done = WorkDone(over: partitions.flatMap(\.value).map { "\(root)/\($0)" })
    for (folder, paths) in partitions {
      do {
        try merge(paths, in: folder, &report)
      } catch {
        try? PartitionRewrite.recover(state)
        guard error.code == .partChanged else { throw error }
        report.skipped.append(error.detail)
      }
      for path in paths { done.finish("\(root)/\(path)") }
      progress(done)
    }
    try DatasetManifest.refresh(state, root: root)
    return report
  }

  private func merge(_ paths: [String], in folder: String, _ report: inout Report) throws(StoreError) {
    let rewrite = PartitionRewrite(state: state, root: root, runID: runID)
    let target = encoding ?? PartEncoding(path: paths[paths.count - 1]) ?? .none
    let groups = groups(of: try rewrite.sources(paths), target: target)
    guard !groups.isEmpty else { return }
    let parts = try rewrite.replace(groups, in: folder)
    let merged = groups.flatMap(\.sources)
    report.partitions += 1
    report.partsBefore += merged.count
    report.partsAfter += parts.count
    report.bytesBefore += merged.reduce(0) { $0 + $1.length }
    report.bytesAfter += parts.reduce(0) { $0 + $1.length }
  }

  /// Neighbours that fit into one part together; one that stays alone stays as it is, unless it is to be packed anew.
  private func groups(of sources: [PartitionRewrite.Source], target: PartEncoding)
    -> [PartitionRewrite.Group]
  {
    var groups: [PartitionRewrite.Group] = []
    var length: Int64 = .max
    for source in sources {
      if length > maximumPartBytes - source.length {
        groups.append(PartitionRewrite.Group(sources: [], encoding: target))
        length = 0
      }
      groups[groups.count - 1].sources.append(source)
      length += source.length
    }
    return groups.filter { $0.sources.count > 1 || PartEncoding(path: $0.sources[0].name) != target }
  }
}
