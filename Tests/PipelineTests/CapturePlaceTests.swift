import Store
import Testing

@testable import Pipeline

@Suite struct CapturePlaceTests {
  @Test func anArchiveBeyondTheLimitOrOneThatIsGoneIsTold() {
    let files = [
      PartPlace(root: "/nowhere", path: "huge.warc.gz", length: .max, isPublished: true),
      PartPlace(root: "/nowhere", path: "gone.warc.gz", length: 1, isPublished: true),
    ]
    let found = CapturePlace.find("https://news.example/1", in: files)
    #expect(found.places.isEmpty)
    #expect(found.unsearched == ["/nowhere/huge.warc.gz", "/nowhere/gone.warc.gz"])
  }
}
