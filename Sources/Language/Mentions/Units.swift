/// Units of measure and their UCUM codes.
enum Units {
  static let table = PhraseTable(
    """
    km / h=km/h km / giờ=km/h kilômét / giờ=km/h mph=[mi_i]/h m / s=m/s kg / m 3=kg/m3 km 2=km2 m 2=m2 cm 2=cm2 m 3=m3 cm 3=cm3 m ²=m2 km ²=km2 \
    m ³=m3 m²=m2 km²=km2 cm²=cm2 m³=m3 mét vuông=m2 ki lô mét vuông=km2 kilômét vuông=km2 mét khối=m3 square meters=m2 square metres=m2 \
    square kilometers=km2 square kilometres=km2 square miles=[smi_us] square feet=[sft_i] cubic meters=m3 cubic metres=m3 \
    µ g / m 3=ug/m3 μg / m 3=ug/m3 km=km kilomet=km kilômét=km kilometers=km kilometres=km kilometer=km m=m mét=m meters=m metres=m meter=m cm=cm centimeters=cm centimetres=cm \
    mm=mm millimeters=mm millimetres=mm nm=nm hải lý=[nmi_i] nautical miles=[nmi_i] dặm=[mi_i] miles=[mi_i] mile=[mi_i] feet=[ft_i] foot=[ft_i] \
    ft=[ft_i] inches=[in_i] inch=[in_i] yards=[yd_i] yard=[yd_i] \
    kg=kg kilogram=kg kilograms=kg ki lô gam=kg cân=kg cây số=km g=g gram=g grams=g gam=g mg=mg milligrams=mg tấn=t tonnes=t tonne=t metric tons=t \
    tons=[ston_av] ton=[ston_av] tạ=100.kg pounds=[lb_av] pound=[lb_av] lbs=[lb_av] lb=[lb_av] ounces=[oz_av] ounce=[oz_av] oz=[oz_av] \
    ha=har hecta=har héc ta=har hectares=har hectare=har acres=[acr_us] acre=[acr_us] \
    l=L lít=L liters=L litres=L liter=L litre=L ml=mL milliliters=mL gallons=[gal_us] gallon=[gal_us] thùng dầu=[bbl_us] barrels=[bbl_us] barrel=[bbl_us] \
    độ c=Cel ° c=Cel degrees celsius=Cel degrees c=Cel degree celsius=Cel celsius=Cel ℃=Cel độ f=[degF] ° f=[degF] degrees fahrenheit=[degF] \
    degree fahrenheit=[degF] degrees f=[degF] fahrenheit=[degF] độ richter={richter} \
    tb=TBy gb=GBy mb=MBy kb=kBy terabytes=TBy gigabytes=GBy megabytes=MBy kilobytes=kBy bytes=By bits=bit bit=bit gbps=Gbit/s mbps=Mbit/s kbps=kbit/s \
    mw=MW kw=kW gw=GW w=W watts=W megawatts=MW gigawatts=GW kilowatts=kW kwh=kW.h mwh=MW.h gwh=GW.h twh=TW.h mã lực=[HP] horsepower=[HP] \
    ghz=GHz mhz=MHz khz=kHz hz=Hz mah=mA.h v=V volts=V
    """)

  /// Letters alone that mean a unit only right after the digits or in lower case: 5g the network, 3d the film.
  private static func isShort(_ word: Lemma) -> Bool { ["m", "g", "l", "w", "v"].contains(word) }

  /// The code of the unit at `index`, and the token after it.
  static func find(_ line: TokenLine, at index: Int) -> (code: String, end: Int)? {
    guard let (code, end) = table.find(line, at: index) else { return nil }
    if end == index + 1, line[index].isCapital, isShort(line[index].text) { return nil }
    return (code, end)
  }

  /// The ISO 8601 form of the unit of time at `index`, and the token after it: hai thập kỷ are twenty years.
  static func duration(_ line: TokenLine, at index: Int) -> (pattern: String, end: Int)? {
    switch (line.word(index), line.word(index + 1)) {
    case ("thập", "kỷ"), ("thập", "kỉ"), ("thập", "niên"): ("P%0Y", index + 2)
    case ("thế", "kỷ"), ("thế", "kỉ"): ("P%00Y", index + 2)
    default: durations[line.word(index)].map { ($0, index + 1) }
    }
  }

  /// Units of time, as ISO 8601 has them.
  static let durations: LemmaTable<String> = [
    "giây": "PT%S", "phút": "PT%M", "giờ": "PT%H", "tiếng": "PT%H", "ngày": "P%D", "tuần": "P%W",
    "tháng": "P%M", "năm": "P%Y",
    "seconds": "PT%S", "second": "PT%S", "minutes": "PT%M", "minute": "PT%M", "hours": "PT%H", "hour": "PT%H",
    "days": "P%D", "day": "P%D",
    "weeks": "P%W", "week": "P%W", "months": "P%M", "month": "P%M", "years": "P%Y", "year": "P%Y",
    "decades": "P%0Y", "decade": "P%0Y",
  ]
}
