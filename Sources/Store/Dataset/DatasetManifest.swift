internal import Foundation
internal import JSON

/// The file `manifest.json` beside the parts: which records each holds. For readers that have no state, and for
/// `bantin state rebuild`, which takes from it what the parts alone do not tell.
///
/// Written when parts were published or merged, whole or not at all. Where a process dies before it could, the next one
/// that opens the dataset writes it: the state remembers that it is to be written.
struct DatasetManifest: Codable, Equatable {
  struct Part: Codable, Equatable {
    var path: String
    var bytes: Int64
    var records: Int
    var firstSequence: Int64
    var lastSequence: Int64
    /// False where the lines do not carry their numbers.
    var isNumbered: Bool

    enum CodingKeys: String, CodingKey {
      case path, bytes, records
      case firstSequence = "first_sequence"
      case lastSequence = "last_sequence"
      case isNumbered = "is_numbered"
    }
  }

  enum CodingKeys: String, CodingKey {
    case parts
    case manifestVersion = "manifest_version"
    case datasetID = "dataset_id"
    case completeThrough = "complete_through"
    case lastSequence = "last_sequence"
  }

  var manifestVersion = 1
  /// Whose cursors hold here.
  var datasetID: String
  /// Every record up to this number lies in these parts.
  var completeThrough: Int64
  /// The greatest number that was given.
  var lastSequence: Int64
  /// By the first number in them.
  var parts: [Part]

  init(_ snapshot: DatasetSnapshot) {
    datasetID = snapshot.id
    lastSequence = snapshot.lastSequence
    let waiting = snapshot.parts.filter { !$0.isPublished }.map(\.sequences.lowerBound).min()
    completeThrough = waiting.map { $0 - 1 } ?? snapshot.lastSequence
    parts = snapshot.parts.filter(\.isPublished).map { part in
      Part(
        path: part.path, bytes: part.length, records: part.records, firstSequence: part.sequences.lowerBound,
        lastSequence: part.sequences.upperBound, isNumbered: part.isNumbered)
    }
  }

  static func path(_ root: String) -> String { "\(root)/manifest.json" }

  /// Nil where there is none, or it cannot be read.
  init?(root: String) {
    guard let bytes = FileManager.default.contents(atPath: Self.path(root)) else { return nil }
    guard let manifest = try? JSONDecoder().decode(Self.self, from: bytes), manifest.manifestVersion == 1
    else { return nil }
    self = manifest
  }

  /// Writes it where the state says that it is to be written. Under the lock of the runs.
  static func refresh(_ state: StateStore, root: String) throws(StoreError) {
    try state.refreshManifest(isThere: File.exists(path(root))) { () throws(StoreError) in
      let manifest = Self(try state.snapshot(after: 0))
      try File.replace(path(root), with: manifest.json)
    }
  }

  private var json: [UInt8] {
    var buffer = JSONBuffer(reserving: parts.count * 200)
    buffer.object { object in
      object.member("manifest_version", manifestVersion)
      object.member("dataset_id", datasetID)
      object.member("complete_through", Int(completeThrough))
      object.member("last_sequence", Int(lastSequence))
      object.key("parts")
      object.array(parts) { buffer, part in
        buffer.object { object in
          object.member("path", part.path)
          object.member("bytes", Int(part.bytes))
          object.member("records", part.records)
          object.member("first_sequence", Int(part.firstSequence))
          object.member("last_sequence", Int(part.lastSequence))
          object.member("is_numbered", part.isNumbered)
        }
      }
    }
    buffer.endLine()
    return buffer.bytes
  }
}
