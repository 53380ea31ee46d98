internal import ASCII

/// Names of months in the languages of the world's news, from the Unicode Common Locale Data Repository and from papers.
enum MonthNames {
  /// 1…12 for the name of a month or its abbreviation, in lower case. A blank stands between the words of a name that has two.
  static func month(_ name: String) -> Int? { months[name] }

  /// True for the first word of a name that has two.
  static func mayOpen(_ word: String) -> Bool { firstWords.contains(word) }

  /// True for abbreviations that are words of other languages, too: `mac`, `pro`, `sen`. They count behind the number of a day only.
  static func isAmbiguous(_ name: String) -> Bool { ambiguous.contains(name) }

  private static let firstWords = Set(
    months.keys.compactMap { name in name.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(name[..<$0]) } }
  )

  private static let (months, ambiguous): ([String: Int], Set<String>) = {
    var months: [String: Int] = [:]
    var ambiguous: Set<String> = []
    months.reserveCapacity(2_000)
    for line in table.description.utf8.split(separator: UInt8(ascii: "\n")) {
      let code = line.firstIndex(of: UInt8(ascii: ":"))
      let names = code.map { line[line.index(after: $0)...] } ?? line
      for (index, names) in names.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        .enumerated()
      {
        for name in String(Substring(names)).listedWords.map(spoken) where months[name] == nil {
          months[name] = index + 1
          if code != nil, name.utf8.count <= maximumAmbiguousBytes { ambiguous.insert(name) }
        }
      }
    }
    return (months, ambiguous)
  }()

  private static let maximumAmbiguousBytes = 4

  private static func spoken(_ name: String) -> String {
    name.utf8.contains(UInt8(ascii: "_")) ? name.replacing("_", with: " ") : name
  }

  /// A line for each language, its twelve months; names that two languages give to different months belong to the first. Lines
  /// with a language's code have only the names that no line above has.
  private static let table: StaticString = """
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
    is:janúar|febrúar|||maí|júní|júlí|ágúst ágú|||nóvember nóv|
    ga:eanáir ean|feabhra feabh|márta|aibreán aib|bealtaine beal|meitheamh meith|iúil|lúnasa lún|meán_fómhair mfómh|\
    deireadh_fómhair dfómh|samhain samh|nollaig noll
    cy:ionawr ion|chwefror chwef chw|mawrth maw|ebrill ebr||mehefin meh|gorffennaf gorff gor|awst|medi|hydref hyd|\
    tachwedd tach|rhagfyr rhag
    eu:urtarrila urt urtarrilaren|otsaila ots otsailaren|martxoa martxoaren|apirila api apirilaren|maiatza \
    maiatzaren|ekaina eka ekainaren|uztaila uzt uztailaren|abuztua abu abuztuaren|iraila ira irailaren|urria urr \
    urriaren|azaroa aza azaroaren|abendua abe abenduaren
    gl:xaneiro xan|febreiro||||xuño|xullo xul|||||decembro
    mt:jannar|frar fra|marzu||mejju mej|ġunju ġun|lulju lul|awwissu aww|settembru|ottubru|novembru|diċembru diċ
    sq:janar|shkurt shk||prill pri||qershor qer|korrik korr|gusht gush|shtator sht|tetor tet|nëntor nën|dhjetor dhj
    mk:јануари јан|||||јуни|јули||сеп||ное|
    bg:яну|||||||||||
    bs_Cyrl:|феб||||||аугуст ауг|||нов|дец
    hr:sij siječanj|velj veljača|ožu ožujak|tra travanj|svi svibanj|lipanj|srpanj|kol kolovoz|ruj rujan||stu \
    studeni|prosinac
    sl:|||||junij|julij|avg||||
    sk:januára|februára||||||||||
    cs:|úno|bře|dub|kvě|čvn|čvc||zář|říj||
    uk:січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт|лист|груд
    be:студзеня сту студзень|лютага люты|сакавіка сак сакавік|красавіка кра красавік||чэрвеня чэр чэрвень|ліпеня \
    ліп ліпень|жніўня жні жнівень|верасня верасень|кастрычніка кас кастрычнік|лістапада ліс лістапад|снежня сне \
    снежань
    lv:|||||jūn|jūl|||||
    lt:saus sausis|vas vasaris|kov kovas|bal balandis|geg gegužė|birž birželis|liep liepa|rugp rugpjūtis|rugs \
    rugsėjis|spal spalis|lapkr lapkritis|gruod gruodis
    et:jaan|veebr||||||||||dets
    lb:||mäerz mäe|abrëll|mee|||||||
    af:januarie|||||junie|julie|||||
    fil:|pebrero peb|marso|||hunyo hun|hulyo hul||setyembre|oktubre|nobyembre nob|disyembre dis
    ceb:||||||||septiyembre|||
    ms:||mac|||||ogo||||
    ka:იანვარი იან|თებერვალი თებ|მარტი მარ|აპრილი აპრ|მაისი მაი|ივნისი ივნ|ივლისი ივლ|აგვისტო აგვ|სექტემბერი სექ|\
    ოქტომბერი ოქტ|ნოემბერი ნოე|დეკემბერი დეკ
    hy:հունվարի հնվ հունվար|փետրվարի փտվ փետրվար|մարտի մրտ մարտ|ապրիլի ապր ապրիլ|մայիսի մյս մայիս|հունիսի հնս \
    հունիս|հուլիսի հլս հուլիս|օգոստոսի օգս օգոստոս|սեպտեմբերի սեպ սեպտեմբեր|հոկտեմբերի հոկ հոկտեմբեր|նոյեմբերի նոյ \
    նոյեմբեր|դեկտեմբերի դեկ դեկտեմբեր
    az:yanvar yan|fevral||aprel||iyun iyn|iyul iyl|avqust avq|sentyabr sen|oktyabr|noyabr noy|dekabr dek
    uz:||||||||sentabr|oktabr||
    uz_Cyrl:январ|феврал||апрел|||||сентябр|октябр|ноябр|декабр
    kk:қаңтар қаң|ақпан ақп|наурыз нау|сәуір сәу|мамыр мам|маусым мау|шілде шіл|тамыз там|қыркүйек қыр|қазан қаз|\
    қараша қар|желтоқсан жел
    tk:ýanwar ýan|fewral|||maý|iýun|iýul|awgust|sentýabr|oktýabr|noýabr noý|
    tt:гыйнвар гыйн||||||||||нояб|
    mn:нэгдүгээр_сар нэгдүгээр_сарын|хоёрдугаар_сар хоёрдугаар_сарын|гуравдугаар_сар гуравдугаар_сарын|\
    дөрөвдүгээр_сар дөрөвдүгээр_сарын|тавдугаар_сар тавдугаар_сарын|зургаадугаар_сар зургаадугаар_сарын|\
    долоодугаар_сар долоодугаар_сарын|наймдугаар_сар наймдугаар_сарын|есдүгээр_сар есдүгээр_сарын|аравдугаар_сар \
    аравдугаар_сарын|арваннэгдүгээр_сар арваннэгдүгээр_сарын|арванхоёрдугаар_сар арванхоёрдугаар_сарын
    ku:rêbendan|sibat|adar|nîsan|gulan|hezîran|tîrmeh|tebax|îlon îln|cotmeh|mijdar|berfanbar
    ckb:کانوونی_دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی_یەکەم|تشرینی_دووەم|کانونی_یەکەم
    he:ינו בינו|פבר בפבר||אפר באפר||||אוג באוג|ספט בספט|אוק באוק|נוב בנוב|דצמ בדצמ
    ar_SY:كانون_الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين_الأول|تشرين_الثاني|كانون_الأول
    ar_MA:||||ماي||يوليوز|غشت|شتنبر||نونبر|دجنبر
    ar_DZ:جانفي|فيفري||أفريل||جوان|جويلية|أوت||||
    fa_AF:جنو|فبروری|||می||جولای جول||سپتمبر|||دسم
    ps:جنوري|فبروري فېبروري|||مۍ|||اګست|سېپتمبر|||
    ug:يانۋار|فېۋرال|مارت|ئاپرېل||ئىيۇن|ئىيۇل|ئاۋغۇست|سېنتەبىر|ئۆكتەبىر|نويابىر|دېكابىر
    sd:|فيبروري||اپريل|مئي||جولاءِ|آگسٽ|سيپٽمبر|آڪٽوبر||ڊسمبر
    hi:जन|फ़रवरी फ़र|||||जुल|अग|सित|अक्टू|नव|दिस
    mr:जानेवारी जाने|फेब्रुवारी फेब्रु||एप्रिल एप्रि|मे||जुलै|ऑगस्ट ऑग|सप्टेंबर सप्टें|ऑक्टोबर ऑक्टो|नोव्हेंबर \
    नोव्हें|डिसेंबर डिसें
    ne:|फेब्रुअरी||अप्रिल||जुन||अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर
    bn:জানু|ফেব||এপ্রি|||জুল|আগ|সেপ সেপ্ট|অক্টো|নভে|ডিসে
    as:জানুৱাৰী|ফেব্ৰুৱাৰী ফেব্ৰু|মাৰ্চ|এপ্ৰিল||||আগষ্ট|ছেপ্তেম্বৰ ছেপ্তে|অক্টোবৰ|নৱেম্বৰ নৱে|ডিচেম্বৰ ডিচে
    pa:ਜਨਵਰੀ ਜਨ|ਫ਼ਰਵਰੀ ਫ਼ਰ|ਮਾਰਚ|ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ ਜੁਲਾ|ਅਗਸਤ ਅਗ|ਸਤੰਬਰ ਸਤੰ|ਅਕਤੂਬਰ ਅਕਤੂ|ਨਵੰਬਰ ਨਵੰ|ਦਸੰਬਰ ਦਸੰ
    gu:જાન્યુઆરી જાન્યુ|ફેબ્રુઆરી ફેબ્રુ|માર્ચ|એપ્રિલ|મે|જૂન|જુલાઈ|ઑગસ્ટ|સપ્ટેમ્બર સપ્ટે|ઑક્ટોબર ઑક્ટો|નવેમ્બર નવે|\
    ડિસેમ્બર ડિસે
    or:ଜାନୁଆରୀ|ଫେବୃଆରୀ|ମାର୍ଚ୍ଚ|ଅପ୍ରେଲ|ମଇ|ଜୁନ|ଜୁଲାଇ|ଅଗଷ୍ଟ|ସେପ୍ଟେମ୍ବର|ଅକ୍ଟୋବର|ନଭେମ୍ବର|ଡିସେମ୍ବର
    ta:ஜன|பிப்|மார்|ஏப்||||ஆக|செப்|அக்|நவ|டிச
    te:జన|ఫిబ్ర||ఏప్రి||||ఆగ|సెప్టెం|అక్టో|నవం|డిసెం
    kn:ಜನವರಿ ಜನ|ಫೆಬ್ರವರಿ ಫೆಬ್ರ|ಮಾರ್ಚ್|ಏಪ್ರಿಲ್ ಏಪ್ರಿ|ಮೇ|ಜೂನ್|ಜುಲೈ|ಆಗಸ್ಟ್ ಆಗ|ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ|ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ|\
    ನವೆಂಬರ್ ನವೆಂ|ಡಿಸೆಂಬರ್ ಡಿಸೆಂ
    ml:ജനുവരി ജനു|ഫെബ്രുവരി ഫെബ്രു|മാർച്ച് മാർ|ഏപ്രിൽ ഏപ്രി|മേയ്|ജൂൺ|ജൂലൈ|ഓഗസ്റ്റ് ഓഗ|സെപ്റ്റംബർ സെപ്റ്റം|ഒക്ടോബർ \
    ഒക്ടോ|നവംബർ നവം|ഡിസംബർ ഡിസം
    si:ජනවාරි|පෙබරවාරි|මාර්තු|අප්රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්
    lo:ມັງກອນ ມ.ກ|ກຸມພາ ກ.ພ|ມີນາ ມ.ນ|ເມສາ ມ.ສ|ພຶດສະພາ ພ.ພ|ມິຖຸນາ ມິ.ຖ|ກໍລະກົດ ກ.ລ|ສິງຫາ ສ.ຫ|ກັນຍາ ກ.ຍ|ຕຸລາ ຕ.ລ|\
    ພະຈິກ ພ.ຈ|ທັນວາ ທ.ວ
    km:មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ
    my:ဇန်နဝါရီ ဇန်|ဖေဖော်ဝါရီ ဖေ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင် ဇူ|ဩဂုတ်|စက်တင်ဘာ စက်|အောက်တိုဘာ အောက်|နိုဝင်ဘာ နို|\
    ဒီဇင်ဘာ ဒီ
    am:ጃንዋሪ ጃን|ፌብሩዋሪ ፌብ|ማርች|ኤፕሪል ኤፕሪ|ሜይ|ጁን|ጁላይ|ኦገስት ኦገስ|ሴፕቴምበር ሴፕቴ|ኦክቶበር ኦክቶ|ኖቬምበር ኖቬም|ዲሴምበር ዲሴም
    ti:ጥሪ|ለካቲት ለካ|መጋቢት መጋ|ሚያዝያ ሚያ|ጉንበት ግን|ሰነ|ሓምለ ሓም|ነሓሰ ነሓ|መስከረም መስ|ጥቅምቲ ጥቅ|ሕዳር ሕዳ|ታሕሳስ ታሕ
    om:amajjii|guraandhala|bitootessa|eebila|caamsaa|waxabajjii|adoolessa|hagayya|fulbaana|onkoloolessa|sadaasa|\
    mudde
    so:janaayo jannaayo|febraayo|maarso|abriil|maayo|juun|luulyo|ogs ogosto|sebtembar seb sebteembar|oktoobar|\
    noofeembar nof|diseembar
    sw:||machi|aprili||||agosti|septemba|oktoba|novemba|desemba
    ha:janairu|faburairu fab|maris|afirilu afi|mayu|yuni yun|yuli yul|agusta|satumba||nuwamba nuw|disamba
    ig:jenụwarị|febrụwarị|maachị|epreel|||julaị|ọgọọst ọgọ||ọktoba ọkt||disemba
    yo:oṣù_ṣẹ́rẹ́|oṣù_èrèlè|oṣù_ẹrẹ̀nà|oṣù_ìgbé|oṣù_ẹ̀bibi|oṣù_òkúdu|oṣù_agẹmọ|oṣù_ògún|oṣù_owewe|oṣù_ọ̀wàrà|\
    oṣù_bélú|oṣù_ọ̀pẹ̀
    zu:januwari|februwari|mashi|ephreli|meyi||julayi|agasti|septhemba|okthoba||
    xh:janyuwari||matshi|epreli||||||okthobha||
    rw:mutarama|gashyantare|werurwe||gicurasi|kamena||kanama|nzeri|ukwakira|ugushyingo|ukuboza
    el:||μάρ||μαΐ|ιούν|ιούλ|αύγ|||νοέ|
    """
}
