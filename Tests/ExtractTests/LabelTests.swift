import Testing

@testable import Extract

/// Words that give furniture away in the languages of the news, and sentences of a text that merely hold some of them.
@Suite struct LabelTests {
  @Test(arguments: [
    "Article continues below advertisement", "Story continues below this ad",
    "Scroll to continue reading after the ad",
    "Weiter nach der Anzeige", "Der Artikel wird nach der Anzeige fortgesetzt",
    "La suite après cette publicité",
    "Continúa después de la publicidad", "Continua depois da publicidade",
    "Continua a leggere dopo la pubblicità",
    "Tekst loopt door onder de advertentie", "Artikeln fortsätter efter annonsen",
    "Artiklen fortsætter efter annoncen",
    "Dalsza część artykułu pod materiałem wideo", "Haberin devamı reklamdan sonra",
    "Продолжение после рекламы",
  ]) func aLineThatAnnouncesMoreOfTheTextIsFurniture(_ line: String) {
    #expect(Labels.isFurniture(line))
  }

  @Test(arguments: [
    "İLGİLİ HABER: Kanal trafiği dibe vurdu", "İLGİNİZİ ÇEKEBİLİR", "اقرأ أيضًا: حركة القناة",
    "أقرأ أيضا حركة القناة",
    "【関連記事】運河の通航量", "✅ Leia também", "ये भी पढ़ें: नहर", "Zobacz: nowe wrota", "Pour aller plus loin :",
  ]) func aTeaserIsRecognisedHoweverItIsSpelledAndDressed(_ line: String) {
    #expect(Labels.isTeaser(line, linkShare: 0, isAtStation: true))
  }

  @Test(arguments: [
    "Подписывайтесь на наш канал в Telegram, чтобы быть в курсе последних новостей.",
    "Підписуйтесь на наш Telegram-канал, щоб не пропустити важливе.",
    "Síguenos en nuestro canal de WhatsApp y no te pierdas las noticias.",
    "Wil je op de hoogte blijven? Meld je aan voor onze nieuwsbrief.",
    "Simak breaking news dan berita pilihan kami langsung di ponselmu.",
  ]) func anAppealSpeaksForTheHouseInAnyLanguage(_ line: String) {
    #expect(TailNotices.isAppeal(line))
  }

  @Test(arguments: [
    "The ad war continues under a new owner.", "Follow the river to the old mill.",
    "Work continues after the flood.",
    "The story of the bridge continues to divide the town.", "Di sản văn hóa được gìn giữ sau nhiều năm.",
    "Die Arbeiten gehen nach der Pause weiter.",
    "Il vous reste deux jours pour visiter le musée de la ville.",
  ]) func aSentenceOfTheTextIsNoLabel(_ line: String) {
    #expect(!Labels.isTeaser(line, linkShare: 0, isAtStation: true))
  }
}
