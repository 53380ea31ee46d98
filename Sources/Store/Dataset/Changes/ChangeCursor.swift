internal import Foundation
internal import JSON

/// How far a consumer has got with the changes of a dataset, in a small file of its own.
public struct ChangeCursor: Sendable, Equatable {
  public var datasetID: String
  /// Of the last record that was taken.
  public var sequence: Int64

  public init(datasetID: String, sequence: Int64) {
    self.datasetID = datasetID
    self.sequence = sequence
  }

  /// - Returns: nil where there is no file of that name yet.
  /// - Throws: `StoreError`: `badCursor` where it is no cursor, `io` where it cannot be read.
  public init?(path: String) throws(StoreError) {
    guard File.exists(path) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw StoreError(.io, "cannot read \(path)")
    }
    guard let saved = try? JSONDecoder().decode(Saved.self, from: bytes), saved.sequence >= 0 else {
      throw StoreError(
        .badCursor,
        "\(path) is no cursor of `bantin changes`: name another file, or remove it to begin with the first record"
      )
    }
    self.init(datasetID: saved.datasetID, sequence: saved.sequence)
  }

  /// The file has either its old content or the new, whole and durable.
  /// - Throws: `StoreError`: `diskFull` or `io` where it cannot be written.
  public func save(to path: String) throws(StoreError) {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("dataset_id", datasetID)
      object.member("sequence", Int(sequence))
    }
    buffer.endLine()
    try File.replace(path, with: buffer.bytes)
  }

  private struct Saved: Codable {
    var datasetID: String
    var sequence: Int64

    enum CodingKeys: String, CodingKey {
      case datasetID = "dataset_id"
      case sequence
    }
  }
}
