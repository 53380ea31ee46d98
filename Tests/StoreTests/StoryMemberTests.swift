import Store
import TestSupport
import Testing

@Suite struct StoryMemberTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func membersAreFoundByArticleAndByStory() throws {
    let state = try StateStore(path: directory.path + "/state.sqlite")
    let (first, second, third) = (
      String(repeating: "a1", count: 16), String(repeating: "b2", count: 16),
      String(repeating: "c3", count: 16)
    )
    let members = [second, third].map {
      StoryMember(articleID: $0, storyID: first, partnerID: first, evidence: #"{"kind":"copy"}"#)
    }
    try state.restore(members)
    #expect(try state.storyMember(second) == members[0])
    #expect(try state.storyMember(first) == nil)
    #expect(try state.storyMembers(of: first) == members)
    #expect(try state.storyMembers(of: second).isEmpty)
  }
}
