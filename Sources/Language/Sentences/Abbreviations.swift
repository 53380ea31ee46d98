internal import ASCII

/// Words that end in a full stop without ending the sentence. Lower case, without the last stop.
enum Abbreviations {
  static func contains(_ word: String) -> Bool {
    general.contains(word) || titles.contains(word) || names.contains(word) || beforeNumbers.contains(word)
  }

  /// A name follows, or nothing at all ends there.
  static let titles = set(
    """
    mr mrs ms mx dr prof rev fr sr hon gen col lt maj capt sgt cpl cmdr adm gov sen rep pres supt insp drs mt st ste messrs mme mlle \
    sec asst atty sc e.g i.e eg ie viz cf vs v tp tx ts ths gs pgs bs cn kts ks lm vs gs.ts pgs.ts ts.bs bs.ckii bs.cki bs.ck1 bs.ck2 ths.bs nsưt nsnd \
    q p đ kp kđt đc xs
    """)
  /// A number follows; before anything else they are words as others are ("No. Yes.").
  static let beforeNumbers = set(
    "no nos vol vols fig figs art arts sec secs ch chap pp p ed eq para pt ver approx ca c đ tr stt")
  /// May end a sentence too.
  static let general = set(
    """
    etc inc ltd co corp bros llc plc jr dept univ assn assoc pvt govt ave blvd rd est al ft lb lbs oz hr hrs min mins tel ext intl natl incl \
    ph.d m.d b.a m.a a.m p.m u.s u.k u.n d.c l.a v.v vv v.d vd t.w s.t n.v tlđd sđd
    """)
  /// The same, and words of other meaning where they have no capital: Wash., Ill., Mar., Sat.
  static let names = set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun calif fla mass mich minn penn tenn tex wash ala \
    ariz ark colo conn del ga ill ind kan ky la md mo mont neb nev okla ore va vt wis wyo
    """)
  /// Words that start sentences and hardly follow a name's abbreviation.
  static let starters = set(
    """
    the a an this that these those he she it they we i you his her its their our my your but and so if when while however in on at as for \
    by to from with after before there here what why how who where which although because since yes no not all some many most more \
    let please thank thanks do does did is are was were can could would should will may have has had okay oh yeah well then also now just even still once each every perhaps maybe later meanwhile \
    ông bà anh chị cô chú em tôi chúng họ nó hắn các những một theo tuy nhưng và vì do nếu khi trong trên tại từ để với đây đó này \
    hiện ngoài sau trước đến ở có không chỉ cũng rồi còn nhờ bởi mặc dù thế vậy nhiều mỗi mọi cả cùng sáng chiều tối đêm hôm ngày lúc sau bên riêng là thì mà nên hay đã đang sẽ được bị
    """)
  /// Days, months and zones that go on after a time of day.
  static let afterHours = set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november \
    december jan feb mar apr jun jul aug sep sept oct nov dec est edt pst pdt cst cdt mst mdt et pt ct gmt utc bst eastern pacific central mountain local
    """)
  static let speech = set(
    "said says asked replied added told wrote cried shouted hỏi nói đáp kể bảo thốt reo he she they")

  private static func set(_ words: String) -> Set<String> {
    Set(words.listedWords)
  }
}
