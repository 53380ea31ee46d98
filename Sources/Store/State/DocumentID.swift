/// Which document is meant, to a program that has restarted since.
public enum DocumentID: Hashable, Sendable {
  /// A document in the ledger, by its number.
  case ledger(Int64)
  /// A document in a file, by the place where it begins.
  case file(FilePlace)
}

/// The place in a file where a document begins.
public struct FilePlace: Hashable, Sendable {
  /// Absolute, or the name under which an archive was given.
  public var path: String
  /// Bytes before the document, or before the gzip member that holds it; 0 where the file is one document.
  public var offset: Int64
  /// Records before it in that gzip member.
  public var memberIndex: Int

  public init(path: String, offset: Int64 = 0, memberIndex: Int = 0) {
    self.path = path
    self.offset = offset
    self.memberIndex = memberIndex
  }
}

extension DocumentID {
  /// One line of text without a NUL: `document 17`, `file 4711 0 /archives/a.warc.gz`.
  var text: String {
    switch self {
    case .ledger(let seq): "document \(seq)"
    case .file(let place): "file \(place.offset) \(place.memberIndex) \(place.path)"
    }
  }

  /// Nil for any other text.
  init?(text: String) {
    let fields = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    switch fields.first {
    case "document" where fields.count == 2:
      guard let seq = Int64(fields[1]) else { return nil }
      self = .ledger(seq)
    case "file" where fields.count == 4:
      guard let offset = Int64(fields[1]), let index = Int(fields[2]) else { return nil }
      self = .file(FilePlace(path: String(fields[3]), offset: offset, memberIndex: index))
    default: return nil
    }
  }

  /// How the files of quarantine that belong to it begin: `17`, `file-91b2c30f5d7e4a68`.
  public var quarantineName: String {
    switch self {
    case .ledger(let seq): return String(seq)
    case .file:
      // FNV-1a, 64 bits, of the text.
      let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      let digits = String(hash, radix: 16)
      return "file-" + String(repeating: "0", count: 16 - digits.count) + digits
    }
  }
}
