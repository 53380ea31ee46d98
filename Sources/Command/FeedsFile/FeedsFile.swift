internal import Extract
internal import Model
internal import Yams

/// `feeds.yaml`: the list of feeds and how they are fetched. The one source of the configuration's truth; a key that is
/// not known, or a value of another type, is an error that names file, line and column.
struct FeedsFile: Sendable {
  var contact: String?
  var feeds: [Feed]
  /// `entries:` and `article:` of the feeds, and `rules:`.
  var rules = RuleBook()

  /// - Parameters:
  ///   - name: of the file, for messages.
  ///   - mustListFeeds: false where the file may hold nothing but rules.
  init(yaml: String, name: String, mustListFeeds: Bool = true) throws(FeedsFileError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw FeedsFileError(name, error)
    }
    guard let root else { throw FeedsFileError(name, nil, "is empty; it needs a list under `feeds:`") }
    let reader = FeedsFileReader(name: name)
    let top = try reader.mapping(root, "the file", allowed: ["contact", "defaults", "feeds", "rules"])
    if let node = top["contact"] { contact = try reader.string(node, "contact") }
    // What a feed is before its own keys are read.
    var defaults = Feed(id: "", url: "")
    if let node = top["defaults"] {
      try reader.apply(
        try reader.mapping(node, "defaults", allowed: FeedsFileReader.defaultKeys), to: &defaults)
    }
    if mustListFeeds, top["feeds"] == nil { throw FeedsFileError(name, root.mark, "has no `feeds:`") }
    feeds =
      try top["feeds"].map { list throws(FeedsFileError) in try reader.feeds(list, defaults: defaults) } ?? []
    rules = try RuleReader(reader: reader).book(sources: top["feeds"], hosts: top["rules"])
  }
}

/// A fault of the feeds file, with its place.
struct FeedsFileError: Error, CustomStringConvertible {
  let description: String

  init(_ name: String, _ mark: Mark?, _ message: String) {
    description = "\(name)\(mark.map { ":\($0.line):\($0.column)" } ?? ""): \(message)"
  }

  init(_ name: String, line: Int, column: Int, _ message: String) {
    description = "\(name):\(line):\(column): \(message)"
  }

  init(_ name: String, _ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      self.init(name, mark, problem)
    // Its own description shows the bytes, whatever they are.
    case .reader(let problem, let offset, _, _)?:
      self.init(name, nil, problem + (offset.map { " (character \($0))" } ?? ""))
    default: self.init(name, nil, "\(error)")
    }
  }
}
