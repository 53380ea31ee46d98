internal import ASCII

/// Names of months, zones and the small words around dates, in lower case.
enum DateWords {
  /// 1…12 for the name of a month or its abbreviation.
  static func month(_ word: String) -> Int? { months[word] }

  /// Minutes east of Greenwich.
  static func zone(_ word: String) -> Int? { zones[word] }

  /// Words that may stand inside a date without changing it.
  static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  static func isMorning(_ word: String) -> Bool { ["am", "a", "sa", "sáng"].contains(word) }
  static func isAfternoon(_ word: String) -> Bool { ["pm", "p", "ch", "chiều", "tối"].contains(word) }

  /// Halves of the day in Chinese, Japanese and Korean: each letter is a word of its own.
  static let eastAsianHalves: Set<String> = ["上", "下", "午", "前", "後", "晚", "早", "오", "전", "후"]
  static func isEastAsianAfternoon(_ word: String) -> Bool { ["下午", "午後", "오후", "晚上"].contains(word) }

  /// The year before the first of an era of Japan or Taiwan.
  static let eras: [String: Int] = ["令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911]

  private static let months: [String: Int] = {
    var months: [(String, Int)] = []
    for line in monthTable.description.utf8.split(separator: UInt8(ascii: "\n")) {
      for (index, names) in line.split(separator: UInt8(ascii: "|")).enumerated() {
        for name in String(Substring(names)).listedWords { months.append((name, index + 1)) }
      }
    }
    return Dictionary(months, uniquingKeysWith: { first, _ in first })
  }()

  /// A line for each language, its twelve months; names that two languages give to different months belong to the first.
  private static let monthTable: StaticString = """
    january jan janu|february feb febr|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|\
    november nov|december dec decem
    januar jänner jän januari|februar feber feb februari|märz mrz mär maart mrt marts mars|april|mai mei maj|juni|juli|august augustus \
    augusti|september|oktober okt|november|dezember dez december desember des
    janvier janv|février fevrier févr fév fevr|mars|avril avr|mai|juin|juillet juil|août aout|septembre|octobre|novembre|\
    décembre decembre déc
    enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre|noviembre|diciembre dic
    janeiro|fevereiro fev|março marco|abril|maio|junho|julho|agosto|setembro|outubro out|novembro|dezembro
    gennaio gen|febbraio febb|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre sett|ottobre ott|novembre|dicembre
    ocak oca|şubat şub subat|mart|nisan nis|mayıs mayis|haziran haz|temmuz tem|ağustos ağu agustos|eylül eyl eylul|ekim eki|\
    kasım kas kasim|aralık ara aralik
    stycznia styczeń sty|lutego luty lut|marca marzec|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|\
    sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru
    января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|\
    августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя|декабря декабрь дек
    січня січень|лютого лютий|березня березень|квітня квітень|травня травень|червня червень|липня липень|серпня серпень|\
    вересня вересень|жовтня жовтень|листопада листопад|грудня грудень
    ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|srpna srpen|září|\
    října říjen|listopadu|prosince prosinec
    januári január|februári február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta|septembra|októbra október|\
    novembra|decembra
    tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|\
    heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu
    január|február|március márc|április ápr|május máj|június jún|július júl|augusztus|szeptember szept|október|november|december
    ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie noi|decembrie
    januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober|november|desember
    ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαϊ μάι|ιουνίου ιουν|ιουλίου ιουλ|αυγούστου αυγ|σεπτεμβρίου σεπ|\
    οκτωβρίου οκτ|νοεμβρίου νοε|δεκεμβρίου δεκ
    siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca
    januar|februar|mart|april|maj|jun|jul|avgust avgusta|septembar|oktobar|novembar|decembar
    януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември
    jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember
    يناير|فبراير|مارس|أبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر
    जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर
    sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio
    janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|\
    septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī
    januara|februara|marta|aprila|maja|juna|jula|avgusta|septembra|oktobra|novembra|decembra
    јануар јануара|фебруар фебруара|март марта|април априла|мај маја|јун јуна|јул јула|август августа|\
    септембар септембра|октобар октобра|новембар новембра|децембар децембра
    gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
    januari|februari|maret|april|mei|jun|julai|ogos|september|oktober|november|disember
    ιανουάριος|φεβρουάριος|μάρτιος|απρίλιος|μάιος|ιούνιος|ιούλιος|αύγουστος|σεπτέμβριος|οκτώβριος|νοέμβριος|δεκέμβριος
    ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|\
    ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר
    ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر
    جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر
    ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்
    జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్
    มกราคม ม.ค|กุมภาพันธ์ ก.พ|มีนาคม มี.ค|เมษายน เม.ย|พฤษภาคม พ.ค|มิถุนายน มิ.ย|กรกฎาคม ก.ค|สิงหาคม ส.ค|กันยายน ก.ย|\
    ตุลาคม ต.ค|พฤศจิกายน พ.ย|ธันวาคม ธ.ค
    জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর
    """

  /// Vietnamese names of months are numbers: `tháng Mười Hai`.
  static let vietnameseNumbers: [String: Int] = [
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
    "mười": 10, "chạp": 12,
  ]

  private static let fillers: Set<String> = [
    "at", "on", "of", "the", "lúc", "vào", "ngày", "năm", "um", "uhr", "am", "den", "vom", "à", "le", "de",
    "del", "di", "alle", "ore",
    "a", "las", "às", "om", "kl", "kell", "в", "г", "року", "роки", "saat", "pukul", "jam", "st", "nd", "rd",
    "th", "er", "t", "h",
    "hrs", "hours", "year",
  ]

  /// Abbreviations of zones; where two zones share one, the one that feeds mean.
  private static let zones: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "zulu": 0, "wet": 0,
    "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420, "mdt": -360,
    "mt": -420,
    "pst": -480, "pdt": -420, "pt": -480, "at": -240, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    "akst": -540, "akdt": -480, "hst": -600, "hdt": -540,
    "bst": 60, "cet": 60, "met": 60, "mez": 60, "west": 60, "wat": 60, "cest": 120, "mest": 120, "mesz": 120,
    "eet": 120,
    "sast": 120, "cat": 120, "eest": 180, "msk": 180, "eat": 180, "trt": 180, "gst": 240, "pkt": 300,
    "ist": 330,
    "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "wita": 480,
    "jst": 540, "kst": 540,
    "wit": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180,
    "brst": -120,
    "art": -180, "clt": -240,
  ]
}
