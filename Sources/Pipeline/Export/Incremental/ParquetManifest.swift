internal import Foundation
internal import JSON
internal import Store

/// The file `_manifest.json` of an incremental export: which files it has, and how far it is with the dataset's records. It is
/// replaced together with the files, so that they always agree. Engines pass over names that begin with an underscore.
struct ParquetManifest: Codable, Equatable {
  struct File: Codable, Equatable {
    /// Relative to the folder.
    var path: String
    var bytes: Int64
    var rows: Int
    var firstSequence: Int64
    var lastSequence: Int64

    enum CodingKeys: String, CodingKey {
      case path, bytes, rows
      case firstSequence = "first_sequence"
      case lastSequence = "last_sequence"
    }
  }

  enum CodingKeys: String, CodingKey {
    case columns, files
    case manifestVersion = "manifest_version"
    case datasetID = "dataset_id"
    case lastSequence = "last_sequence"
    case partitionBy = "partition_by"
    case hasAllRevisions = "has_all_revisions"
  }

  static let name = "_manifest.json"

  var manifestVersion = 1
  /// Nil before the first record.
  var datasetID: String?
  /// Every record up to this number was taken.
  var lastSequence: Int64 = 0
  var partitionBy: [PartitionKey]
  /// False: of each article the newest revision alone.
  var hasAllRevisions: Bool
  /// Names and types, as DuckDB writes them.
  var columns: String
  var files: [File] = []

  init(partitionBy: [PartitionKey], hasAllRevisions: Bool, columns: String) {
    self.partitionBy = partitionBy
    self.hasAllRevisions = hasAllRevisions
    self.columns = columns
  }

  /// What the folder has; nil where there is no such folder, or nothing in it.
  /// - Throws: `StoreError`: `badCursor` where it has something else.
  init?(folder: String) throws(StoreError) {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.name)") else {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return nil }
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
      guard isFolder.boolValue, names?.isEmpty == true else {
        throw StoreError(
          .badCursor,
          "\(folder) is no incremental export, since it has no \(Self.name): name another --out, or remove it"
        )
      }
      return nil
    }
    guard let manifest = try? JSONDecoder().decode(Self.self, from: bytes), manifest.manifestVersion == 1
    else {
      throw StoreError(
        .badCursor,
        "\(folder)/\(Self.name) cannot be read: remove \(folder), and the next call writes it anew")
    }
    self = manifest
  }

  /// Whether a call with the settings of `wanted` can go on with these files.
  /// - Throws: `StoreError`: `badCursor`, with what differs.
  func check(against wanted: Self, in folder: String) throws(StoreError) {
    let difference =
      if partitionBy != wanted.partitionBy {
        "is partitioned by \(partitionBy.map(\.rawValue).joined(separator: ","))"
      } else if hasAllRevisions != wanted.hasAllRevisions {
        hasAllRevisions
          ? "has every revision (--all-revisions)" : "has the newest revisions only (no --all-revisions)"
      } else if columns != wanted.columns {
        "has the columns of another version of the program"
      } else {
        nil as String?
      }
    guard let difference else { return }
    throw StoreError(
      .badCursor, "\(folder) \(difference): name another --out, or remove it to have it written anew")
  }

  var json: [UInt8] {
    var buffer = JSONBuffer(reserving: files.count * 160 + 4_096)
    buffer.object { object in
      object.member("manifest_version", manifestVersion)
      object.member("dataset_id", datasetID)
      object.member("last_sequence", Int(lastSequence))
      object.member("partition_by", partitionBy.map(\.rawValue))
      object.member("has_all_revisions", hasAllRevisions)
      object.member("columns", columns)
      object.key("files")
      object.array(files) { buffer, file in
        buffer.object { object in
          object.member("path", file.path)
          object.member("bytes", Int(file.bytes))
          object.member("rows", file.rows)
          object.member("first_sequence", Int(file.firstSequence))
          object.member("last_sequence", Int(file.lastSequence))
        }
      }
    }
    buffer.endLine()
    return buffer.bytes
  }
}
