internal import ASCII
internal import Extract
internal import JSON
internal import Model

/// What the folders of an incremental export are named by.
public enum PartitionKey: String, Sendable, Codable, CaseIterable {
  /// UTC day of the fetch, `YYYY-MM-DD`.
  case date
  /// Primary language subtag.
  case lang

  private static let dayCharacters = "YYYY-MM-DD".utf8.count

  /// A list such as `date,lang`; nil where a name is unknown or stands twice, or there is none.
  public static func list(_ text: String) -> [Self]? {
    let keys = text.split(separator: ",", omittingEmptySubsequences: false).map { Self(rawValue: String($0)) }
    let known = keys.compactMap(\.self)
    return known.count == keys.count && Set(known).count == known.count ? known : nil
  }

  /// The folder of a record, as the dataset has it: `date=2026-11-23/lang=vi`.
  static func folder(of record: JSONValue, by keys: [Self]) -> String {
    keys.map { "\($0.rawValue)=\($0.value(in: record))" }.joined(separator: "/")
  }

  func value(in record: JSONValue) -> String {
    switch self {
    case .date:
      guard let day = record["date_fetched"]?.string?.prefix(Self.dayCharacters),
        day.utf8.count == Self.dayCharacters,
        day.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
      else { return "unknown" }
      return String(day)
    case .lang:
      let tag = record["language"]?.string.flatMap(LanguageTag.init) ?? .undetermined
      return tag.primary
    }
  }
}
