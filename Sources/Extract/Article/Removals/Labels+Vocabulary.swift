/// The words of furniture, one language after the other: those of western, northern and eastern Europe, Turkish, Vietnamese,
/// Indonesian, and those in other scripts.
extension Labels {
  /// Openings of a line that leads to another article.
  static let teaserOpenings = Openings(
    """
    read more|read also|also read|see also|see more|related:|related story|related stories|related article|
    related coverage|more on this|more:|more from|more in |more articles|more great|more to read|more stories:|
    other stories|watch:|watch now|listen:|don't miss|must read|recommended|you may also like|you might also like|
    people also|others also|around the web|from the web|click here to|top stories|trending|latest news|up next|
    next:|previous:|keep reading|what to read next|
    lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|lies auch|auch lesen|mehr dazu|mehr zum thema|
    mehr lesen|mehr themen|auch interessant|siehe auch|weiterlesen|die redaktion empfiehlt|lesetipp|
    das könnte dich|das könnte sie|das könnte euch|könnte sie auch|weitere artikel|weitere themen|weitere beiträge|
    ähnliche artikel|ähnliche beiträge|passend dazu|zum thema:|
    vous aimerez aussi|articles similaires|dans la même|à lire aussi|a lire aussi|lire aussi|à lire|lire également|
    voir aussi|sur le même sujet|à voir aussi|à écouter aussi|pour aller plus loin|nos autres articles|
    lea también|lea tambien|leer más|lee también|lee tambien|leer también|lea además|lea más|lea:|lee además|
    te puede interesar|también te puede|le puede interesar|puede interesarle|te recomendamos|ver también|
    vea también|vea tambien|puedes ver|puede ver|mira también|más información|noticia relacionada|
    noticias relacionadas|sigue leyendo|
    você pode gostar|você também pode|leia também|leia mais|leia ainda|veja também|veja mais|saiba mais|leia:|
    confira também|ler também|leia a seguir|
    leggi anche|leggi di più|leggi pure|vedi anche|guarda anche|ti potrebbe interessare|potrebbe interessarti|
    potrebbe interessarvi|approfondisci|articoli correlati|
    lees ook|lees meer|lees verder|lees hier|bekijk ook|zie ook|meer over dit onderwerp|
    les også|les mer|se også|læs også|læs mere|läs också|läs även|läs mer|följ ämnen|följ ämnet|
    lue myös|lue lisää|katso myös|
    czytaj też|czytaj także|czytaj również|czytaj więcej|zobacz też|zobacz także|zobacz również|zobacz:|
    przeczytaj także|przeczytaj też|przeczytaj również|polecamy|dowiedz się więcej|warto przeczytać|
    čtěte také|více k tématu|přečtěte si|mohlo by vás zajímat|související články|
    čítajte aj|prečítajte si|mohlo by vás zaujímať|
    olvasta már|olvasd el|kapcsolódó|ezt is|citește și|citeşte şi|citiți și|vezi și|pročitajte još|pročitajte i|
    pročitaj još|прочетете още|вижте още|διαβάστε επίσης|διαβάστε ακόμη|διαβάστε ακόμα|δείτε επίσης|
    ayrıca bakınız|ayrıca oku|ilgili haber|ilginizi çekebilir|bunlar da ilginizi|haberin devamı|okumaya devam|
    читайте также|читай также|читать также|читайте:|читайте ещё|читайте еще|смотрите также|по теме|
    материалы по теме|новости по теме|другие новости|
    читайте ще|читайте також|читай також|дивіться також|за темою|матеріали за темою|
    xem thêm|đọc thêm|đọc tiếp|xem ngay|đọc ngay|tin liên quan|bài liên quan|có thể bạn quan tâm|có thể bạn thích|
    mời bạn|mời quý|tham khảo thêm|tin cùng chuyên mục|các tin khác|tin khác|
    baca juga|lihat juga|simak juga|tonton juga|baca selengkapnya|berita terkait|artikel terkait|pilihan editor|
    soma zaidi|soma pia|funda olunye|
    関連記事|関連ニュース|関連リンク|あわせて読みたい|合わせて読みたい|続きを読む|こちらもおすすめ|
    관련기사|관련 기사|함께 보면 좋은|많이 본 뉴스|많이 본 기사|더보기|相关阅读|相关新闻|相关报道|推荐阅读|延伸阅读|更多新闻|
    相關新聞|相關報導|延伸閱讀|推薦閱讀|更多新聞|
    اقرأ أيضا|اقرأ المزيد|اقرأ ايضا|اقرئي أيضا|شاهد أيضا|شاهد ايضا|طالع أيضا|قد يهمك|مواضيع ذات صلة|أخبار ذات صلة|
    بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|یہ بھی پڑھیں|مزید پڑھیں|קראו גם|קראו עוד|עוד בנושא|
    ये भी पढ़ें|यह भी पढ़ें|इसे भी पढ़ें|और पढ़ें|আরও পড়ুন|আরো পড়ুন|อ่านข่าว|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง
    """)

  /// Whole lines that are furniture.
  static let furniture = Lines(
    """
    advertisement|advertising|ad|ads|sponsored|sponsored content|promoted|anzeige|werbung|annons|annonse|annonce|
    publicité|publicidad|publicidade|pubblicità|reklama|reklam|reklám|reclamă|реклама|quảng cáo|advertentie|iklan|
    mainos|hirdetés|inzerce|διαφήμιση|広告|광고|廣告|广告|إعلان|اعلان|تبلیغات|פרסומת|विज्ञापन|বিজ্ঞাপন|โฆษณา|
    article content|share|share this|share this article|share this story|facebook|twitter|whatsapp|email|print|
    copy link|teilen|compartir|partager|compartilhar|condividi|delen|dela|del|udostępnij|paylaş|поделиться|
    поширити|chia sẻ|bagikan|シェア|공유|分享|شارك|comments|comment|kommentare|kommentarer|comentarios|comentários|
    commentaires|commenti|reacties|komentarze|yorumlar|комментарии|коментарі|bình luận|komentar|コメント|댓글|评论|
    التعليقات|subscribe|sign up|log in|login|follow us|newsletter|s'abonner|abone ol|abonnieren|suscríbete|
    assine|abbonati|abonneer|prenumerera|subskrybuj|подписаться|підписатися|đăng ký|구독|登录|video|videos|gallery|
    photos|advertisement - story continues below|getty images|reuters|ap|afp|close|loading|embed|key points|
    related|related articles|related topics|tags|topics|more|more stories|most read|most popular|read more|
    table of contents|sommaire|inhalt|inhaltsverzeichnis|índice|sommario|inhoud|innehåll|spis treści|содержание|
    mục lục|daftar isi|目次|목차|目录|load more|view comments|back to top|skip to main content|skip to content|
    direkt zum inhalt|zur startseite|video loading|image|photo|x|___|*****
    """)

  /// Openings of notices: subscriptions, licences, standards, corrections of the house, who made a picture.
  static let noticeOpenings = Openings(
    """
    our standards:|copyright ©|© |©20|(c) 20|all rights reserved|subscribe to|sign up for|sign up to|follow us on|
    follow him on|follow her on|follow the author|follow me on|get the latest|download our|download the|
    purchase licensing rights|license this content|join our|like us on|support our|click here for reprint|
    click to read more|get our newsletter|this content is hosted|to view this content|you need to enable|
    please enable javascript|your web browser is no longer supported|this video can not be played|
    this video has failed|we apologize, but this video|this story is for subscribers|this article is for subscribers|
    already a subscriber|if you buy something using links|we may earn a commission|this post may contain affiliate|
    do you have a story|got a story|have a tip|do you have a tip|got a tip|contact us at|email us at|submit your|share this on|share on|
    posted in|filed under|tagged|tags:|editor :|editor:|keywords:|categories:|category:|
    folgen sie uns|abonnieren sie|newsletter abonnieren|folg uns|empfohlener redaktioneller inhalt|
    an dieser stelle finden sie|an dieser stelle findest du|dieses element enthält|externer inhalt|
    ich bin damit einverstanden|wir benötigen ihre zustimmung|wir respektieren deine privatsphäre|
    wir respektieren ihre privatsphäre|personenbezogene daten können|du kannst ihn dir mit einem klick|
    dieser beitrag enthält werbung|werbung. dieser beitrag|zu den kommentaren|jetzt kommentieren|schlagworte|
    mehr über|suivez-nous|abonnez-vous|inscrivez-vous|il vous reste|réservé aux abonnés|
    síguenos|suscríbete|regístrate|ver comentarios|etiquetas|archivado en|assine|siga|inscreva-se|
    iscriviti|seguici|riproduzione riservata|volg ons|meld je aan|følg oss|følg os|följ oss|
    obserwuj nas|bądź na bieżąco|dziękujemy, że|zapisz się|bizi takip|etiketler|abone ol|
    подписывайтесь|подпишитесь|если вы заметили ошибку|если вы нашли ошибку|нашли ошибку|заметили ошибку|
    реклама. |підписуйтесь|підпишіться|помітили помилку|якщо ви помітили помилку|знайшли помилку|
    mời độc giả|theo dõi|link bài gốc|theo dòng sự kiện|từ khóa|simak breaking news|cek berita|ikuti berita|
    ikuti kami|dapatkan update|
    foto:|foto :|photo:|photo :|photos:|fotos:|fotos :|bild:|bilder:|image:|picture:|photograph:|image source|
    quelle:|(quelle|źródło:|zdroj:|forrás:|sursa:|источник:|джерело:|фото:|fuente:|fonte:|source:|sources:|nguồn:|
    ảnh:|kaynak:|bron:|sumber:|πηγή:|المصدر:|صور:|منبع:|צילום:|
    저작권자|ⓒ|무단전재|무단 전재|<저작권자|责任编辑|責任編輯|(责任编辑|编辑：|編輯：|编辑:|来源：|來源：|来源:|
    纠错|原标题|版权声明|免责声明|無断転載|この記事は有料|会員登録|تابعوا|اشترك
    """)

  /// Those of the notices above that may open a sentence of the text as well.
  static let appealOpenings = Openings(
    """
    follow|subscribe to|get the latest|download|join our|support our|like us|siga|assine|theo dõi|sign up|volg ons|
    purchase licensing|do you have|got a|have a tip|submit your|il vous reste|regístrate|iscriviti|seguici|zapisz się|
    подписывайтесь|подпишитесь|підписуйтесь|підпишіться|meld je aan|obserwuj nas|bądź na|dziękujemy, że|تابعوا|اشترك
    """)

  /// Headings behind which nothing of the text follows.
  static let tailOpenings = Openings(
    """
    about the author|about the writer|about the contributor|comments|more from|
    newsletter|next article|read next|media contact|press contact|
    über den autor|über die autor|zum autor|zur autorin|kommentare|nächster artikel|
    weitere informationen|weiterführende informationen|originalpublikation|mehr themen|weitere artikel|
    weitere beiträge|weitere themen|fragen zu diesem artikel|das könnte sie|das könnte dich|das könnte euch|
    bleiben sie informiert|vorschau auf den nächsten|zusatzinformationen|pressekontakt|
    à propos de l'auteur|article suivant|contact presse|sobre el autor|sobre la autora|siguiente artículo|
    sobre o autor|sobre a autora|próximo artigo|sull'autore|articolo successivo|over de auteur|om författaren|
    o autorze|o autorce|об авторе|комментарии|про автора|коментарі|về tác giả|bình luận|ý kiến|bài tiếp theo|
    tentang penulis|この記事を書いた人|関連記事|저자 소개|作者简介|عن الكاتب
    """)

  static let readingOpenings = Openings("further reading|related reading|zum weiterlesen")

  static let oneComment = Lines("one|ein|eine|un|une|una|uma|één|en|ett|jeden|один")
  static let commentNames = Lines(
    """
    comment|comments|response|responses|reply|replies|thought|thoughts|kommentar|kommentare|kommentarer|kommentarar|
    antwort|antworten|reaktion|reaktionen|commentaire|commentaires|réponse|réponses|comentario|comentarios|respuesta|
    respuestas|comentário|comentários|resposta|respostas|commento|commenti|risposta|risposte|reactie|reacties|
    kommenttia|komentarz|komentarze|komentarzy|komentář|komentáře|komentářů|yorum|komentar|комментарий|комментария|
    комментариев|коментар|коментарі|коментарів
    """)

  static let commentOpenings = Openings(
    """
    leave a reply|leave a comment|post a comment|add a comment|add your comment|write a comment|join the conversation|hinterlasse|schreibe einen kommentar|
    kommentar verfassen|kommentar schreiben|deja un comentario|deja una respuesta|deixe um comentário|
    deixe uma resposta|laisser un commentaire|laissez un commentaire|lascia un commento|laat een reactie|
    plaats een reactie|geef een reactie|skriv en kommentar|lämna en kommentar|lämna ett svar|legg igjen en kommentar|
    dodaj komentarz|napsat komentář|napsat komentar|pridaj komentár|hozzászólás a|lasă un răspuns|yorum yap|
    bir yanıt yazın|bir cevap yazın|оставить комментарий|добавить комментарий|залишити коментар|để lại bình luận|
    viết bình luận|tinggalkan balasan|tinggalkan komentar|コメントを残す|댓글 남기기|发表回复|发表评论|
    اترك تعليقا|اترك رد|دیدگاهتان را
    """)

  /// Openings of lines that say who else worked on a text, and where and when it stood first.
  static let creditOpenings = Openings(
    """
    reporting by|with reporting by|additional reporting|editing by|writing by|with files from|compiled by|
    produced by|first published|originally published|this article was originally|this article first|
    this article originally|this story was originally|this story first|views expressed|opinions expressed|
    the views expressed|the opinions expressed|about the author|posted on|posted in|published on|
    redaktion:|übersetzung:|übersetzung und|redigatur:|faktencheck:|produktion:|dieser artikel ist zuerst|
    dieser artikel erschien|dieser text erschien|dieser beitrag erschien|der artikel erschien|kontakt:|
    bei fragen und anregungen|zusatzinformationen|weitere informationen|zum weiterlesen|originalpublikation|
    über den autor|über die autorin|publiziert:|aktualisiert am|dieser eintrag wurde|erstellt am|veröffentlicht am|
    cet article a été publié|crédits photos|crédit photo|publié le|(avec afp|publicado el|con información de|
    publicado em|com informações d|pubblicato il|opracowanie:|opracował|oprac. |(pap)|autor zdjęć|
    (theo |tổng hợp|(tổng hợp|penulis:|penyunting:|редактор:|автор:|haber merkezi
    """)

  /// The whole text of a link to the rest of a teaser.
  static let more = Lines(
    """
    more|read more|read on|continue reading|full story|mehr|mehr lesen|weiterlesen|weiter|lesen|zum artikel|
    plus|lire la suite|lire plus|en savoir plus|leer más|ver más|sigue leyendo|seguir leyendo|ler mais|leia mais|
    saiba mais|continue lendo|leggi tutto|leggi di più|continua|continua a leggere|lees meer|lees verder|läs mer|
    læs mere|les mer|lue lisää|czytaj więcej|czytaj dalej|więcej|číst dále|tovább|citește mai mult|devamı|
    devamını oku|читать далее|читать полностью|подробнее|читати далі|детальніше|xem thêm|xem tiếp|xem chi tiết|
    đọc tiếp|chi tiết|baca selengkapnya|selengkapnya|続きを読む|もっと見る|더보기|阅读更多|查看更多|閱讀更多|اقرأ المزيد|
    المزيد|और पढ़ें
    """)
}
