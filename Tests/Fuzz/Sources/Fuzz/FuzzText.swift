internal import Extract
import JSON
internal import Language

/// Plain text: normalised twice it is as normalised once; dates, sentences, language and folding take anything.
enum FuzzText {
  static func run(_ bytes: [UInt8]) -> Int32 {
    let text = String(decoding: bytes, as: UTF8.self)
    let normalizer = Normalizer()
    let once = normalizer.normalize(text).text
    Fuzz.expect(
      normalizer.normalize(once).text.utf8.elementsEqual(once.utf8), "normalised twice is another text")
    _ = Sentences.ranges(in: text)
    _ = Fold.searchForm(text)
    _ = DateParser.parse(text)
    _ = DateParser.find(inText: text)
    _ = JSONValue.parse(bytes, isLenient: true)
    return 0
  }
}
