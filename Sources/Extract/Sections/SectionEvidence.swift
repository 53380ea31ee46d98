internal import Addresses

/// What fetches of the past say about the links of a section page: which addresses that it listed proved to be articles, and
/// which proved to be none.
///
/// Addresses built alike and links in places built alike share a fate; so a link that was never fetched is weighed with
/// what became of its fellows.
public struct SectionEvidence: Sendable {
  struct Count: Sendable {
    var articles = 0
    var others = 0

    /// To be added to log odds; 0 where nothing is known. That fellows are lists is said more strongly than that they are
    /// articles: topic pages often have the addresses of stories.
    var shift: Double {
      let balance = Double(articles - others) / Double(articles + others + 2)
      return balance * (balance < 0 ? SectionEvidence.maximumDoubt : SectionEvidence.maximumTrust)
    }
  }

  private static let maximumTrust = 1.0
  private static let maximumDoubt = 10.0

  private var shapes: [String: Count] = [:]
  private var isArticle: [String: Bool] = [:]

  /// - Parameter outcomes: addresses that were fetched, and whether an article stood there.
  public init(_ outcomes: some Sequence<(url: String, isArticle: Bool)>) {
    for outcome in outcomes {
      guard let url = WebURL(outcome.url) else { continue }
      isArticle[PageLink.key(of: url)] = outcome.isArticle
      Self.add(outcome.isArticle, to: &shapes[AddressShape(url).shape, default: Count()])
    }
  }

  private static func add(_ isArticle: Bool, to count: inout Count) {
    if isArticle { count.articles += 1 } else { count.others += 1 }
  }

  /// What is to be added to the score of each link.
  func shifts(_ links: [PageLink], shapes linkShapes: [AddressShape], places: [UInt64]) -> [Double] {
    var byPlace: [UInt64: Count] = [:]
    for (link, place) in zip(links, places) {
      if let isArticle = isArticle[link.key] { Self.add(isArticle, to: &byPlace[place, default: Count()]) }
    }
    return links.indices.map { index in
      (shapes[linkShapes[index].shape]?.shift ?? 0) + (byPlace[places[index]]?.shift ?? 0)
    }
  }
}
