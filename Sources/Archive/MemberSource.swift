/// An archive that is packed piece by piece: gzip members or zstd frames, "members" here, one a record as a rule.
protocol MemberSource: RecordSource {
  /// How the member that was read last ended.
  var memberEnd: MemberEnd { get }
  /// The message for a member that cannot be unpacked.
  var corruptCode: ArchiveDamage.Code { get }

  /// Begins the member that the file goes on with. The one before must be finished.
  func openMember() throws(ArchiveError) -> MemberStart
  /// Reads the rest of the member, so that `endOffset` is where it ends.
  func finishMember() throws(ArchiveError)
  /// Moves to the next place behind `offset` where a member that holds a record begins; false at the end of the file.
  func findMember(behind offset: Int64) throws(ArchiveError) -> Bool
  func seek(to offset: Int64) throws(ArchiveError)
}

extension MemberSource {
  func skip(_ count: Int64) throws(ArchiveError) -> Int64 {
    var left = count
    while left > 0, try ensure(1) {
      let step = min(left, Int64(bytes.count))
      drop(Int(step))
      left -= step
    }
    return count - left
  }
}

enum MemberStart { case member, noMember, end }

enum MemberEnd {
  case whole, truncated, corrupt
  /// It asks for more memory than it is given.
  case tooLarge
}

/// What looks for the beginning of a member in bytes that are none.
extension FileWindow {
  /// Moves to the next place at or behind the window's start that `firstMember` finds and `isRecord` confirms.
  mutating func findMember(
    minimumBytes: Int, firstMember: (UnsafeBufferPointer<UInt8>) -> Int?,
    isRecord: (inout FileWindow) throws(ArchiveError) -> Bool
  ) throws(ArchiveError) -> Bool {
    while try ensure(minimumBytes) {
      if let index = firstMember(bytes) {
        drop(index)
        if try isRecord(&self) { return true }
        drop(1)
      } else {
        drop(count - 3)
      }
    }
    drop(count)
    return false
  }
}
