internal import JSON
internal import Time

/// That nothing of an article is kept any more: a line in the stream of changes, with a number of its own. It stands in
/// a part like those of records, in a folder of its own.
///
/// Of what was forgotten only hashes of its addresses stay, by which it is known when it is listed or read again.
public struct Deletion: Sendable, Equatable {
  /// Of the dataset, for the parts.
  static let folder = "deletions"
  /// Why a document of the ledger, and a page that was read again, is `filtered`.
  public static let reason = "forgotten"
  /// In place of a source's id where the ledger had no document of an address.
  static let sourceID = "@forgotten"

  /// Of the article, 32 hexadecimal digits; where none was stored the id that its address would have given it.
  public var id: String
  /// Ids that its other addresses would have given it.
  public var otherIDs: [String]
  /// Seconds since 1970.
  public var deletedAt: Int64

  public init(id: String, otherIDs: [String] = [], deletedAt: Int64) {
    self.id = id
    self.otherIDs = otherIDs
    self.deletedAt = deletedAt
  }

  /// One JSON object without a line feed, as `data/schema/deletion.schema.json` describes it but for the number.
  var line: [UInt8] {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("schema_version", JSONLine.schemaVersion)
      object.member("id", id)
      object.member("deleted", true)
      object.member("date_deleted", Timestamp(secondsSinceEpoch: deletedAt).rfc3339)
      object.member("other_ids", otherIDs)
    }
    return buffer.bytes
  }
}
