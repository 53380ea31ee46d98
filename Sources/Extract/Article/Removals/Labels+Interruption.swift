/// Lines that interrupt a text to say that it goes on: `Article continues below advertisement`, `La suite après cette publicité`.
extension Labels {
  private static let maximumInterruptionBytes = 160

  /// Says that something goes on, says where, and names the text or what interrupts it, in little more than these words.
  static func announcesMore(_ bare: ArraySlice<UInt8>) -> Bool {
    guard bare.count <= maximumInterruptionBytes else { return false }
    var counts = InlineArray<5, Int>(repeating: 0)
    interruptionWords.forEachValue(bare) { counts[Int($0)] += 1 }
    let (others, known) = (counts[0], counts[goesOn] + counts[place] + counts[subject])
    return counts[goesOn] > 0 && counts[place] > 0 && counts[subject] > 0 && others * 3 <= known * 2
  }

  private static let (goesOn, place, subject, article) = (1, 2, 3, 4)

  private static let interruptionWords = WordTable([
    (
      UInt8(goesOn),
      """
      continue continues continued resumes weiter fortgesetzt fortsetzung suite continúa continua sigue continuará
      loopt gaat verder fortsätter fortsetter fortsætter jatkuu dalsza część reszta pokračuje pokračovanie pokračování
      folytatódik continuă devamı продолжение продолжается продовження lanjut lanjutkan berlanjut tiếp tục يتبع تتمة
      """
    ),
    (
      UInt8(place),
      """
      below following scroll nach unter unterhalb après ci-dessous después debajo tras depois abaixo após dopo sotto
      door onder na efter under etter after nedenfor nedanför jälkeen alla pod poniżej za níže után alatt după aşağıda aşağıdadır
      sonra после ниже після нижче setelah bawah dưới sau بعد أدناه
      """
    ),
    (
      UInt8(subject),
      """
      advertisement advertising ad ads story article post text content reading anzeige werbung artikel beitrag publicité
      pub lecture texte publicidad anuncio artículo nota noticia leyendo publicidade anúncio matéria texto pubblicità
      annuncio leggere articolo testo advertentie reclame tekst foto video verhaal annonsen annonsene annoncen
      artikeln artikkelen saken juttu mainoksen reklamą artykułu tekstu wideo materiałem reklamou článek reklama
      hirdetés cikk reklam reklamdan haberin haber реклами рекламы материала текста статьи матеріалу тексту статті iklan
      berita quảng cáo bài viết المقال الإعلان
      """
    ),
    (
      UInt8(article),
      """
      the this that with der die das dem den wird la le les l cette a o el los las de da del een het deze d en
      """
    ),
  ])
}
