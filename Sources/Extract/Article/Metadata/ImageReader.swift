internal import JSON
internal import Model

/// The lead image: the picture that the page offers for links to it.
struct ImageReader {
  /// What was offered before Open Graph is small: the page's own version of it is better.
  static let thumbnailOrigin = "link image_src"

  private(set) var candidates: [(image: ImageReference, origin: String)] = []

  init(_ reading: borrowing PageInWork, _ facts: borrowing PageFacts) {
    var found: [(image: ImageReference, origin: String)] = []
    func add(_ address: String?, _ origin: String, width: Int? = nil, height: Int? = nil) {
      guard let url = reading.resolve(address), !PictureName.isFurniture(url) else { return }
      found.append((ImageReference(url: url, width: width, height: height), origin))
    }
    add(
      facts.filledMeta("og:image:secure_url", "og:image", "og:image:url"), "og:image",
      width: facts.meta("og:image:width").flatMap { Int($0) },
      height: facts.meta("og:image:height").flatMap { Int($0) })
    let data = facts.linkedData
    for element in (data.article?["image"]?.elements ?? []).prefix(4) {
      let image = data.resolved(element)
      add(
        image.string ?? image["url"]?.elements.first?.string ?? image["contentUrl"]?.string, "json-ld image",
        width: image["width"]?.int, height: image["height"]?.int)
    }
    add(facts.meta("twitter:image", "twitter:image:src"), "twitter:image")
    add(facts.meta("image", "thumbnail", "parsely-image-url", "sailthru.image.full"), "meta image")
    add(facts.imageSource, Self.thumbnailOrigin)
    candidates = found
  }
}
