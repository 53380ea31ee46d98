/// What an element's own kind says is no text of the article: navigation, forms, and the like, by tag or ARIA
/// role.
enum RoleRemoval {
  static let step = "role"

  private static let tags: HTMLTagSet = [
    .nav, .form, .button, .select, .menu, .dialog, .template, .object, .textarea, .input, .search,
    .datalist, .canvas, .map, .progress, .meter, .output, .applet, .marquee, .fieldset, .title, .head,
    .aside, .footer,
  ]
  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu",
    "menubar",
    "toolbar", "tablist", "alert", "button", "form", "tooltip", "listbox",
  ]

  static func apply(to reading: inout PageReading, sums: LineSums) {
    let total = sums.totalProse
    reading.forEachElement { reading, node in
      let tag = reading.document.nodes[node].tag
      let role = tags.contains(tag) ? nil : role(reading, node)
      guard tags.contains(tag) || role != nil else { return }
      let prose = sums.prose(reading.outline.lineRange(reading.document, node))
      // A page within a form (ASP.NET), an article inside an aside: what holds the text is no furniture.
      let maximumTenths = tag == .footer ? 8 : 3
      guard prose * 10 < total * maximumTenths || total == 0 else { return }
      reading.remove(node, step, role.map { "role \($0)" } ?? "\(tag)")
    }
  }

  /// The element's role, where it is one of furniture.
  private static func role(_ reading: borrowing PageReading, _ node: Int) -> String? {
    guard let role = reading.document.value(.role, of: node).map(LetterCase.lowercased), roles.contains(role)
    else { return nil }
    return role
  }
}
