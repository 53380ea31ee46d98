public import Model

/// Whether a page's declared canonical link can be true.
///
/// Publishers' templates declare the home page, the section or the first page they were copied from; believing that
/// would give many articles one identity. The declaration is taken when it stays on the page's registrable domain, is
/// no home page, and is as specific as the page's own address: either it keeps the last path segment, or it carries an
/// article number or slug that the page's address carries too.
public enum CanonicalChoice {
  public static func choose(declared: WebURL?, page: WebURL) -> WebURL {
    guard let declared,
      RegistrableDomain.of(host: declared.host) == RegistrableDomain.of(host: page.host),
      !segments(of: declared).isEmpty || declared.query != nil
    else { return page }
    if segments(of: page).isEmpty && page.query == nil { return declared }
    return share(declared, page) ? declared : page
  }

  private static func share(_ declared: WebURL, _ page: WebURL) -> Bool {
    let theirs = words(of: declared)
    let ours = words(of: page)
    guard let last = segments(of: declared).last else { return declared.query == page.query }
    if segments(of: page).contains(last) { return true }
    // An article number of four digits or more that both carry settles it; otherwise most words of the slug must agree.
    if theirs.contains(where: { isNumber($0) && ours.contains($0) }) { return true }
    let common = theirs.filter(ours.contains).count
    return common * 2 > min(theirs.count, ours.count) && common >= 2
  }

  private static func segments(of url: WebURL) -> [Substring] { url.path.split(separator: "/") }

  private static func words(of url: WebURL) -> [Substring] {
    (url.path + "-" + (url.query ?? "")).split { "/-_.?&=,;~+".contains($0) }.filter { $0.utf8.count > 1 }
  }

  private static func isNumber(_ word: Substring) -> Bool {
    word.utf8.count >= 4 && word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
