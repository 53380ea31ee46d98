/// An archive that is not compressed.
final class PlainSource: RecordSource {
  private var file: FileWindow

  init(_ file: consuming FileWindow) { self.file = file }

  var bytes: UnsafeBufferPointer<UInt8> { file.bytes }
  var offset: Int64 { file.offset }
  var endOffset: Int64 { file.offset }

  func ensure(_ count: Int) throws(ArchiveError) -> Bool { try file.ensure(count) }
  func drop(_ count: Int) { file.drop(count) }
  func skip(_ count: Int64) throws(ArchiveError) -> Int64 { try file.skip(count) }

  /// Goes on at `offset`, or, in a pipe that has flowed past it, where it is.
  func seek(to offset: Int64) throws(ArchiveError) { try file.seek(to: offset) }

  func skipPaddingAtEnd() throws(ArchiveError) -> Bool { try file.skipPaddingAtEnd() }

  /// Moves to the next place where a record can begin; false at the end of the file.
  func findRecord() throws(ArchiveError) -> Bool {
    while try file.ensure(RecordMark.byteCount) {
      if let index = RecordMark.firstIndex(in: file.bytes) {
        file.drop(index)
        return true
      }
      // The mark may have begun in the last bytes.
      file.drop(file.count - RecordMark.byteCount + 1)
    }
    file.drop(file.count)
    return false
  }
}
