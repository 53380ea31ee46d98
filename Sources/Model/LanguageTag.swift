internal import ASCII

/// A language as BCP 47 names it, in its canonical case: `vi`, `en`, `zh-Hant`, `und`.
public struct LanguageTag: Sendable, Hashable, CustomStringConvertible {
  public let value: String

  /// `und`: the language cannot be told (BCP 47 §4.1).
  public static let undetermined = LanguageTag(canonical: "und")
  public static let vietnamese = LanguageTag(canonical: "vi")
  public static let english = LanguageTag(canonical: "en")

  /// Reads what publishers write (`vi_VN`, `EN-us`, ` vi `); nil when the primary subtag is not 2–3 (or 4–8) letters.
  public init?(_ text: String) {
    let parts = text.split(whereSeparator: { " \t\r\n".contains($0) }).first?
      .split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let parts, let primary = parts.first, (2...8).contains(primary.utf8.count),
      primary.utf8.allSatisfy({ $0.isASCIILetter })
    else { return nil }
    var subtags = [primary.lowercased()]
    for part in parts.dropFirst() {
      guard (1...8).contains(part.utf8.count), part.utf8.allSatisfy(\.isASCIIAlphanumeric) else { break }
      switch part.utf8.count {
      case 4 where !(part.utf8.first ?? 0).isASCIIDigit:
        subtags.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      case 2: subtags.append(part.uppercased())
      default: subtags.append(part.lowercased())
      }
    }
    value = subtags.joined(separator: "-")
  }

  /// A tag known to be in canonical form already.
  public init(canonical value: String) { self.value = value }

  /// The primary subtag: `zh` of `zh-Hant`.
  public var primary: String { String(value.prefix { $0 != "-" }) }

  public var description: String { value }
}
