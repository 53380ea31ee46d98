internal import ASCII
internal import Addresses
internal import Model

/// Linked banner pictures between the paragraphs, where the publisher's names do not give them away.
///
/// A picture that links to another site is an advertisement when the link says that it was paid for (the parameters and
/// paths that campaigns use), or when the picture has one of the sizes that banners are sold in (IAB ad unit guidelines):
/// by its attributes, or by its file's name.
enum BannerAdvertisement {
  static let step = "banner"

  private static let sizes: [(width: Int, height: Int)] = [
    (970, 250), (970, 90), (728, 90), (468, 60), (300, 250), (336, 280), (300, 600), (160, 600), (120, 600),
    (320, 50),
    (320, 100), (970, 66), (980, 120), (980, 90), (250, 250), (300, 50), (640, 100), (1_000, 90),
    (1_200, 150),
  ]
  /// In a link's query: parameters of paid campaigns and the values that they take.
  private static let paidParameters = ["gclid=", "gclsrc=", "dclid=", "gad_source=", "msclkid=", "yclid="]
  private static let paidMedia = [
    "display", "paid", "banner", "cpc", "cpm", "ppc", "advert", "sponsor", "affiliate",
  ]
  /// In a link's host or path: servers of advertisements.
  private static let servers = [
    "doubleclick.net", "googleadservices.com", "adclick", "adserver", "/ads/", "/banner/", "ad.atdmt.com",
    "adform.net",
    "criteo.com", "taboola.com", "outbrain.com",
  ]

  static func apply(to draft: ArticleDraft) {
    let pageHost = draft.reading.base?.host
    for index in draft.images.indices where !draft.images[index].isRemoved {
      let image = draft.images[index].reference
      guard
        matches(
          image: image.url, link: draft.link(around: draft.images[index].node), width: image.width,
          height: image.height, pageHost: pageHost)
      else { continue }
      draft.images[index].isRemoved = true
      draft.log.record(step, "linked picture that was paid for", image.url)
    }
  }

  /// - Parameters:
  ///   - link: where the picture leads, resolved; nil where it leads nowhere.
  ///   - pageHost: nil where the page's address is not known: every link leads away then.
  static func matches(image: String, link: String?, width: Int?, height: Int?, pageHost: String?) -> Bool {
    guard let link, let target = WebURL(link), target.isHTTP else { return false }
    let address = LetterCase.lowercased(link)
    if servers.contains(where: { ByteSearch.contains($0, in: address) }) { return true }
    guard pageHost.map({ !isSameSite(target.host, $0) }) ?? true else { return false }
    return isPaid(target.query?.lowercased() ?? "") || hasBannerSize(width, height) || namesBannerSize(image)
  }

  private static func isPaid(_ query: String) -> Bool {
    let parameters = query.parts(between: "&")
    return parameters.contains { parameter in
      if paidParameters.contains(where: parameter.begins) { return true }
      guard parameter.begins(with: "utm_medium=") || parameter.begins(with: "utm_source=") else {
        return false
      }
      return paidMedia.contains { ByteSearch.contains($0, in: parameter) }
    }
  }

  private static func hasBannerSize(_ width: Int?, _ height: Int?) -> Bool {
    guard let width, let height else { return false }
    return sizes.contains { $0 == (width, height) }
  }

  /// `…-970x250.png`, `banner_728_90.gif`.
  private static func namesBannerSize(_ image: String) -> Bool {
    let path = image.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    let numbers = name.split { !$0.isASCIIDigit }.map { Int(Substring($0)) ?? 0 }
    return zip(numbers, numbers.dropFirst()).contains { pair in sizes.contains { $0 == pair } }
  }

  /// The same host, or hosts of the same two last labels.
  private static func isSameSite(_ host: String, _ other: String) -> Bool {
    let labels = (host.parts(between: "."), other.parts(between: "."))
    return host == other || (labels.0.count > 1 && labels.0.suffix(2) == labels.1.suffix(2))
  }
}
