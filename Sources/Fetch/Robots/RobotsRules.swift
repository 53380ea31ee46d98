/// A robots.txt file, read: the rules of RFC 9309 with the extensions that Google's parser made common
/// (misspelt keys, a missing colon, `index.html`) and `Crawl-delay` and `Sitemap`.
///
/// Nothing in a file is an error: what cannot be understood is skipped (§2.2).
public struct RobotsRules: Sendable, Hashable {
  struct Rule: Sendable, Hashable {
    let isAllowed: Bool
    /// Normalised by `RobotsPattern`.
    let pattern: [UInt8]
  }

  /// What the file says to one set of agents.
  struct Group: Sendable, Hashable {
    /// Product tokens in lower case; `*` for everybody.
    var agents: [String] = []
    var rules: [Rule] = []
    /// One for each agent: a delay binds the agents named before it.
    var crawlDelays: [Double?] = []
  }

  let groups: [Group]
  /// Addresses of sitemaps in the order of the file, as written.
  public let sitemaps: [String]

  /// No file: everything is allowed.
  public static let allowingEverything = RobotsRules(groups: [], sitemaps: [])

  /// Whether the agent may fetch an absolute URL, or a path with its query.
  ///
  /// - Parameters:
  ///   - url: absolute, or a path with its query.
  ///   - agent: a product token such as `bantin`; of `bantin/0.1 (+…)` the token is taken.
  public func allows(_ url: String, agent: String) -> Bool {
    let path = RobotsPattern.normalizedPath(of: url)
    if path == Self.ownPath { return true }
    var longestAllow = -1
    var longestDisallow = -1
    for group in groups(for: agent) {
      for rule in group.rules {
        let length = rule.pattern.count
        if rule.isAllowed {
          if length > longestAllow, RobotsPattern.matches(rule.pattern, path) { longestAllow = length }
        } else if length > longestDisallow, RobotsPattern.matches(rule.pattern, path) {
          longestDisallow = length
        }
      }
    }
    // The longest pattern decides; of equal ones the one that allows (§2.2.2).
    return longestAllow >= longestDisallow
  }

  /// Seconds between two requests that the file asks of the agent; nil where it does not say.
  public func crawlDelaySeconds(agent: String) -> Double? {
    let wanted = Self.names(of: agent)
    let groups = groups(for: agent)
    for group in groups {
      for (name, delay) in zip(group.agents, group.crawlDelays) where wanted.contains(name) || name == "*" {
        if let delay { return delay }
      }
    }
    return nil
  }

  private static let ownPath = Array("/robots.txt".utf8)

  /// All groups that name the agent, which count as one; those for everybody where none does (§2.2.1).
  private func groups(for agent: String) -> [Group] {
    let wanted = Self.names(of: agent)
    for name in wanted {
      let own = groups.filter { $0.agents.contains(name) }
      if !own.isEmpty { return own }
    }
    return groups.filter { $0.agents.contains("*") }
  }

  /// The names that a group may call the agent by: as given, and its product token.
  private static func names(of agent: String) -> [String] {
    let whole = agent.lowercased()
    let token = RobotsParser.productToken(Array(whole.utf8)[...])
    return token.isEmpty || token == whole ? [whole] : [whole, token]
  }
}
