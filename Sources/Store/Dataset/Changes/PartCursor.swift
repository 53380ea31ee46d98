internal import Glibc

/// Stands at one record of a part after the other, in the order of their numbers, and can begin at any; of a part that is
/// being written it reads what is committed.
///
/// Holds one block of the part and what is left of the line that began in the block before.
@safe final class PartCursor {
  private static let blockBytes = 1 << 18
  /// No record is longer, as in `PartReader`.
  private static let maximumLineBytes = 1 << 30
  /// What is read at a time where the place to begin at is searched.
  private static let probeBytes = 1 << 16
  /// A line's number is found within these.
  private static let headBytes = 64
  private static let maximumDamages = 20

  private(set) var part: SequencedPart
  /// The number of the record that it stands at; nil behind the last that is committed.
  private(set) var head: Int64?
  /// Lines that are no record, the first few.
  private(set) var damages: [String] = []
  private let root: String
  private var descriptor: Int32 = -1
  private var unpacker: PartUnpacker
  /// Of the file: where the next block begins.
  private var offset: Int64 = 0
  private var buffer: [UInt8] = []
  /// The line that it stands at, with its line feed, in `buffer`.
  private var line = 0..<0
  /// Of a part whose lines carry no numbers.
  private var passedRecords: Int64 = 0

  init(_ part: SequencedPart, root: String) {
    self.part = part
    self.root = root
    unpacker = PartUnpacker(PartEncoding(path: part.path) ?? .none)
  }

  deinit { suspend() }

  /// Holds a file and a block; else only its place.
  var isOpen: Bool { descriptor >= 0 }

  /// Moves to the first record behind `sequence`, from the part's beginning.
  ///
  /// - Returns: false where the part is nowhere: it was merged meanwhile, or is lost.
  func seek(after sequence: Int64) throws(StoreError) -> Bool {
    suspend()
    descriptor = open()
    guard isOpen else {
      guard errno == ENOENT else { throw .system("read", "\(root)/\(part.path)") }
      return false
    }
    head = nil
    if part.isNumbered, PartEncoding(path: part.path) == PartEncoding.none {
      offset = try start(after: sequence)
    }
    repeat { try advance() } while head.map { $0 <= sequence } ?? false
    return true
  }

  /// Gives back the file and the memory; `head` stays, and `seek` goes on from it.
  func suspend() {
    if isOpen { close(descriptor) }
    descriptor = -1
    unpacker = PartUnpacker(PartEncoding(path: part.path) ?? .none)
    buffer = []
    line = 0..<0
    offset = 0
    passedRecords = 0
  }

  /// What is known of the part now. One that stood behind the last record goes on where there are more.
  func update(_ part: SequencedPart) throws(StoreError) {
    self.part = part
    if isOpen, head == nil { try advance() }
  }

  /// Moves to the next record.
  func advance() throws(StoreError) {
    let last = head ?? 0
    while try nextLine() {
      let text = buffer[line]
      if part.isNumbered {
        head = JSONLine.sequence(of: text)
      } else if JSONLine.isRecord(text) {
        head = part.sequences.lowerBound + passedRecords
        passedRecords += 1
      } else {
        head = nil
      }
      if let head, head > last, part.sequences.contains(head) { return }
      if damages.count < Self.maximumDamages {
        damages.append("\(part.path): a line behind number \(last) is no record")
      }
    }
    head = nil
  }

  /// Appends the record that it stands at, with its number, as one line.
  func append(to bytes: inout [UInt8]) {
    if part.isNumbered {
      bytes += buffer[line]
    } else if let head {
      JSONLine.append(buffer[line], numbered: head, to: &bytes)
    }
  }

  /// A compaction moves the part out of the readers' sight before the state knows that it is merged; till then it is still
  /// the part that counts.
  private func open() -> Int32 {
    let unpublished = UnpublishedPart(number: 0, root: root, path: part.path, length: part.length)
    for path in [unpublished.finalPath, unpublished.openPath, "\(root)/.compacting/\(part.path)"] {
      let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 || errno != ENOENT { return descriptor }
    }
    return -1
  }

  private func nextLine() throws(StoreError) -> Bool {
    var searched = line.upperBound
    while true {
      if let lineFeed = Self.lineFeed(in: buffer, from: searched) {
        line = line.upperBound..<lineFeed + 1
        return true
      }
      buffer.removeFirst(line.upperBound)
      line = 0..<0
      searched = buffer.count
      guard searched <= Self.maximumLineBytes else {
        throw damaged("has a line of more than \(Self.maximumLineBytes) bytes")
      }
      guard try fill() else {
        guard buffer.isEmpty else { throw damaged("ends in the middle of a line") }
        return false
      }
    }
  }

  private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Appends the next block; false at the end of what is committed.
  private func fill() throws(StoreError) -> Bool {
    let count = Int(min(Int64(Self.blockBytes), part.length - offset))
    guard count > 0 else { return false }
    let block = try read(count, at: offset)
    guard !block.isEmpty else {
      throw damaged("is shorter than the \(part.length) bytes that were committed")
    }
    offset += Int64(block.count)
    let isWhole = try unpacker.unpack(block) { text throws(StoreError) in buffer += text }
    guard isWhole else { throw damaged("cannot be unpacked") }
    return true
  }

  private func read(_ count: Int, at offset: Int64) throws(StoreError) -> [UInt8] {
    try File.read(descriptor, of: "\(root)/\(part.path)", at: offset, count: count)
  }

  /// Where to begin so that little is read before the first record behind `sequence`: numbers grow along the file, so halving
  /// finds it.
  private func start(after sequence: Int64) throws(StoreError) -> Int64 {
    guard sequence >= part.sequences.lowerBound else { return 0 }
    var (low, high) = (Int64(0), part.length)
    while high - low > Int64(Self.blockBytes) {
      let middle = low + (high - low) / 2
      let probe = try read(Self.probeBytes, at: middle)
      guard let lineFeed = probe.firstIndex(of: 0x0A), probe.count - lineFeed > Self.headBytes,
        let number = JSONLine.sequence(of: probe[(lineFeed + 1)...])
      else { break }
      if number <= sequence { low = middle + Int64(lineFeed) + 1 } else { high = middle }
    }
    return low
  }

  private func damaged(_ what: String) -> StoreError {
    StoreError(
      .partChanged,
      "\(root)/\(part.path) \(what): put it back as it was, or let `bantin state rebuild` take what is in it")
  }
}
