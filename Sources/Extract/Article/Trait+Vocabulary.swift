internal import ASCII

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
      relatedtopics relacionado relacionados relacionadas relacionada recommend recommended recommendation
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
      sidebar sidebars side rail rightrail leftrail rightcol rightcolumn secondarycontent secondarycolumn
      secondarysidebar aside widget widgets widgetarea marginalia
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
      cookie cookies cookiebar cookiebanner cookieconsent cookienotice consent gdpr dsgvo rgpd privacy onetrust cmpbox
      cmpwrapper didomi usercentrics truste privacybanner adblock adblocker
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
      byline bylines dateline authored authors authorname contributors contributor autor autores auteur autore
      verfasser tacgia writer journalist redactor metaauthor postmeta articlemeta entrymeta storymeta
      bylinedate signature firma
      """
    ),
    (
      .author,
      "author authors authored byline autor autores auteur auteurs autore tacgia writer journalist contributor verfasser"
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
      editsection headerlink
      utility utilities buttons controls player playercontrols audioplayer texttospeech listen narration
      speechkit readspeaker
      """
    ),
    (
      .media,
      """
      video videos videoplayer gallery galleries galeria slideshow photo photos image images picture media
      mediaembed embed embedded infographic figure thumbnail thumb foto fotos bild hinhanh anh album
      mediaimage articleimage leadimage mainimage heroimage storyimage featuredimage
      """
    ),
    (.publisher, "publisher sitename source sourcename agency provider"),
    (
      .quote,
      "pullquote blockquote quote quotes testimonial testimonials zitat citation tweet twittertweet instagrammedia"
    ),
    (.hiddenAlone, "hidden hide invisible noprint"),
    (.negator, "no has with without not non elementor"),
    (.metadata, "meta metadata info articleinfo postinfo newsinfo details byline"),
  ]

  /// Word hash to row, the row's traits (words of several rows have all their traits), and what longer words begin with.
  private static let index: (table: NameTable, traits: [Trait], openings: HashFilter) = {
    var traits: [String: Trait] = [:]
    var order: [String] = []
    for row in vocabulary {
      for word in row.words.description.listedWords {
        if traits[word] == nil { order.append(word) }
        traits[word, default: []].formUnion(row.trait)
      }
    }
    // A byte holds 255 rows: words share the row of their traits.
    var rows: [Trait] = [[]]
    var entries: [(name: String, value: UInt8)] = []
    var openings = HashFilter()
    for word in order {
      var hash = NameTable.emptyHash
      for byte in word.utf8.dropLast() {
        hash = NameTable.hash(hash, byte)
        openings.insert(hash)
      }
      let trait = traits[word] ?? []
      let row = rows.firstIndex(of: trait) ?? rows.count
      if row == rows.count { rows.append(trait) }
      entries.append((name: word, value: UInt8(row)))
    }
    return (NameTable(entries), rows, openings)
  }()

  /// Tells of most hashes that they are not among those put in; never of one that is.
  private struct HashFilter {
    private var words = [UInt64](repeating: 0, count: 1_024)

    mutating func insert(_ hash: UInt64) { words[Self.word(hash)] |= Self.bit(hash) }
    func mayContain(_ hash: UInt64) -> Bool { words[Self.word(hash)] & Self.bit(hash) != 0 }

    private static func word(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 20) & 1_023 }
    private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 40 & 63) }
  }

  /// Looks names up; made once for a page, whose elements share most of their names.
  struct Reader {
    private let table: NameTable
    private let traits: [Trait]
    private let openings: HashFilter
    /// The last values with these low bits of their hash.
    private var known = [(range: Range<Int>, traits: Trait)](repeating: (0..<0, []), count: 512)

    init() { (table, traits, openings) = Trait.index }

    /// The traits of an attribute's value.
    mutating func traits(_ source: Span<UInt8>, _ range: Range<Int>) -> Trait {
      let slot = Int(truncatingIfNeeded: ByteSearch.hash(source, range) & 511)
      if !ByteSearch.areEqual(source, known[slot].range, range) { known[slot] = (range, read(source, range)) }
      return known[slot].traits
    }

    /// The traits of all its words, words joined by two and by three included.
    private func read(_ source: Span<UInt8>, _ range: Range<Int>) -> Trait {
      var found: Trait = []
      // Hashes of the word before, alone and with the one before that, where a longer name may go on from there.
      var (previous, previousPair): (UInt64?, UInt64?) = (nil, nil)
      var isNegated = false
      var isFirst = true
      // Longer names are generated; they say nothing.
      let end = min(range.upperBound, range.lowerBound + 512)
      var index = range.lowerBound
      while index < end {
        guard source[index].isASCIILetter else {
          if source[index] == 0x3A { found.insert(.hiddenAlone) }
          if isBlankByte(source[index]) { isFirst = true }
          // What digits part is a number or a hash: `9ad8`, `a3d4`.
          if source[index].isASCIIDigit { (previous, previousPair) = (nil, nil) }
          index += 1
          continue
        }
        let start = index
        let hash = word(source, &index, end)
        if isPartOfHash(source, start..<index, within: range.lowerBound..<end) {
          (previous, previousPair, isNegated, isFirst) = (nil, nil, false, false)
          continue
        }
        let endsName = index == end || isBlankByte(source[index])
        let own = traits(of: hash)
        let pair = previous.map { extended($0, source, start..<index) }
        if own.contains(.hiddenAlone) {
          // The whole name; `label-hidden` and `hidden md:block` hide nothing for good.
          if isFirst && endsName { found.insert(.hidden) }
        } else if !isNegated {
          found.formUnion(own)
          if let pair { found.formUnion(traits(of: pair)) }
          if let previousPair { found.formUnion(traits(of: extended(previousPair, source, start..<index))) }
        }
        isNegated = own.contains(.negator) && !endsName
        previousPair = endsName ? nil : pair.flatMap { openings.mayContain($0) ? $0 : nil }
        previous = !endsName && openings.mayContain(hash) ? hash : nil
        isFirst = false
      }
      if found.contains(.hiddenAlone) { found.remove(.hidden) }
      return found
    }

    /// Steps over a word, which ends before what is no letter and before a capital behind a small letter: its hash.
    private func word(_ source: Span<UInt8>, _ index: inout Int, _ end: Int) -> UInt64 {
      var hash = NameTable.emptyHash
      var wasSmall = false
      while index < end, case let byte = source[index], byte.isASCIILetter {
        let isSmall = byte >= 0x61
        if wasSmall, !isSmall { break }
        hash = NameTable.hash(hash, byte | 0x20)
        wasSmall = isSmall
        index += 1
      }
      return hash
    }

    /// Two or three letters right behind a digit, or with digits and further letters right behind them: `ad` in the
    /// `component_bbc4ad583c` of a content system. `ad300x250` is a size.
    private func isPartOfHash(_ source: Span<UInt8>, _ word: Range<Int>, within name: Range<Int>) -> Bool {
      guard word.count <= 3 else { return false }
      if word.lowerBound > name.lowerBound, source[word.lowerBound - 1].isASCIIDigit { return true }
      var index = word.upperBound
      while index < name.upperBound, source[index].isASCIIDigit { index += 1 }
      return index > word.upperBound && index < name.upperBound && source[index].isASCIILetter
        && source[index] | 0x20 != UInt8(ascii: "x")
    }

    private func extended(_ hash: UInt64, _ source: Span<UInt8>, _ word: Range<Int>) -> UInt64 {
      var hash = hash
      for index in word { hash = NameTable.hash(hash, source[index] | 0x20) }
      return hash
    }

    private func traits(of hash: UInt64) -> Trait {
      let row = table.value(for: hash)
      return row == 0 ? [] : traits[Int(row)]
    }

    private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
  }
}
