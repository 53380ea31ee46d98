internal import Model
internal import Yams

/// `feeds.yaml`: the list of feeds and how they are fetched. The one source of the configuration's truth; a key that is
/// not known, or a value of another type, is an error that names file, line and column.
struct FeedsFile: Sendable {
  var contact: String?
  var feeds: [Feed]

  /// - Parameter name: of the file, for messages.
  init(yaml: String, name: String) throws(FeedsFileError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw FeedsFileError(name, error)
    }
    guard let root else { throw FeedsFileError(name, nil, "is empty; it needs a list under `feeds:`") }
    let reader = FeedsFileReader(name: name)
    let top = try reader.mapping(root, "the file", allowed: ["contact", "defaults", "feeds"])
    if let node = top["contact"] { contact = try reader.string(node, "contact") }
    // What a feed is before its own keys are read.
    var defaults = Feed(id: "", url: "")
    if let node = top["defaults"] {
      try reader.apply(
        try reader.mapping(node, "defaults", allowed: FeedsFileReader.defaultKeys), to: &defaults)
    }
    guard let list = top["feeds"] else { throw FeedsFileError(name, root.mark, "has no `feeds:`") }
    feeds = try reader.feeds(list, defaults: defaults)
  }
}

/// A fault of the feeds file, with its place.
struct FeedsFileError: Error, CustomStringConvertible {
  let description: String

  init(_ name: String, _ mark: Mark?, _ message: String) {
    description = "\(name)\(mark.map { ":\($0.line):\($0.column)" } ?? ""): \(message)"
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
