internal import ArgumentParser
internal import Extract
internal import JSON
internal import Store

struct StoryCommand: ParsableCommand {
  private static let exitStatuses = ExitStatus.help([
    .badInput: "the state is damaged or lost",
    .noInput: "the dataset or the article does not exist",
  ])

  static let configuration = CommandConfiguration(
    commandName: "story",
    abstract: "Show the articles of one story and the evidence that links them.",
    discussion: """
      Copies and translations of an article share its story, which has the id of the first article. Each later article is \
      shown with the article it was matched with and the evidence: declared addresses, links, pictures, numbers, dates \
      and names that both have, each with its weight in bits. An article without a match is a story of its own.
      """ + "\n\n" + exitStatuses)

  @Argument(help: ArgumentHelp("The id of an article or story, or a prefix of it.", valueName: "id"))
  var id: String

  @OptionGroup var dataset: DatasetOptions

  @Flag(help: "Print one JSON object per line for each article.")
  var json = false

  func validate() throws {
    guard ArticleID(id) != nil else {
      throw ValidationError("an id is 32 hexadecimal digits, of which 4 or more are needed: \(id)")
    }
  }

  func run() throws {
    try dataset.reporting {
      let state = try dataset.openState()
      guard let article = try ArticleID(id)?.article(in: state) else { return }
      try show(storyOf: article, in: state)
    }
  }

  private func show(storyOf article: String, in store: StateStore) throws {
    let story = try store.storyMember(article)?.storyID ?? article
    let members = try store.storyMembers(of: story)
    if !json {
      StandardStream.write("story \(story): \(members.count + 1) article\(members.isEmpty ? "" : "s")\n")
    }
    let first = StoryMember(
      articleID: story, storyID: story, partnerID: story, evidence: #"{"kind":"first"}"#)
    for member in [first] + members {
      let address = try store.address(ofArticle: member.articleID)
      let isForgotten = try address == nil && store.isForgotten(member.articleID)
      StandardStream.write(
        json ? Self.json(member, address, isForgotten) : Self.text(member, address, isForgotten))
    }
  }

  private static func json(_ member: StoryMember, _ address: String?, _ isForgotten: Bool) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("id", member.articleID)
      object.member("story", member.storyID)
      object.member("url", address)
      if isForgotten { object.member("forgotten", true) }
      if member.partnerID != member.articleID { object.member("matched", member.partnerID) }
    }
    // The evidence is a JSON object already.
    let line = String(decoding: buffer.bytes.dropLast(), as: UTF8.self)
    return "\(line),\"evidence\":\(member.evidence)}\n"
  }

  private static func text(_ member: StoryMember, _ address: String?, _ isForgotten: Bool) -> String {
    let evidence = JSONValue.parse(Array(member.evidence.utf8))
    var lines = ["\(member.articleID)  \(isForgotten ? "(forgotten)" : address ?? "")"]
    if member.partnerID != member.articleID {
      let score = evidence?["score"]?.int.map { ", \($0) bits" } ?? ""
      lines.append("  \(evidence?["kind"]?.string ?? "member") of \(member.partnerID)\(score)")
    }
    for shared in evidence?["shared"]?.array ?? [] {
      let words = [shared["bits"]?.scalarText, shared["kind"]?.string, shared["text"]?.string]
      lines.append("    " + words.compactMap(\.self).joined(separator: "  "))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
