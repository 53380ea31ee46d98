internal import ASCII

/// Abbreviations of Vietnamese public life: what a headline has where it has no syllable.
enum VietnameseAbbreviations {
  static func contains(_ word: Lemma) -> Bool { places[word.key] != nil }

  private static let places = FlatTable(words.listedWords.map { (Lemma($0).key, 0) })

  /// Of ASCII letters only: đ tells by itself.
  private static let words = """
    tp tphcm hcm ubnd ubmttq mttq ubkt ubtvqh bch uvbch bcs btc bgk bql bqlda csgt cscd pccc tngt ttgt qltt \
    bhxh bhyt bhtn thpt thcs thcn gddt gdtx khcn khkt nnptnt ptnt vhtt vhttdl tnmt gtvt lhpn tw \
    vtv vov htv vtc ttxvn sggp phhs gvcn gs pgs atvstp vsattp attp atgt antt pclb \
    qdnd qdndvn cand lhq dnnn dntn tnhh cphh hlv vff vpf nsut nsnd csdt vksnd tandtc tand \
    kkt kcn kcx ccn dbqh tctk nhnn nhtm nhcsxh ttck ctck gtgt tndn tncn xnk xkld cnxh xhcn chxhcn \
    vnd nsnn oda kdtm bds kttt gplx gcn sxkd vlxd nvqs
    """
}
