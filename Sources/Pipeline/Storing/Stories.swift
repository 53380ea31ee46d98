internal import Dedupe
internal import JSON
internal import Model
internal import Store

/// Gives each article its story: the id of the first article that told it.
///
/// An article that is like none before is its own story, so that its record names the story that translations join later. A
/// copy has its original's story, a translation that of the article that it matches best. Once written, an article's story stays.
final class Stories {
  private let state: StateStore
  private let index: ArticleIndex
  private var batch: [String: StoryMember] = [:]

  init(state: StateStore, index: ArticleIndex) {
    self.state = state
    self.index = index
  }

  /// - Parameter toldStory: of a stored article; the story where nothing matches.
  func place(
    _ article: inout Article, _ evidence: StoryEvidence?, isNew: Bool, toldStory: String? = nil
  ) throws(StoreError) -> StoryMember? {
    if !isNew {
      article.story = try story(of: article.id)
      return nil
    }
    var member: StoryMember?
    if let original = article.duplicateOf {
      member = StoryMember(
        articleID: article.id, storyID: try story(of: original), partnerID: original,
        evidence: #"{"kind":"copy"}"#)
    } else {
      let evidence = evidence ?? StoryEvidence(of: article)
      member = try match(evidence, of: article.id)
      if member == nil, let told = toldStory {
        member = StoryMember(
          articleID: article.id, storyID: try story(of: told), partnerID: told, evidence: #"{"kind":"told"}"#)
      }
      try index.add(id: article.id, keys: evidence.items.map(\.key), value: evidence.packed)
    }
    if let member { batch[article.id] = member }
    article.story = member?.storyID ?? article.id
    return member
  }

  func endBatch() { batch.removeAll(keepingCapacity: true) }

  private func story(of id: String) throws(StoreError) -> String {
    if let member = batch[id] { return member.storyID }
    return try state.storyMember(id)?.storyID ?? id
  }

  private func match(_ evidence: StoryEvidence, of id: String) throws(StoreError) -> StoryMember? {
    let answer = try index.find(evidence.items.map(\.key))
    var best: (partner: String, match: StoryMatch)?
    for candidate in answer.candidates where candidate.id != id {
      guard let other = StoryMatch.Other(packed: candidate.value),
        let match = StoryMatch.of(evidence, other, shares: answer.shares),
        match.score > best?.match.score ?? 0
      else { continue }
      best = (candidate.id, match)
    }
    guard let best else { return nil }
    return StoryMember(
      articleID: id, storyID: try story(of: best.partner), partnerID: best.partner,
      evidence: Self.json(best.match))
  }

  private static func json(_ match: StoryMatch) -> String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("kind", "translation")
      object.member("score", Int(match.score.rounded()))
      object.member("shared", match.shared) { buffer, shared in
        buffer.object { object in
          object.member("kind", shared.kind.rawValue)
          object.member("text", shared.text)
          object.member("bits", Int(shared.bits.rounded()))
        }
      }
    }
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
