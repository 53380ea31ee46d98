internal import ArgumentParser
internal import Model

/// Chooses feeds by the words that feeds.yaml gives them.
struct TagOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Only feeds with this tag, or with one of these (repeatable).", valueName: "word"))
  var tag: [String] = []

  /// - Throws: `ValidationError` that names the tags there are, where one is asked for that no feed has.
  func choose(from feeds: [Feed]) throws -> [Feed] {
    guard !tag.isEmpty else { return feeds }
    let known = Set(feeds.flatMap(\.tags))
    for word in tag where !known.contains(word) {
      let list = known.isEmpty ? "no feed has any" : "known are " + known.sorted().joined(separator: ", ")
      throw ValidationError("no feed has the tag \(word); \(list)")
    }
    return feeds.filter { !Set($0.tags).isDisjoint(with: tag) }
  }
}
