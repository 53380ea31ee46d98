/// Words below a text, and at the end of a teaser.
extension Labels {
  private static let tailOpenings = Openings(
    """
    about the author|about the writer|about the contributor|über den autor|über die autor|zum autor|zur autorin|
    à propos de l'auteur|à propos de l’auteur|sobre el autor|sobre la autora|sobre o autor|sull'autore|
    over de auteur|om författaren|o autorze|об авторе|про автора|về tác giả|comments|kommentare|bình luận|
    ý kiến|комментарии|vorschau auf den nächsten|nächster artikel|zum weiterlesen|weitere informationen|
    originalpublikation|zusatzinformationen|mehr themen|weitere artikel|weitere beiträge|weitere themen|
    more from|further reading|fragen zu diesem artikel|related reading|das könnte sie|das könnte dich|
    das könnte euch|newsletter|bleiben sie informiert
    """)

  private static let commentOpenings = Openings(
    """
    leave a reply|leave a comment|post a comment|join the conversation|hinterlasse|schreibe einen kommentar|
    kommentar verfassen|kommentar schreiben|deja un comentario|deja una respuesta|deixe um comentário|
    laisser un commentaire|lascia un commento|laat een reactie|skriv en kommentar|lämna en kommentar|
    dodaj komentarz|napsat komentář|yorum yap|оставить комментарий|để lại bình luận|viết bình luận
    """)

  /// A heading that asks for comments: no text has one of its own.
  static func asksForComments(_ text: String) -> Bool {
    text.utf8.count <= 120 && commentOpenings.begin(bare(text))
  }

  /// A heading behind which nothing of the text follows.
  static func opensTail(_ text: String) -> Bool {
    text.utf8.count <= 120 && tailOpenings.begin(bare(text)) || asksForComments(text)
  }

  private static let creditOpenings = Openings(
    """
    reporting by|with reporting by|additional reporting|editing by|writing by|redaktion:|übersetzung:|
    übersetzung und|redigatur:|faktencheck:|first published|originally published|this article was originally|
    this article first|this article originally|this story was originally|this story first|dieser artikel ist zuerst|
    dieser artikel erschien|dieser text erschien|dieser beitrag erschien|der artikel erschien|
    cet article a été publié|kontakt:|bei fragen und anregungen|zusatzinformationen|weitere informationen|
    zum weiterlesen|originalpublikation|über den autor|über die autorin|about the author|crédits photos|
    crédit photo|publiziert:|aktualisiert am|dieser eintrag wurde|erstellt am|veröffentlicht am|posted on|posted in|
    published on|publicado el|publié le|pubblicato il|with files from|views expressed|
    opinions expressed|the views expressed|the opinions expressed|compiled by|produced by|produktion:
    """)
  private static let contributions = [
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting",
  ]

  /// Below a text: who else worked on it, and where it stood first.
  static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count <= 300 else { return false }
    return creditOpenings.begin(bare(text)) || contributions.contains { ByteSearch.contains($0, in: text) }
  }

  private static let more = Lines(
    """
      more|read more|read on|continue reading|full story|mehr|mehr lesen|weiterlesen|weiter|lesen|zum artikel|
      plus|lire la suite|en savoir plus|leer más|ver más|sigue leyendo|ler mais|saiba mais|leggi tutto|continua|
      lees meer|lees verder|läs mer|læs mere|les mer|lue lisää|czytaj więcej|więcej|číst dále|tovább|devamı|
      devamını oku|читать далее|подробнее|читати далі|xem thêm|xem tiếp|đọc tiếp|baca selengkapnya|続きを読む
    """)

  private static let recommendations = [
    "like", "related", "similar", "recommend", "trending", "latest", "top stories", "gefallen", "interess",
    "ähnlich",
    "weitere", "gost", "interesar", "relacionad", "aimer", "similaires", "liên quan", "quan tâm", "polecamy",
  ]

  /// A heading over a list of other stories, not a pointer to a single one.
  static func recommends(_ text: String) -> Bool {
    let text = LetterCase.lowercased(text)
    return recommendations.contains { ByteSearch.contains($0, in: text) }
  }

  /// The text of a link to the rest of a teaser.
  static func isMore(_ text: String) -> Bool {
    var text = text[...]
    while text.last == "." || text.last == "…" { text = text.dropLast() }
    return more.contains(bare(String(text)))
  }
}
