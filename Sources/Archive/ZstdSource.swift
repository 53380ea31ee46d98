internal import CZstd

/// An archive of zstd frames (RFC 8878), as "Zstandard Compression for WARC Files 1.0" has it
/// (https://iipc.github.io/warc-specifications/specifications/warc-zstd/): a dictionary, which may itself be packed, in a
/// skippable frame at the beginning, or none; then one frame a record, or several; other skippable frames anywhere.
final class ZstdSource: MemberSource {
  /// Two to this power are the bytes of window, and so of memory, that a frame may ask for: what `zstd -d` allows. The
  /// specification asks for 2²³ at least.
  static let windowLog: Int32 = 27
  /// Of the dictionary, packed and not: what the specification asks of a reader.
  static let maximumDictionaryBytes = 8 << 20

  private static let frameMagic: UInt32 = 0xFD2F_B528
  private static let dictionaryFrameMagic: UInt32 = 0x184D_2A5D
  /// Magic number and length of a skippable frame (RFC 8878 §3.1.2).
  private static let skippableHeaderBytes = 8
  /// No frame is shorter (RFC 8878 §3.1.1).
  private static let minimumFrameBytes = 9
  private static let pieceBytes = 256 << 10

  private var file: FileWindow
  private var output = ByteBuffer(capacity: 1 << 20)
  private let decoder: OpaquePointer
  /// Looks into frames whose turn has not come.
  private let probe: OpaquePointer
  private var dictionary: OpaquePointer?
  private var isInFrame = false
  private(set) var offset: Int64 = 0
  private(set) var memberEnd = MemberEnd.whole

  /// - Parameter path: what errors call the file.
  /// - Throws: `ArchiveError`: `not-an-archive` where the dictionary at the beginning cannot be read.
  init(_ file: consuming FileWindow, path: String) throws(ArchiveError) {
    guard let decoder = ZSTD_createDCtx(), let probe = ZSTD_createDCtx() else {
      fatalError("no memory for a decompressor")
    }
    self.file = file
    (self.decoder, self.probe) = (decoder, probe)
    try loadDictionary(path)
    for context in [decoder, probe] {
      ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog)
      ZSTD_DCtx_refDDict(context, dictionary)
    }
  }

  deinit {
    ZSTD_freeDCtx(decoder)
    ZSTD_freeDCtx(probe)
    ZSTD_freeDDict(dictionary)
  }

  var bytes: UnsafeBufferPointer<UInt8> { output.bytes }
  var endOffset: Int64 { file.offset }
  var corruptCode: ArchiveDamage.Code { .badZstd }

  func drop(_ count: Int) { output.drop(count) }

  func ensure(_ count: Int) throws(ArchiveError) -> Bool {
    while output.count < count, isInFrame { try unpackPiece() }
    return output.count >= count
  }

  func finishMember() throws(ArchiveError) {
    output.removeAll()
    while isInFrame {
      try unpackPiece()
      output.removeAll()
    }
  }

  func openMember() throws(ArchiveError) -> MemberStart {
    output.reset()
    memberEnd = .whole
    try skipSkippable()
    offset = file.offset
    guard try file.ensure(1) else { return .end }
    guard try file.ensure(4), Self.isFrame(file.bytes, 0) else {
      return try file.skipPaddingAtEnd() ? .end : .noMember
    }
    beginFrame()
    return .member
  }

  func extend() throws(ArchiveError) -> Bool {
    guard !isInFrame, memberEnd == .whole else { return false }
    try skipSkippable()
    guard try file.ensure(4), Self.isFrame(file.bytes, 0), try !beginsWithRecord(&file) else { return false }
    beginFrame()
    return true
  }

  func findMember(behind offset: Int64) throws(ArchiveError) -> Bool {
    isInFrame = false
    output.removeAll()
    try file.seek(to: offset + 1)
    return try file.findMember(minimumBytes: Self.minimumFrameBytes, firstMember: Self.firstFrame) {
      [self] file throws(ArchiveError) in try beginsWithRecord(&file)
    }
  }

  func seek(to offset: Int64) throws(ArchiveError) { try file.seek(to: offset) }

  // MARK: Frames

  private func beginFrame() {
    ZSTD_DCtx_reset(decoder, ZSTD_reset_session_only)
    isInFrame = true
  }

  private func unpackPiece() throws(ArchiveError) {
    guard try file.ensure(1) else { return endFrame(.truncated) }
    output.makeRoom(Self.pieceBytes)
    var input = ZSTD_inBuffer(src: file.bytes.baseAddress, size: file.count, pos: 0)
    var room = ZSTD_outBuffer(dst: output.freePointer, size: output.room, pos: 0)
    let status = ZSTD_decompressStream(decoder, &room, &input)
    file.drop(input.pos)
    output.added(room.pos)
    if ZSTD_isError(status) != 0 {
      let isTooLarge = ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge
      endFrame(isTooLarge ? .tooLarge : .corrupt)
    } else if status == 0 {
      endFrame(.whole)
    }
  }

  private func endFrame(_ end: MemberEnd) {
    memberEnd = end
    isInFrame = false
  }

  /// Looks into the frame at the window's start.
  private func beginsWithRecord(_ file: inout FileWindow) throws(ArchiveError) -> Bool {
    _ = try file.ensure(Self.pieceBytes)
    ZSTD_DCtx_reset(probe, ZSTD_reset_session_only)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RecordMark.byteCount) { head in
      var input = ZSTD_inBuffer(src: file.bytes.baseAddress, size: file.count, pos: 0)
      var output = ZSTD_outBuffer(dst: head.baseAddress, size: head.count, pos: 0)
      while output.pos < head.count {
        let before = (input.pos, output.pos)
        let status = ZSTD_decompressStream(probe, &output, &input)
        guard ZSTD_isError(status) == 0, status != 0, before != (input.pos, output.pos) else { break }
      }
      return output.pos == head.count && RecordMark.isAtStart(of: UnsafeBufferPointer(head))
    }
  }

  static func isFrame(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    number(bytes, index) == frameMagic
  }

  private static func firstFrame(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == 0x28 && isFrame(bytes, $0) }
  }

  /// RFC 8878 keeps every number with its lowest byte first.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << (8 * UInt32($1)) }
  }
}

// MARK: Skippable frames

extension ZstdSource {
  static func isSkippable(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    number(bytes, index).map { $0 & 0xFFFF_FFF0 == 0x184D_2A50 } ?? false
  }

  private func skipSkippable() throws(ArchiveError) {
    while try file.ensure(Self.skippableHeaderBytes), Self.isSkippable(file.bytes, 0),
      let length = Self.number(file.bytes, 4)
    {
      _ = try file.skip(Int64(Self.skippableHeaderBytes) + Int64(length))
    }
  }

  /// The dictionary that the file begins with, if it does.
  private func loadDictionary(_ path: String) throws(ArchiveError) {
    guard try file.ensure(Self.skippableHeaderBytes), Self.number(file.bytes, 0) == Self.dictionaryFrameMagic,
      let length = Self.number(file.bytes, 4)
    else { return }
    guard Int(length) <= Self.maximumDictionaryBytes else {
      throw ArchiveError(
        .notAnArchive,
        "\(path): its dictionary has \(length) bytes; at most \(Self.maximumDictionaryBytes) are read")
    }
    file.drop(Self.skippableHeaderBytes)
    guard try file.ensure(Int(length)), let dictionary = Self.dictionary(file.bytes.prefix(Int(length)))
    else {
      throw ArchiveError(.notAnArchive, "\(path): the zstd dictionary at its beginning is broken or cut off")
    }
    self.dictionary = dictionary
    file.drop(Int(length))
  }

  private static func dictionary(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> OpaquePointer? {
    let packed = UnsafeBufferPointer(rebasing: bytes)
    guard isFrame(packed, 0) else { return loaded(packed) }
    let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
    // Both ways of not knowing the size are larger than any limit.
    guard size > 0, size <= UInt64(maximumDictionaryBytes) else { return nil }
    let unpacked = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(size))
    defer { unpacked.deallocate() }
    let made = ZSTD_decompress(unpacked.baseAddress, unpacked.count, packed.baseAddress, packed.count)
    guard ZSTD_isError(made) == 0 else { return nil }
    return loaded(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(unpacked).prefix(made)))
  }

  /// Nil where it is none: `ZSTD_createDDict` takes any bytes for a dictionary of raw content.
  private static func loaded(_ bytes: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
    guard number(bytes, 0) == UInt32(ZSTD_MAGIC_DICTIONARY) else { return nil }
    return ZSTD_createDDict(bytes.baseAddress, bytes.count)
  }
}
