internal import ASCII
import Time

/// The offset of a zone that a date names by its place in the IANA time zone database: `America/Los_Angeles`.
///
/// A table and not the machine's zone files: many containers have none, and a feed must give the same instants
/// everywhere. The rules are today's; a date of a year with other rules may be an hour off.
struct PlaceZone: Equatable {
  /// When clocks are an hour ahead.
  enum SummerTime: Equatable { case none, unitedStates, europe, australia, newZealand, chile }

  /// Minutes east of UTC in winter.
  var minutes: Int
  var summerTime = SummerTime.none

  /// - Parameter name: the zone's last part in lower case (`los_angeles`): it tells all zones of the table apart.
  init?(name: String) {
    guard let zone = Self.zones[name] else { return nil }
    self = zone
  }

  init(minutes: Int, summerTime: SummerTime = .none) {
    self.minutes = minutes
    self.summerTime = summerTime
  }

  /// Minutes east of UTC at a wall clock.
  func minutes(at clock: Timestamp) -> Int { minutes + (isSummer(clock) ? 60 : 0) }

  /// `clock` is a wall clock that is read as UTC.
  private func isSummer(_ clock: Timestamp) -> Bool {
    let (year, seconds) = (clock.civil.year, clock.secondsSinceEpoch)
    /// The instant of a wall clock on a Sunday of a month, the first from `day` on.
    func sunday(_ month: Int, from day: Int, _ hour: Int) -> Int64 {
      let start = Timestamp(year: year, month: month, day: day)?.secondsSinceEpoch ?? 0
      let weekday = (start / 86_400 + 4) % 7
      return start + (7 - weekday) % 7 * 86_400 + Int64(hour) * 3_600
    }
    switch summerTime {
    case .none: return false
    case .unitedStates: return seconds >= sunday(3, from: 8, 2) && seconds < sunday(11, from: 1, 2)
    case .europe:
      // At 01:00 UTC everywhere.
      let utc = seconds - Int64(minutes) * 60
      return utc >= sunday(3, from: 25, 1) && utc < sunday(10, from: 25, 1)
    case .australia: return seconds >= sunday(10, from: 1, 2) || seconds < sunday(4, from: 1, 3)
    case .newZealand: return seconds >= sunday(9, from: 24, 2) || seconds < sunday(4, from: 1, 3)
    case .chile: return seconds >= sunday(9, from: 2, 0) || seconds < sunday(4, from: 2, 0)
    }
  }

  private static let zones: [String: PlaceZone] = {
    var zones: [String: PlaceZone] = [:]
    for line in table.description.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = String(Substring(line)).listedWords
      guard let minutes = words.first.flatMap({ Int($0) }) else { continue }
      let summer = summerTimes[words[1]] ?? .none
      for name in words.dropFirst(2) { zones[name] = PlaceZone(minutes: minutes, summerTime: summer) }
    }
    return zones
  }()

  private static let summerTimes: [String: SummerTime] = [
    "us": .unitedStates, "eu": .europe, "au": .australia, "nz": .newZealand, "cl": .chile,
  ]

  /// Minutes east in winter, the rule of summer time, and the places.
  private static let table: StaticString = """
    0 - utc gmt uct zulu greenwich universal abidjan accra dakar bamako lome monrovia freetown banjul conakry \
    ouagadougou nouakchott reykjavik
    0 eu london belfast dublin lisbon madeira canary jersey guernsey isle_of_man faroe portugal eire gb
    60 eu berlin paris madrid rome vienna zurich brussels amsterdam copenhagen stockholm oslo prague budapest \
    warsaw belgrade zagreb ljubljana bratislava sarajevo skopje podgorica tirane luxembourg monaco andorra malta \
    vaduz san_marino vatican gibraltar busingen ceuta arctic longyearbyen poland
    60 - lagos kinshasa luanda douala libreville niamey ndjamena algiers tunis casablanca malabo bangui brazzaville
    120 eu athens helsinki bucharest sofia kiev kyiv vilnius riga tallinn chisinau mariehamn nicosia famagusta
    120 - johannesburg harare lusaka maputo kigali gaborone tripoli khartoum windhoek lubumbashi kaliningrad blantyre
    180 - istanbul moscow minsk baghdad kuwait riyadh qatar bahrain aden nairobi kampala dar_es_salaam addis_ababa \
    mogadishu djibouti antananarivo simferopol turkey amman damascus
    210 - tehran iran
    240 - dubai muscat baku tbilisi yerevan mauritius samara reunion mahe
    270 - kabul
    300 - karachi tashkent samarkand yekaterinburg maldives dushanbe ashgabat almaty aqtau aqtobe qyzylorda
    330 - kolkata calcutta colombo
    345 - kathmandu katmandu
    360 - dhaka dacca thimphu bishkek omsk urumqi
    390 - yangon rangoon cocos
    420 - ho_chi_minh saigon hanoi bangkok jakarta phnom_penh vientiane pontianak novosibirsk krasnoyarsk hovd
    480 - shanghai beijing hong_kong hongkong taipei singapore kuala_lumpur manila macau makassar perth brunei \
    irkutsk ulaanbaatar chongqing harbin prc
    540 - tokyo seoul pyongyang jayapura palau dili yakutsk japan rok
    570 - darwin north
    570 au adelaide south broken_hill
    600 - brisbane port_moresby guam vladivostok queensland
    600 au sydney melbourne hobart canberra act nsw victoria tasmania
    660 - noumea magadan guadalcanal pohnpei
    720 - fiji tarawa majuro kamchatka
    720 nz auckland nz mcmurdo
    780 - tongatapu apia
    -60 - cape_verde
    -120 - noronha south_georgia
    -180 - sao_paulo buenos_aires montevideo bahia fortaleza recife belem brasilia east cordoba cayenne paramaribo \
    asuncion
    -210 us st_johns newfoundland
    -240 us halifax bermuda atlantic thule moncton
    -240 - caracas la_paz manaus puerto_rico santo_domingo guyana barbados martinique port_of_spain curacao
    -240 cl santiago
    -300 us new_york eastern detroit toronto montreal nassau port-au-prince havana iqaluit louisville indianapolis
    -300 - bogota lima guayaquil panama jamaica cancun rio_branco cayman
    -360 us chicago central winnipeg menominee matamoros
    -360 - mexico_city guatemala costa_rica el_salvador managua tegucigalpa belize regina monterrey merida
    -420 us denver mountain edmonton boise
    -420 - phoenix arizona hermosillo mazatlan whitehorse yukon
    -480 us los_angeles pacific vancouver tijuana
    -540 us anchorage alaska juneau
    -600 - honolulu hawaii tahiti
    """
}
