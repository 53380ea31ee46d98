/// The steps of a location path, written so that libxml2 does not merge what they select.
///
/// Where a step is taken from several nodes and may reach the same node from two of them, libxml2 compares each node that it
/// reaches with all those reached before, and counts none of it: `//p/preceding::*` takes the square of the page's nodes. So
/// `X/preceding::*` becomes `collected(begin(),(X)[collect(preceding::*)])`: the step is taken from one node of X at a time, in a
/// predicate, and `collect` puts what it selects into a set (`PageMirror+Collecting.swift`). Predicates of the step
/// still count positions from the node that it is taken from.
struct XPathSteps {
  /// Where a step leads.
  enum Reach: Equatable {
    /// `.` and `..`: from one node to at most one.
    case one
    /// From two nodes never to the same one.
    case own
    case shared

    /// - Parameter names: the step's first tokens.
    init(_ names: [String]) {
      let isAxis = names.count > 2 && names[1] == ":"
      switch names.first {
      case ".", ".."?: self = .one
      case "@"?: self = .own
      case let name? where isAxis && !["child", "attribute", "self"].contains(name): self = .shared
      default: self = .own
      }
    }
  }

  private(set) var text = ""
  /// It selects at most one node.
  private var isOne = true
  /// A predicate behind it applies to all that it selects.
  private var isPrimary = false

  /// A path that begins with steps.
  init() {}

  /// A path that begins with a call or with something in parentheses.
  init(primary text: String) {
    self.text = text
    isOne = false
    isPrimary = true
  }

  /// - Parameter separator: `/`, `//`, or nothing before the first.
  mutating func append(_ step: String, behind separator: String, _ reach: Reach) {
    let isShared = reach == .shared || step == ".."
    if separator == "//", isShared {
      append("descendant-or-self::node()", behind: "/", .shared)
      return append(step, behind: "/", reach)
    }
    if isOne || separator != "//" && !isShared {
      text += separator + step
      isOne = isOne && separator != "//" && reach == .one
      isPrimary = false
    } else {
      let start = isPrimary ? text : "(\(text))"
      text = "collected(begin(),\(start)[collect(\(separator == "//" ? ".//" : "")\(step))])"
      isPrimary = true
    }
  }
}
