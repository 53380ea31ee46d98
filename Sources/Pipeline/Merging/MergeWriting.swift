internal import Model
public import Store

/// The records of a part as ``MergeDecisions`` decided about them.
public struct MergeWriting {
  /// Of one record.
  private struct Decision {
    var number: Int64
    var revision: Int
    var id: String
    var original: String?
    var story: String

    /// What ``MergeDecisions/decide(_:)`` says behind a record's name.
    init?(fields: [Substring]) {
      guard fields.count == 5, let number = Int64(fields[0]), let revision = Int(fields[1]) else {
        return nil
      }
      (self.number, self.revision) = (number, revision)
      id = String(fields[2])
      original = fields[3].isEmpty ? nil : String(fields[3])
      story = String(fields[4])
    }
  }

  private let path: String
  private let firstSequence: Int64
  private var decisions: [Int64: Decision] = [:]

  /// - Parameters:
  ///   - path: of a part, packed or not.
  ///   - firstSequence: of a part whose lines carry no numbers.
  public init(path: String, firstSequence: Int64) {
    self.path = path
    self.firstSequence = firstSequence
  }

  /// - Parameter line: the record's number in its dataset, and behind a tab what was decided, without a name.
  /// - Returns: false where it says nothing.
  public mutating func take(_ line: String) -> Bool {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard let sequence = fields.first.flatMap({ Int64($0) }),
      let decision = Decision(fields: Array(fields.dropFirst()))
    else { return false }
    decisions[sequence] = decision
    return true
  }

  /// The new number, a tab, and the record, of each record that stays.
  /// - Parameter body: receives each line, without its line feed.
  /// - Throws: `StoreError`: `partChanged` where the part is gone or cut, or does not hold a record that was decided
  ///   about, `io` where it cannot be read.
  public func lines(_ body: ([UInt8]) -> Void) throws(StoreError) {
    var number = firstSequence
    var written = 0
    let ending = try PartReader.forEachLine(of: path) { line in
      guard JSONLine.id(of: line) != nil else { return }
      defer { number += 1 }
      guard let decision = decisions[JSONLine.sequence(of: line) ?? number],
        let record = JSONLine.rewritten(
          line, sequence: decision.number, id: decision.id, revision: decision.revision,
          duplicateOf: decision.original, story: decision.story)
      else { return }
      body(Array("\(decision.number)\t".utf8) + record)
      written += 1
    }
    guard ending == .whole, written == decisions.count else {
      throw StoreError(.partChanged, "\(path) is cut or has changed: put it back as it was")
    }
  }
}
