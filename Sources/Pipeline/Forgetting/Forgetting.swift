internal import ASCII
internal import Addresses
internal import Dedupe
internal import Extract
internal import JSON
public import Store

/// `bantin forget`: finds what a person wants to be forgotten, and takes it out of the parts, the state, the archives of
/// `bantin run --archive`, the quarantine and the report's page.
public struct Forgetting {
  /// What a person names.
  public enum Subject: Sendable, Equatable {
    /// One page, and the article at it with all its addresses. http or https.
    case address(String)
    /// An article by its id, 32 hexadecimal digits.
    case article(String)
    /// Everything at a host and the hosts below it; in lower case.
    case host(String)
  }

  /// What would go.
  public struct Findings: Sendable {
    public var plan: ErasurePlan
    /// Articles that have records or are stored.
    public var articles = 0
    /// Addresses that the ledger knows.
    public var addresses: [String] = []
    public var records = 0
    /// Captured requests with what came back.
    public var captures = 0
    /// Archives that the state names and that are not where they were.
    public var missingArchives: [String] = []
    /// Articles with the same text at other addresses, which stay.
    public var copies = 0
    /// Subjects that nothing is known of.
    public var unknown: [Subject] = []
    /// Subjects that were forgotten before.
    public var forgotten: [Subject] = []
  }

  private let state: StateStore
  private let root: String
  private let clock: Clock

  public init(state: StateStore, root: String, clock: Clock = .system) {
    self.state = state
    self.root = root
    self.clock = clock
  }

  /// Looks for all that the subjects name. Reads all parts, since a revision may lie in any of them; with
  /// `countsCaptures` all archives, too. Under the lock of the runs.
  ///
  /// - Parameters:
  ///   - subjects: what is to be forgotten.
  ///   - takesCopies: articles with the same text at other addresses go, too.
  ///   - archiveFolders: folders with archives that the state does not know.
  ///   - countsCaptures: captures in archives are looked for, too.
  /// - Throws: `StoreError` where the state, a part or an archive cannot be read; `partChanged` where a part with a record
  ///   of an article is damaged.
  public func find(
    _ subjects: [Subject], takesCopies: Bool = false, archiveFolders: [String] = [],
    countsCaptures: Bool = false
  ) throws(StoreError) -> Findings {
    let runID = RunID.make(at: clock)
    try Erasure.recover(state, root: root)
    var findings = Findings(plan: ErasurePlan(runID: runID, at: clock.now))
    findings.plan.archiveFolders = archiveFolders
    var articles: Set<String> = []
    var keys: Set<String> = []
    for subject in subjects { try take(subject, &articles, &keys, &findings) }
    let copies = try state.copies(of: articles).subtracting(articles)
    if takesCopies { articles.formUnion(copies) } else { findings.copies = copies.count }
    findings.articles = articles.count
    findings.plan.entries = try state.erasureEntries(articles: articles, keys: keys)
    findings.addresses = try state.addresses(ofDocuments: findings.plan.ids)
    try findRecords(of: &findings)
    guard countsCaptures else { return findings }
    let captures = CaptureErasure(plan: findings.plan, state: state)
    (findings.captures, findings.missingArchives) = try captures.count()
    return findings
  }

  private func take(
    _ subject: Subject, _ articles: inout Set<String>, _ keys: inout Set<String>, _ findings: inout Findings
  ) throws(StoreError) {
    switch subject {
    case .host(let host):
      findings.plan.hosts.append(host)
      let found = try state.documents(ofHost: host)
      let stored = try self.articles(atHost: host)
      articles.formUnion(found.articles.union(stored))
      keys.formUnion(found.keys)
      if found.articles.isEmpty, found.keys.isEmpty, stored.isEmpty { findings.unknown.append(subject) }
    case .article(let id):
      if try state.article(id) != nil {
        articles.insert(id)
      } else {
        try takeForgotten(id, subject, &keys, &findings)
      }
    case .address(let address):
      guard let url = WebURL(address), url.isHTTP else {
        findings.unknown.append(subject)
        return
      }
      // An article's id is the key of its first address.
      let key = Identity.ledgerKey(of: url)
      let id = key.hexadecimal
      let document = try state.ledgerDocument(key)
      if let stored = try storedArticle(id, document) {
        articles.insert(stored)
      } else if let document, document.reason != Deletion.reason {
        keys.insert(id)
      } else {
        try takeForgotten(id, subject, &keys, &findings)
      }
    }
  }

  private func storedArticle(_ id: String, _ document: LedgerDocument?) throws(StoreError) -> String? {
    if let stored = document?.articleID { return stored }
    if let stored = try state.articleID(ofAlias: id) { return stored }
    return try state.article(id)?.id
  }

  /// What was forgotten before is looked for again where further archives are named.
  private func takeForgotten(
    _ id: String, _ subject: Subject, _ keys: inout Set<String>, _ findings: inout Findings
  ) throws(StoreError) {
    guard try state.isForgotten(id) else { return findings.unknown.append(subject) }
    if findings.plan.archiveFolders.isEmpty { findings.forgotten.append(subject) } else { keys.insert(id) }
  }

  /// Articles whose records name the host as theirs, whatever address of them the ledger knows.
  private func articles(atHost host: String) throws(StoreError) -> Set<String> {
    let name = Array(host.utf8)
    var plan = ErasurePlan(runID: "", at: 0)
    plan.hosts = [host]
    var ids: Set<String> = []
    for path in try DatasetParts(root: root).published {
      _ = try PartReader.forEachLine(of: "\(root)/\(path)") { line in
        guard let id = JSONLine.id(of: line), !ids.contains(id), Self.contains(line, name),
          let record = JSONValue.parse(Array(line))
        else { return }
        let addresses = ["url", "url_requested", "url_canonical"].compactMap { record[$0]?.string }
        if addresses.contains(where: { WebURL($0).map { plan.covers(host: $0.host) } ?? false }) {
          ids.insert(id)
        }
      }
    }
    return ids
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
    var rest = line
    while let start = rest.firstIndex(of: name[0]) {
      rest = rest[start...]
      if rest.starts(with: name) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private func findRecords(of findings: inout Findings) throws(StoreError) {
    let ids = findings.plan.ids
    for path in try DatasetParts(root: root).published {
      var count = 0
      let ending = try PartReader.forEachLine(of: "\(root)/\(path)") { line in
        if let id = JSONLine.id(of: line), ids.contains(id) { count += 1 }
      }
      guard count > 0 else { continue }
      guard ending == .whole else {
        throw StoreError(
          .partChanged,
          "\(root)/\(path) is damaged and has records that are to be forgotten: put it back as it was, or remove it and let `bantin state rebuild` make the state anew"
        )
      }
      findings.records += count
      findings.plan.parts.append(path)
    }
  }
}
