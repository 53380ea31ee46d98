internal import JSON
internal import Model

/// The blocks of the chosen element while the last furniture is taken out of them by what they say and where
/// they stand: one object, which every pass changes in its place.
final class ArticleDraft {
  let reading: PageInWork
  let container: Int
  var drafts: [DraftBlock]
  var images: [DraftImage]
  private var embeds: [DraftEmbed]
  var log: RemovalLog
  /// The headline in all its spellings, folded.
  let titles: [String]
  /// Names of the authors, folded.
  let authors: [String]
  /// Their last words, where they are long enough to tell anybody apart.
  let surnames: [String]
  /// The page's description, folded.
  let description: String
  /// `articleBody` of the JSON-LD, folded; empty where there is none worth asking.
  let declaredBody: [UInt8]
  /// What names the pictures that the page offers for sharing.
  let offeredPictures: Set<UInt64>
  /// The element whose children hold most of the sentences.
  private(set) var station = 0

  init(_ builder: BlockBuilder, container: Int, metadata: borrowing Metadata, log: RemovalLog) {
    reading = builder.reading
    self.container = container
    drafts = builder.drafts
    images = builder.images
    embeds = builder.embeds
    self.log = log
    var folded: [String] = []
    for candidate in metadata.titles.candidates {
      let title = FoldedText.fold(candidate.value)
      if title.utf8.count >= 8, !folded.contains(title) { folded.append(title) }
    }
    titles = folded
    authors = metadata.authors.candidates.flatMap(\.names).map(FoldedText.fold)
    surnames = metadata.authors.candidates.prefix(2).flatMap(\.names).compactMap { name in
      let words = name.parts(between: " ")
      guard words.count >= 2, let last = words.last, last.utf8.count >= 4 else { return nil }
      return FoldedText.fold(last)
    }
    description = metadata.description.map(FoldedText.fold) ?? ""
    let body = metadata.facts.linkedData.article?["articleBody"]?.string ?? ""
    declaredBody = Self.declaredBytes.contains(body.utf8.count) ? Array(FoldedText.fold(body).utf8) : []
    offeredPictures = Set(metadata.images.candidates.flatMap { PictureName.stems($0.image.url) })
    station = mainStation()
  }

  private static let declaredBytes = 400...200_000

  private func mainStation() -> Int {
    var prose: [Int: Int] = [:]
    var counts: [Int: Int] = [:]
    for draft in drafts
    where draft.isProse && !HTMLTagSet.paragraphs.contains(reading.document.nodes[draft.node].tag) {
      counts[draft.node, default: 0] += 1
    }
    for draft in drafts where draft.isProse {
      // Several paragraphs of one element: line breaks part them, and it is the station itself.
      let station = counts[draft.node] ?? 0 > 1 ? draft.node : reading.document.parent(draft.node)
      prose[station, default: 0] += draft.block.text.utf8.count
    }
    if prose.isEmpty {
      // Hardly a sentence: where most of the paragraphs stand.
      for draft in drafts where reading.document.nodes[draft.node].tag == .p {
        prose[reading.document.parent(draft.node), default: 0] += draft.block.text.utf8.count
      }
    }
    guard let best = prose.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { return container }
    let total = prose.values.reduce(0, +)
    isGathered = best.value * 10 >= total * 6
    let opening = drafts.filter(\.isProse).prefix(Self.openingCount)
    isLeading =
      best.value >= Self.minimumLeadingBytes && best.value * 4 >= total
      && opening.contains {
        $0.node == best.key || reading.document.parent($0.node) == best.key
      }
    return best.key
  }

  /// Most sentences are children of one element: what stands elsewhere stands apart.
  private(set) var isGathered = false
  /// The text opens in that element, which holds a good part of it: what stands far below is something else, however much.
  private(set) var isLeading = false
  private static let openingCount = 3
  private static let minimumLeadingBytes = 500
  /// Names that stand below the text.
  var signatures: [String] = []

  // MARK: What passes ask

  /// One of the paragraphs that the text is made of, however short.
  func isAtStation(_ draft: DraftBlock) -> Bool {
    let parent = reading.document.parent(draft.node)
    if draft.node == station || parent == station { return true }
    return draft.block.kind == .listItem && parent > 0 && reading.document.parent(parent) == station
  }

  /// A linked sentence with a full stop, with paragraphs of the text before and behind it: headlines have no full
  /// stop. Other linked sentences and, for an item, the rest of its list may stand between.
  func isLinkedSentence(at index: Int) -> Bool {
    let block = drafts[index]
    guard mayBeSentence(block) else { return false }
    func isText(_ other: DraftBlock?) -> Bool {
      guard let other else { return false }
      return !other.isRemoved && other.isProse && isAtStation(other)
    }
    func isNeighbour(_ other: DraftBlock) -> Bool {
      if block.block.kind == .listItem, other.block.kind == .listItem { return false }
      return other.linkShare <= 0.9 || !mayBeSentence(other)
    }
    return isText(drafts[..<index].suffix(Self.maximumLinkedSentences).last(where: isNeighbour))
      && isText(drafts[(index + 1)...].prefix(Self.maximumLinkedSentences).first(where: isNeighbour))
  }

  private func mayBeSentence(_ block: DraftBlock) -> Bool {
    block.block.kind != .heading && block.endsSentence
      && block.block.text.utf8.count >= Self.minimumLinkedSentenceBytes
      && Self.sentenceTags.contains(reading.document.nodes[block.node].tag)
  }

  private static let sentenceTags: HTMLTagSet = [.p, .li, .blockquote]
  private static let minimumLinkedSentenceBytes = 100
  /// In a row.
  private static let maximumLinkedSentences = 50

  /// Little more than the name of one who wrote it.
  func isAuthor(_ text: String) -> Bool {
    let folded = FoldedText.fold(text)
    return authors.contains {
      $0.utf8.count >= 5 && ByteSearch.contains($0, in: folded) && folded.utf8.count < $0.utf8.count + 30
    }
  }

  /// Begins with the whole name of one who wrote it.
  func opensWithAuthor(_ text: String) -> Bool {
    let folded = FoldedText.fold(text)
    return authors.contains { $0.utf8.count >= 6 && folded.begins(with: $0) }
  }

  /// The outermost element around a block that stands apart from the text's own; nil for what is part of it.
  func apartRoot(_ node: Int) -> Int? {
    let document = reading.document
    var root = node
    guard !contains(root, station) else { return nil }
    while root > container {
      let parent = document.parent(root)
      if parent <= container || contains(parent, station) { break }
      root = parent
    }
    return document.parent(root) == station && HTMLTagSet.paragraphs.contains(document.nodes[root].tag)
      ? nil : root
  }

  /// The element around a block has a class, and it is that of another element.
  func stands(_ block: DraftBlock, inMakeOf element: Int) -> Bool {
    let document = reading.document
    return document.attribute(.class, of: element) != nil
      && document.signature(of: document.parent(block.node)) == document.signature(of: element)
  }

  /// A paragraph with which the page's description opens.
  func opensDescription(_ block: DraftBlock) -> Bool {
    block.block.kind == .paragraph && isAtStation(block)
      && description.utf8.count >= Self.minimumDescriptionBytes
      && block.folded.utf8.count >= Self.minimumOpeningBytes && description.begins(with: block.folded)
      && !titles.contains(block.folded) && !isAuthor(block.block.text) && !Labels.isName(block.block.text)
      && !Labels.isByline(block.block.text) && !Labels.isDateLine(block.block.text)
  }

  private static let minimumDescriptionBytes = 60
  private static let minimumOpeningBytes = 8

  /// A paragraph of sentences whose element and the one around it are of the make of the text's own: another section of it.
  func isMadeLikeText(_ draft: DraftBlock) -> Bool {
    let document = reading.document
    guard draft.isProse, draft.linkBytes == 0, stands(draft, inMakeOf: station) else { return false }
    let signature = document.signature(of: draft.node)
    return drafts.contains { isAtStation($0) && $0.isProse && document.signature(of: $0.node) == signature }
  }

  /// Stands below the text and outside of the element around it: a neighbour's neighbour. Where the text opens with paragraphs
  /// of the same element, and only its middle is wrapped more deeply, that element's last paragraphs are its end.
  func isFarBelow(_ root: Int) -> Bool {
    let document = reading.document
    guard station > container, root >= document.end(station), !contains(document.parent(station), root)
    else { return false }
    return !HTMLTagSet.paragraphs.contains(document.nodes[root].tag)
      || !opensWithParagraphs(of: document.parent(root))
  }

  private func opensWithParagraphs(of parent: Int) -> Bool {
    drafts.contains {
      $0.node < station && !$0.isRemoved && $0.isProse && reading.document.parent($0.node) == parent
        && HTMLTagSet.paragraphs.contains(reading.document.nodes[$0.node].tag)
    }
  }

  private func contains(_ node: Int, _ other: Int) -> Bool {
    node <= other && other < reading.document.end(node)
  }

  /// Traits of the element that holds a block and of what encloses it inside of the container.
  func traits(around draft: DraftBlock) -> Trait {
    var traits: Trait = []
    var node = draft.node
    var steps = 0
    while node > container, node != station, steps < 6 {
      traits.formUnion(reading.outline.traits[node])
      node = reading.document.parent(node)
      steps += 1
    }
    return traits
  }

  /// Bytes of sentences that are left.
  var proseBytes: Int {
    drafts.reduce(0) { $0 + (!$1.isRemoved && $1.isProse ? $1.block.text.utf8.count : 0) }
  }

  var firstKept: Int? { drafts.firstIndex { !$0.isRemoved } }
  var lastKept: Int? { drafts.lastIndex { !$0.isRemoved } }

  func remove(_ index: Int, _ step: String, _ reason: @autoclosure () -> String) {
    guard !drafts[index].isRemoved else { return }
    drafts[index].isRemoved = true
    log.record(step, reason(), drafts[index].block.text)
  }

  /// Puts blocks before all others.
  func prepend(_ blocks: [DraftBlock]) {
    drafts.insert(contentsOf: blocks, at: 0)
    for index in images.indices { images[index].draftCountBefore += blocks.count }
    for index in embeds.indices { embeds[index].draftCountBefore += blocks.count }
  }

  /// Where a picture leads, resolved; nil where it leads nowhere.
  func link(around picture: Int) -> String? {
    let document = reading.document
    var node = picture
    for _ in 0..<Self.maximumLinkLevels {
      node = document.parent(node)
      guard node > 0 else { return nil }
      if document.nodes[node].tag == .a { return reading.resolve(document.value(.href, of: node)) }
    }
    return nil
  }

  /// The element that makes a picture a link stands at most so far above it.
  private static let maximumLinkLevels = 4

  // MARK: Result

  /// The blocks that are left, the first of each group marked.
  func blocks() -> [Block] {
    var blocks: [Block] = []
    var startsGroup = false
    for draft in drafts {
      if draft.block.startsGroup { startsGroup = true }
      guard !draft.isRemoved else { continue }
      var block = draft.block
      let isGrouped =
        block.kind == .listItem || block.kind == .quote || block.kind == .code || block.kind == .tableRow
      if isGrouped {
        block.startsGroup = startsGroup || blocks.last?.kind != block.kind
        startsGroup = false
      }
      blocks.append(block)
    }
    return blocks
  }

  /// The pictures that are left, with the number of blocks before each.
  func pictures() -> [ImageReference] {
    let kept = keptBefore()
    return images.filter { !$0.isRemoved }.map { image in
      var reference = image.reference
      reference.blockCountBefore = kept[image.draftCountBefore]
      return reference
    }
  }

  /// What the text shows of other places.
  func shownEmbeds() -> [Embed] {
    let kept = keptBefore()
    return embeds.map { Embed(url: $0.url, title: $0.title, blockCountBefore: kept[$0.draftCountBefore]) }
  }

  /// How many blocks are left of the first so many drafts.
  private func keptBefore() -> [Int] {
    var counts = [0]
    for draft in drafts { counts.append(counts[counts.count - 1] + (draft.isRemoved ? 0 : 1)) }
    return counts
  }
}
