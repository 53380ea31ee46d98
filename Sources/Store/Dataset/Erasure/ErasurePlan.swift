internal import Foundation

/// What is to be forgotten. Kept in the state until it is done, so that the next command that opens the state can complete it.
public struct ErasurePlan: Sendable, Codable, Equatable {
  /// What is known by one id.
  public struct Entry: Sendable, Codable, Equatable {
    /// Of the article, 32 hexadecimal digits; of a document that has none its key in the ledger.
    public var id: String
    /// Keys of its documents and ids that were given for it, but for `id`.
    public var otherIDs: [String]

    public init(id: String, otherIDs: [String] = []) {
      self.id = id
      self.otherIDs = otherIDs
    }
  }

  /// Names the parts that are written.
  public var runID: String
  /// Seconds since 1970.
  public var at: Int64
  public var entries: [Entry]
  /// Hosts of which everything is forgotten; they stand for the hosts below them, too.
  public var hosts: [String] = []
  /// Parts with records of the entries, relative to the root.
  public var parts: [String] = []
  /// Folders with archives of `bantin run --archive`, besides those that the state knows.
  public var archiveFolders: [String] = []

  public init(runID: String, at: Int64, entries: [Entry] = []) {
    self.runID = runID
    self.at = at
    self.entries = entries
  }

  /// All ids.
  public var ids: Set<String> { Set(entries.map(\.id) + entries.flatMap(\.otherIDs)) }

  /// Whether everything of this host is forgotten.
  public func covers(host: String) -> Bool { hosts.contains { host == $0 || host.hasSuffix("." + $0) } }
}
