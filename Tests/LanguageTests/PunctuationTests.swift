import Language
import Testing

@Suite struct PunctuationTests {
  private func unified(_ text: String) -> NormalizedText {
    var options = Normalizer.Options()
    options.punctuation = .unify
    return Normalizer(options).normalize(text)
  }

  @Test(
    "One form each",
    arguments: [
      ("Ông nói: “Đã ký” – và ‘xong’…", "Ông nói: \"Đã ký\" – và 'xong'..."),
      ("It’s over — „really“", "It's over – \"really\""),
      ("Il a dit « bonjour » hier", "Il a dit \"bonjour\" hier"),
      ("Er sagte »guten Tag« und ging", "Er sagte \"guten Tag\" und ging"),
      ("non‑breaking", "non-breaking"),
      ("5′ 10″ 「本」", "5′ 10″ 「本」"),
    ])
  func forms(_ text: String, _ expected: String) {
    let result = unified(text)
    #expect(result.text == expected)
    #expect(result.normalization.contains("punctuation") == (text != expected))
    #expect(unified(result.text).text == result.text)
    #expect(!unified(result.text).normalization.contains("punctuation"))
  }

  @Test func asWrittenUnlessAskedFor() {
    let text = "Ông nói: “Đã ký” – và ‘xong’…"
    let result = Normalizer().normalize(text)
    #expect(result.text == text)
    #expect(result.normalization.isEmpty)
  }
}
