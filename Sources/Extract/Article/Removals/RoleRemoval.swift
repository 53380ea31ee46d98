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

  /// A box of questions with their answers is no longer.
  private static let maximumPollLength = 800
  private static let maximumPollProse = 400

  /// Characters of sentences of a note; a box of facts or another story has more.
  private static let noteLengths = 40...300

  static func apply(to reading: inout PageInWork, sums: LineSums) {
    let total = sums.totalProse
    let tags = tags
    removePolls(&reading, sums)
    let document = reading.document
    reading.forEachElement { reading, node in
      let tag = document.nodes[node].tag
      let role = tags.contains(tag) ? nil : role(document, node)
      guard tags.contains(tag) || role != nil else { return }
      if tag == .button || tag == .output || role == "button", isPartOfText(reading, node) { return }
      // A box of the text, coloured as a warning.
      if role == "alert", ClassNameRemoval.isAmidText(reading, node, sums) { return }
      let prose = sums.prose(reading.outline.lineRange(document, node))
      if tag == .aside, reading.isBare && prose > 0 || isNote(reading, node, prose, sums) { return }
      // A page within a form (ASP.NET), an article inside an aside: what holds the text is no furniture.
      let maximumTenths = tag == .footer ? 8 : 3
      guard prose * 10 < total * maximumTenths || total == 0 else { return }
      reading.remove(node, step, role.map { "role \($0)" } ?? "\(tag)")
    }
  }

  /// What a button may be the only content of and still be text: headings, and the questions of lists of answers.
  private static let titled: HTMLTagSet = HTMLTagSet.headings.union([.summary, .dt])
  /// Elements between such a heading and its button.
  private static let maximumWrappers = 2

  private static let boxed: HTMLTagSet = HTMLTagSet.headings.union([.ul, .dt, .table, .blockquote])

  /// A sentence or two between two paragraphs, in paragraphs. What has a heading or a list of its own is a box, and what
  /// stands without a paragraph repeats words of the text in large letters.
  private static func isNote(_ reading: borrowing PageInWork, _ node: Int, _ prose: Int, _ sums: LineSums)
    -> Bool
  {
    let document = reading.document
    let inside = node..<document.end(node)
    return noteLengths.contains(prose)
      && inside.contains { document.nodes[$0].tag == .p || document.nodes[$0].tag == .ol }
      && !inside.contains { boxed.contains(document.nodes[$0].tag) }
      && ClassNameRemoval.isAmidText(reading, node, sums)
  }

  /// The only content of a heading, a question whose answer stands below it, or a word of a sentence.
  private static func isPartOfText(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    var ancestor = document.parent(node)
    for _ in 0...maximumWrappers where ancestor > 0 {
      if titled.contains(document.nodes[ancestor].tag) { return true }
      ancestor = document.parent(ancestor)
    }
    if isAnsweredQuestion(reading, node) { return true }
    let first = reading.outline.lineRange(document, node).lowerBound - 1
    for index in [first, first + 1] where reading.outline.lines.indices.contains(index) {
      let line = reading.outline.lines[index]
      guard line.nodes.lowerBound < node, line.nodes.upperBound > document.end(node) else { continue }
      return line.proseLength > 0
    }
    return false
  }

  private static let minimumQuestionLength: Int32 = 15
  /// Elements between a question and the one that holds its answer, too.
  private static let maximumQuestionWrappers = 3

  /// One line that ends with a question mark, with a sentence in the next line of the elements around it.
  private static func isAnsweredQuestion(_ reading: borrowing PageInWork, _ node: Int) -> Bool {
    let document = reading.document
    let lines = reading.outline.lineRange(document, node)
    guard lines.count == 1, let question = reading.outline.lines[lines].first,
      question.length >= minimumQuestionLength, lines.upperBound < reading.outline.lines.count,
      case let answer = reading.outline.lines[lines.upperBound], answer.proseLength > 0, !answer.isRemoved,
      let last = document.text(in: question.nodes, maximumBytes: maximumQuestionBytes)?.unicodeScalars.last
    else { return false }
    var around = node
    for _ in 0..<maximumQuestionWrappers { around = max(0, document.parent(around)) }
    return (last == "?" || last == "？" || last == "؟") && Int(answer.owner) < document.end(around)
  }

  private static let maximumQuestionBytes = 400

  /// Around buttons of which one can be pressed: the box that holds the question, too.
  private static func removePolls(_ reading: inout PageInWork, _ sums: LineSums) {
    let document = reading.document
    var end = 0
    for node in document.nodes.indices
    where document.nodes[node].tag == .input && node >= end && document.value(.type, of: node) == "radio" {
      var poll: Int?
      var parent = document.parent(node)
      while parent > 0, document.nodes[parent].tag != .body, mayBePoll(reading, parent, sums) {
        poll = parent
        parent = document.parent(parent)
      }
      guard let poll, holdsSecondButton(document, poll, behind: node) else { continue }
      reading.remove(poll, step, "poll")
      end = document.end(poll)
    }
  }

  /// Short, and without the headline: a player's speeds stand below one.
  private static func mayBePoll(_ reading: borrowing PageInWork, _ node: Int, _ sums: LineSums) -> Bool {
    let document = reading.document
    let lines = reading.outline.lineRange(document, node)
    return sums.length(lines) <= maximumPollLength && sums.prose(lines) <= maximumPollProse
      && !reading.outline.lines[lines].contains { document.nodes[Int($0.owner)].tag == .h1 }
  }

  private static func holdsSecondButton(_ document: borrowing HTMLDocument, _ poll: Int, behind first: Int)
    -> Bool
  {
    (first + 1..<max(first + 1, document.end(poll))).contains {
      document.nodes[$0].tag == .input && document.value(.type, of: $0) == "radio"
    }
  }

  /// The element's role, where it is one of furniture.
  private static func role(_ document: borrowing HTMLDocument, _ node: Int) -> String? {
    guard let role = document.value(.role, of: node).map(LetterCase.lowercased), roles.contains(role)
    else { return nil }
    return role
  }
}
