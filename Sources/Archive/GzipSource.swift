internal import CDeflate
internal import Compression

/// An archive of gzip members (RFC 1952), one record each as a rule.
///
/// A member that fits into memory is inflated at once by libdeflate, which is about twice as fast as zlib; a large one, or
/// one that libdeflate refuses, goes through zlib piece by piece, so that memory stays bounded and a broken member gives
/// what can be read of it.
final class GzipSource: MemberSource {
  /// Bytes of the file kept in view for one member before it is taken for a large one.
  private static let viewBytes = [256 << 10, 1 << 20, 4 << 20]
  private static let memberBytes = 16 << 20
  private static let pieceBytes = 256 << 10

  private var file: FileWindow
  private var output = ByteBuffer(capacity: 1 << 20)
  private let decompressor: OpaquePointer
  /// Set while zlib is inside a member.
  private var inflater: Inflater?
  private(set) var offset: Int64 = 0
  private(set) var memberEnd = MemberEnd.whole

  init(_ file: consuming FileWindow) {
    self.file = file
    guard let decompressor = libdeflate_alloc_decompressor() else {
      fatalError("no memory for a decompressor")
    }
    self.decompressor = decompressor
  }

  deinit {
    libdeflate_free_decompressor(decompressor)
  }

  var bytes: UnsafeBufferPointer<UInt8> { output.bytes }
  var endOffset: Int64 { file.offset }
  var corruptCode: ArchiveDamage.Code { .badGzip }

  func drop(_ count: Int) { output.drop(count) }

  func ensure(_ count: Int) throws(ArchiveError) -> Bool {
    while output.count < count, inflater != nil { try inflatePiece() }
    return output.count >= count
  }

  func finishMember() throws(ArchiveError) {
    output.removeAll()
    while inflater != nil {
      try inflatePiece()
      output.removeAll()
    }
  }

  func openMember() throws(ArchiveError) -> MemberStart {
    output.reset()
    memberEnd = .whole
    guard try file.ensure(1) else { return .end }
    offset = file.offset
    guard try file.ensure(4), Self.isMember(file.bytes, 0) else {
      return try file.skipPaddingAtEnd() ? .end : .noMember
    }
    if try !inflateWhole() { inflater = Inflater(.gzip) }
    return .member
  }

  func findMember(behind offset: Int64) throws(ArchiveError) -> Bool {
    inflater = nil
    output.removeAll()
    try file.seek(to: offset + 1)
    return try file.findMember(minimumBytes: 18, firstMember: Self.firstMember) { file throws(ArchiveError) in
      try Self.beginsWithRecord(&file)
    }
  }

  func seek(to offset: Int64) throws(ArchiveError) { try file.seek(to: offset) }

  // MARK: At once

  private func inflateWhole() throws(ArchiveError) -> Bool {
    for view in Self.viewBytes {
      let isWhole = try !file.ensure(view)
      var result = LIBDEFLATE_INSUFFICIENT_SPACE
      while result == LIBDEFLATE_INSUFFICIENT_SPACE, output.room <= Self.memberBytes {
        var (taken, made) = (0, 0)
        result = libdeflate_gzip_decompress_ex(
          decompressor, file.bytes.baseAddress, file.count, output.freePointer, output.room, &taken, &made)
        if result == LIBDEFLATE_SUCCESS {
          file.drop(taken)
          output.added(made)
          return true
        }
        if result == LIBDEFLATE_INSUFFICIENT_SPACE { output.makeRoom(output.room * 2) }
      }
      // What is bad may be no more than cut off by the view.
      if isWhole || result != LIBDEFLATE_BAD_DATA { return false }
    }
    return false
  }

  // MARK: Piece by piece

  private func inflatePiece() throws(ArchiveError) {
    guard let inflater else { return }
    guard try file.ensure(1) else { return endMember(.truncated) }
    output.makeRoom(Self.pieceBytes)
    let room = UnsafeMutableBufferPointer(start: output.freePointer, count: output.room)
    let (taken, made, status) = inflater.inflate(file.bytes, into: room)
    file.drop(taken)
    output.added(made)
    switch status {
    case .goingOn, .stalled: break
    case .memberEnd: endMember(.whole)
    case .corrupt: endMember(.corrupt)
    }
  }

  private func endMember(_ end: MemberEnd) {
    memberEnd = end
    inflater = nil
  }

  // MARK: Finding

  /// Magic number, deflate, and none of the flags that no gzip has.
  private static func isMember(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 4 <= bytes.count && bytes[index] == 0x1F && bytes[index + 1] == 0x8B && bytes[index + 2] == 8
      && bytes[index + 3] & 0xE0 == 0
  }

  private static func firstMember(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == 0x1F && isMember(bytes, $0) }
  }

  /// Looks into the member at the window's start.
  private static func beginsWithRecord(_ file: inout FileWindow) throws(ArchiveError) -> Bool {
    _ = try file.ensure(pieceBytes)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RecordMark.byteCount) { head in
      let (_, made, status) = Inflater(.gzip).inflate(file.bytes, into: head)
      return (status == .goingOn || status == .memberEnd) && made == head.count
        && RecordMark.isAtStart(of: UnsafeBufferPointer(head))
    }
  }
}
