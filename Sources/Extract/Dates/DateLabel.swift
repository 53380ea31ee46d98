/// What the words beside a date say about it: `Published:`, `Zuletzt geändert am`, `tarihinde güncellendi`.
///
/// A label is short whatever its language: a date with next to no other words is the date of what it stands on. The
/// vocabulary decides what the date is of, and vouches for longer lines.
struct DateLabel {
  /// The day of a change.
  let isModified: Bool
  /// One of the words that stand at dates of publication or change.
  let isKnown: Bool
  /// How much other text stands before and behind the date: three for a word, one for an ideograph.
  private let weights: (before: Int, behind: Int)
  private let hasColon: Bool
  private let isRights: Bool

  /// - Parameters:
  ///   - before: what stands before the date, from the end of the date before it.
  ///   - behind: what stands behind it, up to the next one.
  init(before: Substring.UTF8View, behind: Substring.UTF8View, isLast: Bool) {
    let (before, behind) = (
      String(Substring(before)).lowercased(), String(Substring(behind)).lowercased()
    )
    func holds(_ words: [String], _ text: String) -> Bool {
      words.contains { ByteSearch.contains($0, in: text) }
    }
    let (weightBefore, weightBehind) = (Self.weight(before), Self.weight(behind))
    // What stands behind a date is its label where nothing stands before it: `5.5.2020 tarihinde güncellendi`.
    let readsBehind = isLast || weightBefore == 0
    let (isModifiedBefore, isPublishedBefore) = (
      holds(Self.modified, before), holds(Self.published, before)
    )
    let isModifiedBehind = readsBehind && !isPublishedBefore && holds(Self.modified, behind)
    isModified = isModifiedBefore || isModifiedBehind
    isKnown =
      weightBefore <= Self.maximumKnown
      && (isModified || isPublishedBefore || readsBehind && holds(Self.published, behind))
    weights = (weightBefore, weightBehind)
    let last = before.utf8.last { $0 != 0x20 }
    hasColon = last == UInt8(ascii: ":") || before.hasSuffix("：") || before.hasSuffix("： ")
    isRights = holds(["©", "copyright", "(c)"], before)
  }

  /// One of the words that stand at dates, in small letters.
  static func isKnown(_ word: String) -> Bool {
    published.contains { ByteSearch.contains($0, in: word) }
      || modified.contains { ByteSearch.contains($0, in: word) }
  }

  /// So few words, by weight, that the date can be of nothing else on the page.
  var isShort: Bool {
    guard !isRights else { return false }
    return weights.before <= (hasColon ? Self.maximumLabel : Self.maximumOpening)
      && weights.behind <= Self.maximumRest
  }

  /// `This page was last edited on`; longer ones are sentences.
  private static let maximumKnown = 18
  /// `Dieses Datum ist gültig:`
  private static let maximumLabel = 15
  /// `Posté le mardi`
  private static let maximumOpening = 9
  /// A weekday, a clock with its words, a zone, a source.
  private static let maximumRest = 12

  private static func weight(_ text: String) -> Int {
    DateToken.tokens(of: text).reduce(0) { sum, token in
      guard case .word(let word) = token.kind else { return sum }
      return sum + (word.unicodeScalars.first.map { (0x2E80...0xD7FF).contains($0.value) } == true ? 1 : 3)
    }
  }

  private static let published = [
    "publish", "posted", "post date", "written", "date", "datum", "stand:", "veröffentlicht", "erschienen",
    "wurde am", "geschrieben", "verfasst", "eingestellt", "publiziert", "publié", "posté", "rédigé",
    "paru le",
    "publicado", "publicación", "fecha", "publicação", "postado", "pubblicat", "yayın", "yayım", "tarih",
    "giriş", "eklenme", "đăng", "ngày", "xuất bản", "发布", "發佈", "發布", "发表", "發表", "公開", "掲載", "投稿",
    "配信", "입력", "등록", "작성", "опубликов", "добавлен", "публикац", "опубліков", "публікац", "публикуван",
    "објављен", "gepubliceerd", "geplaatst", "opublikowan", "dodano", "publikac", "publikov", "zveřejněn",
    "vydán", "publicera", "publisert", "udgivet", "offentliggjort", "julkaistu", "megjelen", "közzétév",
    "publicat", "δημοσ", "objavljen", "paskelbta", "publicēts", "avaldatud", "פורסם", "نشر", "منتشر",
    "نُشر", "انتشار", "شائع", "வெளியிட", "imechapish", "birt", "publikuar", "გამოქვეყნ", "dərc", "жариялан",
    "հրապարակ", "нийтэл",
    "प्रकाशित", "প্রকাশ", "เผยแพร่", "วันที่", "diterbitkan", "dipublikasikan", "tanggal",
  ]
  private static let modified = [
    "update", "modified", "last edited", "edited on", "edited:", "revised", "reviewed", "last change",
    "aktualisier", "geändert", "änderung", "mis à jour", "mise à jour", "modifié", "modification",
    "actualizad", "actualización", "modificad", "atualizad", "atualização", "aggiornat", "aggiornamento",
    "ultima modifica", "bijgewerkt", "gewijzigd", "aktualizac", "zaktualizowan", "aktualizován", "uppdatera",
    "opdateret", "oppdatert", "päivitetty", "frissítve", "módosít", "actualizat", "güncelle", "обновлен",
    "изменен", "оновлен", "змінен", "ενημέρωσ", "ενημερώ", "cập nhật", "更新", "修改", "수정", "diperbarui",
    "تحديث", "अपडेट", "อัปเดต", "อัพเดต", "แก้ไข", "izmjena", "ažuriran", "ажуриран", "עודכן", "uppfært",
    "posodobljen", "обнов",
    "atnaujin", "atjaunot", "uuendat", "dikemas kini", "روزرسانی", "به روز رسانی", "আপডেট", "হালনাগাদ", "புதுப்பி",
    "اپ ڈیٹ",
    "اپڈیٹ", "imesasish", "actualitza", "përditës", "განახლ", "yenilən", "жаңарт", "aktualizovan", "naposled",
    "업데이트",
  ]
}
