import Foundation
import Testing

/// What a reader of a dataset finds in it.
enum StoredRecords {
  /// Every visible record, without what a run stamps on it, by the value of `field` (its id where it has none) and its
  /// revision: `<value>/<revision>`. None may stand there twice.
  static func read(_ out: String, by field: String = "id") throws -> [String: [String: Any]] {
    let names = FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? []
    var records: [String: [String: Any]] = [:]
    for name in names where name.hasSuffix(".jsonl") {
      try keepForTheSchemaCheck("\(out)/\(name)")
      for line in try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8).split(separator: "\n") {
        var record = try jsonObject(line)
        record["run_id"] = nil
        record["sequence"] = nil
        let key = "\(record[field] ?? record["id"] ?? "")/\(record["revision"] ?? "")"
        #expect(records[key] == nil, "\(key) was written twice")
        records[key] = record
      }
    }
    return records
  }

  /// `scripts/test` names a folder and holds everything in it to the record's schema afterwards.
  private static func keepForTheSchemaCheck(_ part: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["BANTIN_KEEP_RECORDS"] else { return }
    let name = URL(fileURLWithPath: part).lastPathComponent
    let copy = "\(folder)/\(UUID().uuidString)/\(name)"
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: copy).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: part, toPath: copy)
  }
}

/// One line of the program's output.
func jsonObject(_ text: some StringProtocol) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
}
