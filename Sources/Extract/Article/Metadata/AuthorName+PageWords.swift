internal import ASCII

/// Words that pages show and that no name of a person has.
extension AuthorName {
  /// `Contact Us`, `Career Opportunities`, `Mehr Bücher`.
  static func isOfPage(_ name: String) -> Bool {
    let words = LetterCase.lowercased(name).parts(between: " ")
    return words.first.map(openingWords.contains) == true || words.contains(where: pageWords.contains)
      // `City News`, as no word announces it: a section.
      || words.count > 1 && words.last == "news"
  }

  /// Words that stand first.
  private static let openingWords = Set(
    """
    all breaking browse buy case click download explore featured follow home key latest login more our read
    register search shop sign special submit view watch
    alle aktuelle mehr neue unsere lire nos notre plus tous toutes voir más nuestra nuestro todos ver altri
    altro più tutti mais meer onze
    """.listedWords)

  /// Words that stand anywhere.
  private static let pageWords = Set(
    """
    about account accounts archive archives article articles awards blog careers categories category choice
    columns comment comments company contact content cookie cookies copyright edit email episode events faq
    features forum gallery guide guides homepage images info insights job jobs logout mailing menu newsletter
    newsletters now openings opinion opinions options overview pages photos pictures podcast podcasts policy
    popular posts privacy product products profile program programs project projects publications recent
    related releases reports resources reviews section sections services settings sitemap solutions sources
    sports stories studies subscribe takeaways tech terms tips today topic topics training trending tutorial
    tutorials type updates us videos webinar webinars website
    aktuelles anzeige artikel bilder kontakt meldungen nachrichten startseite themen veranstaltungen
    accueil actualité actualités archivo categoría contacto noticias notizie contato notícias nieuws
    """.listedWords)
}
