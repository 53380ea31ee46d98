extension Trait {
  /// Words of class names and ids, in the languages whose sites write them. A name is cut at whatever is no
  /// letter and where small letters turn to capitals; `readmore` is also found as `read-more` and `readMore`.
  private static let vocabulary: [(trait: Trait, words: StaticString)] = [
    (
      .subject,
      """
      article articles story post entry news newsarticle artikel artykul articulo artigo articolo noticia
      noticias nota materia single detail details detailed main hentry blogpost blog page baiviet chitiet
      bai viet clanek cikk haber makale novost statya artikkel artikeln storie release report column fck
      cms node reportage
      """
    ),
    (
      .body,
      """
      body content contents text copy texto contenido cuerpo conteudo noidung corps inhalt paragraph
      paragraphs richtext contenu testo corpo tekst tresc obsah szoveg brodtext main maincontent bodytext
      fulltext wysiwyg prose editor markup fckeditor innercontent
      """
    ),
    (
      [.subject, .body],
      """
      articlebody articlecontent articletext storybody storycontent storytext postcontent postbody
      posttext entrycontent newscontent newsbody newstext newsdetail detailcontent contentdetail
      maindetail maintext bodycontent postentry blogcontent contenuarticle articlecopy pagecontent
      singlecontent cuerponoticia textonoticia notacuerpo artikeltext artikelinhalt articleinner fckdetail
      cmsbody chitietbai noidungbai noidungchitiet tinchitiet artigocorpo corponoticia materiaconteudo
      articlefulltext bodymain contentbody
      """
    ),
    (.headline, "headline title titulo titel titolo tieude titre heading otsikko nadpis rubrik articletitle"),
    (
      .standfirst,
      """
      standfirst sapo chapo chapeau dek deck subtitle subheadline subhead subheading lead lede leadtext
      leadparagraph excerpt abstract bajada copete entradilla sumario summary sottotitolo occhiello
      sommario intro introtext introduction vorspann teasertext anreisser ingress manchet manchete perex
      tomtat description kicker resumen subtitulo linhafina resumo blurb preamble headnote articlelead
      articleintro articlesummary teaserlead
      """
    ),
    (
      .share,
      """
      share sharing shares sharebar sharebuttons sharethis addthis addtoany social socials socialbar
      sociallinks socialshare socialmedia sharetools sharelinks compartir compartilhar teilen partager
      partage condividi udostepnij chiase followus follow followbar bookmark bookmarks tweetbutton fblike
      whatsappshare messenger jssocials shareaholic
      """
    ),
    (
      .related,
      """
      related relateds relatedcontent relatedarticles relatednews relatedposts relatedlinks relatedstories
      relatedtopics relacionado relacionados relacionadas relacionada recommended recommendation
      recommendations recommends recirc recirculation readmore readalso alsoread moreread mostread
      mostpopular mostviewed seealso readnext upnext nextup morestories morenews morefrom moreon moreabout
      morelike trending popular latestnews lastnews lienquan tinlienquan xemthem docthem tincungchuyenmuc
      cungchuyenmuc tinmoi tinkhac tindocnhieu docnhieu tinnoibat baidocnhieu youmaylike youmayalsolike
      mayalso alsolike alsolikes outbrain taboola zergnet revcontent mgid plista dianomi nativo
      internallink crosslink leiatambem leiamais veja tambem lireaussi alireaussi voiraussi leggianche
      correlati mehrzumthema lesensieauch weiterlesen verwandte powiazane polecane podobne souvisejici
      ilgili similar inread articlelinks linkbox linkedarticles furtherreading jprelatedposts yarpp crp
      contextlink suggested suggestions suggestion onward onwardjourney whattoread editorspicks
      editorpicks topstories
      """
    ),
    (
      .comments,
      """
      comment comments commentlist commentlinks commentsection commentform commentarea disqus disqusthread livefyre
      respond comentarios comentario comentarii commentaires commentaire kommentare kommentar kommentarer
      komentarze komentar commenti binhluan ykien discussion fbcomments facebookcomments coral reactions
      replies reply yorum yorumlar komentare userreviews opinionbox talkback
      """
    ),
    (
      .advertisement,
      """
      ad ads adv advert adverts advertise advertisement advertising advertorial adbox adslot adunit
      adwrapper adcontainer adsense adsbygoogle googlead gpt gptad dfp dfpad doubleclick bannerad adbanner
      banner banners sponsor sponsored sponsors sponsorship promo promos promobox promotion promotions
      promoted publicidad publicidade publicite werbung anzeige anzeigen reklama reklam reklame annons
      annonce annuncio pubblicita quangcao qc leaderboard skyscraper mpu billboard commercial paidcontent
      partnercontent adplaceholder adlabel affiliate affiliates dealbox shoplink buybox productbox amazon
      """
    ),
    (
      .newsletter,
      """
      newsletter newsletters newslettersignup subscribe subscription subscriptions signup emailsignup
      mailchimp mailinglist mailing optin inscription suscribete suscripcion assine nieuwsbrief
      newsletterbox subscribebox subscribeform donate donation donations crowdfunding membership
      appdownload appbanner googlenews
      """
    ),
    (
      .navigation,
      """
      nav navbar navigation navi menu menus submenu breadcrumb breadcrumbs crumbs crumb megamenu topbar
      mainnav sitenav pagination paging pager prevnext postnav postnavigation nextpost prevpost skiplink
      skip siteheader masthead topnav subnav offcanvas hamburger sitemap toc tableofcontents jumplinks
      backtotop searchform searchbox searchbar langswitch languageswitcher logo sitelogo
      """
    ),
    (
      .footer,
      "footer foot sitefooter pagefooter bottombar colophon articlefooter postfooter entryfooter storyfooter footnav"
    ),
    (
      .sidebar,
      """
      sidebar sidebars side rail rightrail leftrail rightcol rightcolumn secondary aside tertiary widget
      widgets widgetarea marginalia
      """
    ),
    (
      .tagList,
      """
      tag tags taglist tagcloud posttags articletags entrytags keywords topics topiclist topictags
      hashtags etiquetas temas schlagworte schlagwort themen tagi stitky tukhoa labels categories posttag
      cattags catlinks postcategories
      """
    ),
    (
      .authorBox,
      """
      authorbox authorbio authorinfo aboutauthor abouttheauthor bio biography authorcard authordetails
      authorprofile authordescription contributorbio writerbio postauthor authorblock authorarea
      acercaautor sobreautor
      """
    ),
    (
      .consent,
      """
      cookie cookies cookiebar cookiebanner cookieconsent cookienotice consent gdpr privacy onetrust cmp
      cmpbox didomi usercentrics truste privacybanner adblock adblocker
      """
    ),
    (
      .caption,
      """
      caption captions captiontext figcaption wpcaption wpcaptiontext imagecaption photocaption imgcaption
      cutline mediacaption piedefoto pie didascalia legende bildunterschrift bildtext photocredit
      imagecredit credit credits copyright photographer legend imageinfo fotocredit bildnachweis photodesc
      imagedescription picturecaption phototext imgdesc imagelegend photodescription chuthich notaanh
      photoalbum
      """
    ),
    (
      .byline,
      """
      byline bylines dateline authors authorname contributors contributor autor autores auteur autore
      verfasser tacgia writer journalist redactor metaauthor postmeta articlemeta entrymeta storymeta
      bylinedate signature firma
      """
    ),
    (
      .author,
      "author authors byline autor autores auteur auteurs autore tacgia writer journalist contributor verfasser"
    ),
    (
      .timestamp,
      """
      timestamp date datetime time published pubdate publishdate publishdate publicationdate datepublished
      postdate entrydate updated lastupdated modified fecha datum data ngaydang thoigian posttime readtime
      readingtime minread articledate newsdate createddate datecreated
      """
    ),
    (
      .hidden,
      """
      visuallyhidden visuallyhide sronly screenreader screenreadertext screenreaderonly assistivetext
      offscreen printonly onlyprint showprint printfriendly dnone displaynone elementinvisible
      accessibletext
      """
    ),
    (
      .paywall,
      """
      paywall paywalls piano tppaywall regwall subscriberonly premiumbox premiumwall meteredwall loginwall
      registrationwall paygate aboshop
      """
    ),
    (
      .legal,
      "copyrights disclaimer disclaimers disclosure license licence legalnotice termsofuse rights trustproject trustlogo"
    ),
    (
      .poll,
      "poll polls quiz survey vote voting rating ratings stars feedback encuesta umfrage sondage petition"
    ),
    (
      .popup,
      "popup popups modal modals overlay lightbox tooltip tooltips dialog toast drawer flyout interstitial popmake pum"
    ),
    (
      .teaser,
      """
      teaser teasers card cards tile tiles listing listitem newslist articlelist storylist postlist
      carousel slider swiper slick promoitem feed newsfeed river ticker
      """
    ),
    (
      .toolbar,
      """
      toolbar tools toolbox articletools actions actionbar printbutton fontsize textsize textresize
      utility utilities buttons controls player playercontrols audioplayer texttospeech listen narration
      speechkit readspeaker
      """
    ),
    (
      .media,
      """
      video videos videoplayer gallery galleries galeria slideshow photo photos image images picture media
      mediaembed embed embedded infographic figure thumbnail thumb foto fotos bild hinhanh anh album
      """
    ),
    (.publisher, "publisher sitename source sourcename agency provider"),
    (.quote, "pullquote blockquote quote quotes zitat citation tweet twittertweet instagrammedia"),
    (.hiddenAlone, "hidden hide invisible noprint"),
    (.negator, "no has with without not non elementor"),
    (.metadata, "meta metadata info articleinfo postinfo newsinfo details byline"),
  ]

  /// Word hash to row, and the row's traits: words of several rows have all their traits.
  private static let index: (table: NameTable, traits: [Trait]) = {
    var traits: [String: Trait] = [:]
    var order: [String] = []
    for row in vocabulary {
      for word in row.words.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let word = String(word)
        if traits[word] == nil { order.append(word) }
        traits[word, default: []].formUnion(row.trait)
      }
    }
    // A byte holds 255 rows: words share the row of their traits.
    var rows: [Trait] = [[]]
    var entries: [(name: String, value: UInt8)] = []
    for word in order {
      let trait = traits[word] ?? []
      let row = rows.firstIndex(of: trait) ?? rows.count
      if row == rows.count { rows.append(trait) }
      entries.append((name: word, value: UInt8(row)))
    }
    return (NameTable(entries), rows)
  }()

  /// Looks names up; made once for a page, whose elements share most of their names.
  struct Reader {
    private let table: NameTable
    private let traits: [Trait]
    /// The last values with these low bits of their hash.
    private var known = [(range: Range<Int>, traits: Trait)](repeating: (0..<0, []), count: 512)

    init() { (table, traits) = Trait.index }

    /// The traits of an attribute's value.
    mutating func traits(_ source: Span<UInt8>, _ range: Range<Int>) -> Trait {
      let slot = Int(truncatingIfNeeded: ByteSearch.hash(source, range) & 511)
      if !ByteSearch.areEqual(source, known[slot].range, range) { known[slot] = (range, read(source, range)) }
      return known[slot].traits
    }

    /// The traits of all its words, words joined by two and by three included.
    private func read(_ source: Span<UInt8>, _ range: Range<Int>) -> Trait {
      var found: Trait = []
      // Hashes of the word being read, alone and with one and two words before it.
      var alone = NameTable.emptyHash
      var pair: UInt64 = 0
      var triple: UInt64 = 0
      var length = 0
      var wasSmall = false
      var isNegated = false
      var isFirst = true
      // Longer names are generated; they say nothing.
      let end = min(range.upperBound, range.lowerBound + 512)
      var index = range.lowerBound
      while index <= end {
        let byte = index < end ? source[index] : 0x20
        let isCapital = byte &- 0x41 < 26
        let isSmall = byte &- 0x61 < 26
        if length > 0, !isSmall, !isCapital || wasSmall {
          let word = traits[Int(table.value(for: alone))]
          let endsName = byte == 0x20 || byte == 0x0A || byte == 0x09
          if word.contains(.hiddenAlone) {
            // The whole name; `label-hidden` and `hidden md:block` hide nothing for good.
            if isFirst && (endsName || index == end) { found.insert(.hidden) }
          } else if !isNegated {
            found.formUnion(word)
            if pair != 0 { found.formUnion(traits[Int(table.value(for: pair))]) }
            if triple != 0 { found.formUnion(traits[Int(table.value(for: triple))]) }
          }
          isNegated = word.contains(.negator) && !endsName
          triple = endsName ? 0 : pair
          pair = endsName ? 0 : alone
          alone = NameTable.emptyHash
          length = 0
          isFirst = false
        }
        if !isSmall, !isCapital {
          if byte == 0x3A { found.insert(.hiddenAlone) }
          if isBlankByte(byte) { isFirst = true }
        } else {
          alone = NameTable.hash(alone, byte | 0x20)
          if pair != 0 { pair = NameTable.hash(pair, byte | 0x20) }
          if triple != 0 { triple = NameTable.hash(triple, byte | 0x20) }
          length += 1
        }
        wasSmall = isSmall
        index += 1
      }
      if found.contains(.hiddenAlone) { found.remove(.hidden) }
      return found
    }

    private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
  }
}
