internal import Addresses

/// An attempt at a document that brought no article: the page could not be fetched or read, or holds none.
public struct FailedAttempt: Sendable, Equatable {
  /// Of one document; older ones are forgotten.
  public static let maximumKept = 8
  /// Of `detail`; what is longer is cut.
  static let maximumDetailBytes = 400

  /// Number of the document in the ledger.
  public var seq: Int64
  /// Seconds since 1970.
  public var at: Int64
  /// The run that tried; empty until the attempt is kept.
  public var runID = ""
  /// `failed` or `filtered`.
  public var state: DocumentResult.State
  public var code: String
  /// What happened, for a person; nil where the code says it all.
  public var detail: String?

  /// Passwords of addresses in `detail` are masked.
  public init(
    seq: Int64, at: Int64, runID: String = "", state: DocumentResult.State, code: String,
    detail: String? = nil
  ) {
    self.seq = seq
    self.at = at
    self.runID = runID
    self.state = state
    self.code = code
    self.detail = detail.map { Self.cut(URLCredentials.masked(in: $0)) }
  }

  /// Never inside a character.
  private static func cut(_ text: String) -> String {
    guard text.utf8.count > maximumDetailBytes else { return text }
    var kept = ""
    for character in text {
      guard kept.utf8.count + character.utf8.count <= maximumDetailBytes - 3 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
