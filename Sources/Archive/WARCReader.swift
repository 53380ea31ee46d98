internal import ASCII
internal import Compression
internal import Model

/// Reads the records of a WARC file one after another: not packed, gzip (`.warc.gz`) or zstd (`.warc.zst`), which its first
/// bytes tell. Standard input works, too.
///
/// Memory is bounded by the limits whatever the file holds. What is no record is reported as damage, with its offset, and
/// passed over: in a plain file up to the next `WARC/1.`, in a packed one up to the next member that holds a record. A
/// record whose digest is wrong comes, and the damage `bad-digest` behind it. Confined to one thread at a time.
public final class WARCReader {
  public struct Limits: Sendable {
    /// Of one record's content: larger ones are damage `record-too-large` where their content is wanted.
    public var maximumContentBytes = 32 << 20
    public var maximumHeaderBytes = 64 << 10

    public init() {}
  }

  public enum Item: Sendable {
    case record(WARCRecord)
    case damage(ArchiveDamage)
  }

  private let limits: Limits
  private let source: any RecordSource
  private let members: (any MemberSource)?
  private let plain: PlainSource?
  /// Records read of the member that is open.
  private var index = 0
  private var isInMember = false
  /// Records to pass over, unseen, in the member that reading starts with.
  private var passedOver = 0
  /// Of the record that came last.
  private var digestDamage: ArchiveDamage?
  /// Bytes in view when the format is detected: what an ARC file is packed in must be unpacked as far as its first line.
  private static let headBytes = 64 << 10

  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - start: the place to begin at, as ``position`` told it.
  ///   - limits: what is not read beyond.
  /// - Throws: ``ArchiveError``; `not-an-archive` where the first bytes are neither a record nor gzip nor zstd, `arc-file`
  ///   where they are those of an ARC file.
  public init(
    path: String, startingAt start: WARCRecord.Position? = nil, limits: Limits = Limits()
  ) throws(ArchiveError) {
    self.limits = limits
    var file = try FileWindow(path: path)
    _ = try file.ensure(Self.headBytes)
    switch ArchiveFormat.told(by: file.bytes) {
    case .plain:
      let source = PlainSource(file)
      (self.source, members, plain) = (source, nil, source)
      if let start { try source.seek(to: start.offset) }
    case .gzip, .zstd:
      let isGzip = Inflater.isGzip(file.bytes)
      let source: any MemberSource = isGzip ? GzipSource(file) : try ZstdSource(file, path: path)
      (self.source, members, plain) = (source, source, nil)
      if let start { try source.seek(to: start.offset) }
    case .arc: throw .arc(path)
    case nil:
      throw ArchiveError(
        .notAnArchive,
        "\(path) is no WARC file, plain, gzip or zstd: it begins neither with WARC/ nor with 1F 8B, 28 B5 2F FD or 5D 2A 4D 18"
      )
    }
    passedOver = start?.index ?? 0
  }

  /// Where the next record is looked for: what was read so far lies before it.
  public var position: WARCRecord.Position {
    isInMember && index > 0
      ? WARCRecord.Position(offset: source.offset, index: index)
      : WARCRecord.Position(offset: source.endOffset)
  }

  /// The next record or the next damage; nil at the end.
  ///
  /// - Parameter wants: whether the content is to be read; a record whose content is not wanted comes without.
  /// - Throws: `ArchiveError`: `unreadable` where a read fails, `notAnArchive` where the first bytes are no
  ///   record.
  public func next(_ wants: (WARCRecord.Header) -> Bool) throws(ArchiveError) -> Item? {
    if let damage = digestDamage.take() { return .damage(damage) }
    while true {
      let item: Item?
      if let members {
        if !isInMember {
          switch try members.openMember() {
          case .end: return nil
          case .noMember: return .damage(try passOverGarbage(members))
          case .member: break
          }
          (isInMember, index) = (true, 0)
        }
        item = try nextInMember(members, wants)
      } else if let plain {
        guard try skipLineEnds(), try !plain.skipPaddingAtEnd() else { return nil }
        item = try nextInPlainFile(plain, wants)
      } else {
        return nil
      }
      guard let item else { continue }
      guard passedOver == 0 else {
        passedOver -= 1
        continue
      }
      if case .record(let record) = item, record.contradictsDigest {
        let (offset, length) = (record.position.offset, record.position.length)
        digestDamage = ArchiveDamage(code: .badDigest, offset: offset, length: length)
      }
      return item
    }
  }

  /// False where only line ends were left.
  private func skipLineEnds() throws(ArchiveError) -> Bool {
    while try source.ensure(1) {
      let bytes = source.bytes
      let count = bytes.firstIndex { $0 != 0x0D && $0 != 0x0A } ?? bytes.count
      source.drop(count)
      if count < bytes.count { return true }
    }
    return false
  }

  // MARK: Plain

  private func nextInPlainFile(
    _ plain: PlainSource, _ wants: (WARCRecord.Header) -> Bool
  ) throws(ArchiveError) -> Item {
    let start = plain.offset
    switch try readRecord(wants) {
    case .record(let header, let content):
      let position = WARCRecord.Position(offset: start, length: plain.offset - start)
      return .record(WARCRecord(header: header, content: content, position: position))
    case .damage(.tooLarge):
      return .damage(ArchiveDamage(code: .tooLarge, offset: start, length: plain.offset - start))
    case .damage(let code):
      // Nothing that the record says of its length can be trusted: look for the next one right behind its beginning.
      try plain.seek(to: start + 1)
      let isFound = try plain.findRecord()
      let isCut = code == .badLength && !isFound
      return .damage(
        ArchiveDamage(code: isCut ? .truncated : code, offset: start, length: plain.offset - start))
    }
  }

  // MARK: Members

  private func nextInMember(
    _ members: any MemberSource, _ wants: (WARCRecord.Header) -> Bool
  ) throws(ArchiveError) -> Item? {
    let start = members.offset
    guard try skipLineEnds() else {
      // Only line ends were left of the member, or there was nothing in it.
      isInMember = false
      return members.memberEnd == .whole ? nil : .damage(try passOver(members, .badLength))
    }
    switch try readRecord(wants) {
    case .damage(let code) where code != .tooLarge: return .damage(try passOver(members, code))
    case let reading:
      let length = try endOfRecord(members) - start
      guard members.memberEnd == .whole else { return .damage(try passOver(members, .badLength)) }
      guard case .record(let header, let content) = reading else {
        return .damage(ArchiveDamage(code: .tooLarge, offset: start, length: length))
      }
      let position = WARCRecord.Position(offset: start, length: length, index: index - (isInMember ? 1 : 0))
      return .record(WARCRecord(header: header, content: content, position: position))
    }
  }

  /// Closes the member where the record was its last; where the file's part of the record ends.
  private func endOfRecord(_ members: any MemberSource) throws(ArchiveError) -> Int64 {
    let hasMore = try skipLineEnds()
    if hasMore { index += 1 } else { isInMember = false }
    return members.endOffset
  }

  /// Leaves a member that holds no good record.
  private func passOver(_ members: any MemberSource, _ code: ArchiveDamage.Code) throws(ArchiveError)
    -> ArchiveDamage
  {
    let start = members.offset
    try members.finishMember()
    isInMember = false
    var code = code
    switch members.memberEnd {
    case .whole: break
    case .truncated: code = .truncated
    case .corrupt: code = members.corruptCode
    case .tooLarge: code = .tooLarge
    }
    // Where unpacking lost its way its end means nothing: the next member may have begun long before.
    if members.memberEnd != .whole { _ = try members.findMember(behind: start) }
    return ArchiveDamage(code: code, offset: start, length: members.endOffset - start)
  }

  private func passOverGarbage(_ members: any MemberSource) throws(ArchiveError) -> ArchiveDamage {
    let start = members.offset
    _ = try members.findMember(behind: start)
    return ArchiveDamage(code: .garbage, offset: start, length: members.endOffset - start)
  }
}

// MARK: One record

extension WARCReader {
  private enum Reading {
    case record(WARCRecord.Header, [UInt8])
    case damage(ArchiveDamage.Code)
  }

  /// The record that the source stands at, its two line ends included.
  private func readRecord(_ wants: (WARCRecord.Header) -> Bool) throws(ArchiveError) -> Reading {
    guard try source.ensure(RecordMark.byteCount), RecordMark.isAtStart(of: source.bytes) else {
      return .damage(.garbage)
    }
    guard let end = try endOfHeader() else {
      return .damage(source.bytes.count < limits.maximumHeaderBytes ? .badLength : .badHeader)
    }
    let header = WARCRecord.Header(headerBlock: source.bytes[..<end])
    guard header.contentLength >= 0 else { return .damage(.badLength) }
    source.drop(end)
    let isWanted = wants(header)
    let isTooLarge = header.contentLength > Int64(limits.maximumContentBytes)
    var content: [UInt8] = []
    if isWanted, !isTooLarge {
      let length = Int(header.contentLength)
      guard try ensureOfRecord(length) else { return .damage(.badLength) }
      content = [UInt8](source.bytes.prefix(length))
      source.drop(length)
    } else if try !skipOfRecord(header.contentLength) {
      return .damage(.badLength)
    }
    guard try readLineEnds() else { return .damage(.badLength) }
    return isWanted && isTooLarge ? .damage(.tooLarge) : .record(header, content)
  }

  /// As the source's `ensure`, over all the members that the record takes.
  private func ensureOfRecord(_ count: Int) throws(ArchiveError) -> Bool {
    while try !source.ensure(count) {
      guard try source.extend() else { return false }
    }
    return true
  }

  private func skipOfRecord(_ count: Int64) throws(ArchiveError) -> Bool {
    var left = count
    while true {
      left -= try source.skip(left)
      guard left > 0 else { return true }
      guard try source.extend() else { return false }
    }
  }

  /// Two line ends follow the content. Fewer are taken where the next record or the end follows them; anything else
  /// says that the length was wrong.
  private func readLineEnds() throws(ArchiveError) -> Bool {
    _ = try source.ensure(4 + RecordMark.byteCount)
    let count = source.bytes.prefix(4).prefix { $0 == 0x0D || $0 == 0x0A }.count
    source.drop(count)
    return count == 4 || source.bytes.isEmpty || RecordMark.isAtStart(of: source.bytes)
  }

  /// Behind the empty line; nil where there is none within the limit.
  private func endOfHeader() throws(ArchiveError) -> Int? {
    var wanted = 2_048
    while true {
      let isWhole = try !source.ensure(wanted)
      if let end = Self.endOfHeader(source.bytes, limit: limits.maximumHeaderBytes) { return end }
      if isWhole {
        guard try source.extend() else { return nil }
        continue
      }
      guard wanted < limits.maximumHeaderBytes else { return nil }
      wanted = min(wanted * 4, limits.maximumHeaderBytes)
    }
  }

  private static func endOfHeader(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    let end = min(bytes.count, limit)
    var index = 0
    while index < end {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      if index + 1 < end, bytes[index + 1] == 0x0A { return index + 2 }
      if index + 2 < end, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
      index += 1
    }
    return nil
  }
}

extension WARCRecord.Header {
  /// A length that is missing or no number is −1.
  init(headerBlock: Slice<UnsafeBufferPointer<UInt8>>) {
    let firstLine = headerBlock.firstIndex(of: 0x0A) ?? headerBlock.startIndex
    fields = HeaderFields([UInt8](headerBlock[(firstLine + 1)...]))
    kind = fields["WARC-Type"].map { WARCRecord.Kind(rawValue: $0.lowercased()) ?? .other } ?? .other
    let digits = fields.value(of: "Content-Length") ?? []
    let isNumber = !digits.isEmpty && digits.count <= 18 && digits.allSatisfy { $0.isASCIIDigit }
    contentLength = isNumber ? digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) } : -1
  }
}
