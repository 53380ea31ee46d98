import Testing

@testable import Store

@Suite struct RuleActivityTests {
  private func alarm(used: [Int64: Int], missed: [Int64: Int]) -> Alarm? {
    RuleActivity(name: "gazette content", used: used, missed: missed).alarm
  }

  @Test func aRuleThatStartsToSelectNothingIsToldOnThatDay() {
    let alarm = alarm(used: [1: 20, 2: 20, 3: 4], missed: [2: 1, 3: 9])
    #expect(alarm?.kind == .missedRule)
    #expect(alarm?.name == "gazette content")
    #expect(alarm?.detail == "selected nothing on 9 of 13 pages: has the site a new template?")
  }

  @Test func aFewMissesAreNoAlarm() {
    #expect(alarm(used: [1: 20, 2: 20], missed: [2: 2]) == nil)
    #expect(alarm(used: [1: 20, 2: 20], missed: [2: 8]) == nil)
  }

  @Test func aRuleThatWorksAgainIsNoAlarm() {
    #expect(alarm(used: [1: 20, 3: 20], missed: [2: 20]) == nil)
  }

  @Test func aRuleThatNeverSelectedAnythingIsToldAtFirst() {
    #expect(alarm(used: [:], missed: [1: 5])?.kind == .missedRule)
    #expect(alarm(used: [:], missed: [1: 5, 2: 5]) == nil)
  }
}
