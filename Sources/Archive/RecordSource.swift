/// The bytes of an archive as they were before compression, with the place in the file that they come from.
protocol RecordSource: AnyObject {
  /// What can be looked at now.
  var bytes: UnsafeBufferPointer<UInt8> { get }
  /// Where a reader has to start to come to the first of these bytes: their own offset, or that of their member.
  var offset: Int64 { get }
  /// Offset in the file behind what was read: of the next member, where the last one was read to its end.
  var endOffset: Int64 { get }
  /// True when at least `count` bytes can be looked at; false where the member or the file ends before.
  func ensure(_ count: Int) throws(ArchiveError) -> Bool
  func drop(_ count: Int)
  /// Drops bytes that are not needed; returns how many there were.
  func skip(_ count: Int64) throws(ArchiveError) -> Int64
  /// Goes on, in the member that follows, with a record that the one at hand ended within; false where that is no part of
  /// it.
  func extend() throws(ArchiveError) -> Bool
}

extension RecordSource {
  func extend() -> Bool { false }
}
