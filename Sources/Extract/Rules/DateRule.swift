internal import ASCII
internal import Time

/// Where a date stands and how it is written.
public struct DateRule: Sendable, Hashable {
  public let selector: RuleSelector
  public let format: DateFormat?
  /// The time zone of a clock that is written without an offset.
  private let zone: Zone?

  private enum Zone: Sendable, Hashable {
    case place(String)
    case minutes(Int)
  }

  /// - Parameters:
  ///   - selector: what selects the date.
  ///   - format: nil: any form that dates are read in.
  ///   - zone: `Asia/Ho_Chi_Minh` or `+07:00`; nil: as for dates that are found.
  /// - Throws: ``RuleError`` `zone` where it is neither a name of the IANA time zone database nor an offset.
  public init(_ selector: RuleSelector, format: DateFormat? = nil, zone: String? = nil) throws(RuleError) {
    self.selector = selector
    self.format = format
    self.zone = try zone.map(Self.zone)
  }

  private static func zone(_ text: String) throws(RuleError) -> Zone {
    if let sign = text.unicodeScalars.first, sign == "+" || sign == "-" {
      let digits = text.dropFirst().filter { $0 != ":" }
      if digits.utf8.count == 4, digits.utf8.allSatisfy({ $0.isASCIIDigit }), let value = Int(digits),
        value <= 1_400, value % 100 < 60
      {
        return .minutes((sign == "-" ? -1 : 1) * (value / 100 * 60 + value % 100))
      }
    } else {
      let name = LetterCase.lowercased(text.parts(between: "/").last ?? "")
      if PlaceZone(name: name) != nil { return .place(name) }
    }
    throw RuleError(
      code: "zone", detail: "the zone \"\(text)\" is not known: write Asia/Ho_Chi_Minh or +07:00")
  }

  /// Equal for rules that say the same.
  var text: String {
    let place =
      switch zone {
      case .place(let name): name
      case .minutes(let minutes): "\(minutes)"
      case nil: ""
      }
    return [selector.text, format?.text ?? "", place].joined(separator: "\u{0}")
  }

  /// The date that one of the texts states, the first that does. A clock without an offset gets the rule's zone.
  func date(in texts: [String], now: Timestamp?) -> Timestamp? {
    for text in texts {
      let found =
        format.map { $0.date(in: text) } ?? DateParser.parse(text, now: now)
        ?? DateParser.find(inText: text, now: now).first?.reading.timestamp
      guard var date = found, date.precision != .month, date.precision != .year else { continue }
      switch zone {
      case .minutes(let minutes): date.infer(minutes)
      case .place(let name): if let zone = PlaceZone(name: name) { date.infer(zone.minutes(at: date)) }
      case nil: break
      }
      return date
    }
    return nil
  }
}
