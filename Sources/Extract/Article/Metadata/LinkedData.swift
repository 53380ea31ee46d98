internal import JSON

/// The page's JSON-LD (schema.org): the object that describes the article, found among all that pages pile
/// up.
struct LinkedData {
  /// All objects with a type, outer before inner, in document order.
  private var objects: [JSONValue] = []
  /// The names of their types, in lower case.
  private var types: [[String]] = []
  private var objectsByID: [String: JSONValue] = [:]
  /// The object of the article.
  private(set) var article: JSONValue?
  /// The object of the page, where there is one.
  private(set) var page: JSONValue?

  private static let maximumScripts = 40
  private static let maximumScriptBytes = 4 << 20
  private static let maximumObjects = 4_000

  /// Nothing stated.
  init() {}

  /// - Parameter scripts: the nodes of `<script>` elements that the tree kept.
  init(_ document: borrowing HTMLDocument, scripts: [Int], url: String?) {
    for index in scripts.prefix(Self.maximumScripts) {
      guard let range = document.rawText(of: index), range.count <= Self.maximumScriptBytes else { continue }
      let source = document.source.span
      if let value = JSONValue.parse(source.extracting(range)) {
        collect(value)
      } else {
        for part in Self.texts(source, range) {
          if let value = Self.read(source, part) { collect(value) }
        }
      }
    }
    article = chooseArticle(url)
    page = zip(objects, types).first { $0.1.contains { $0.hasSuffix("webpage") || $0 == "itempage" } }?.0
  }

  /// The JSON texts of a script that is not one: some pages write several objects one behind the other.
  private static func texts(_ source: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var texts: [Range<Int>] = []
    var (start, depth) = (range.lowerBound, 0)
    var (isInString, isClosed) = (false, false)
    var index = range.lowerBound
    while index < range.upperBound, texts.count < maximumScripts {
      let byte = source[index]
      if isInString {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isInString = false }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        if depth == 0, isClosed {
          texts.append(start..<index)
          start = index
        }
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { isClosed = true }
      }
      index += 1
    }
    // What does not close as it opens is left to the lenient parser as it is.
    return depth == 0 && !isInString ? texts + [start..<range.upperBound] : [range]
  }

  /// Strictly, else leniently, else with character references resolved (JSON that was escaped for HTML).
  private static func read(_ source: Span<UInt8>, _ range: Range<Int>) -> JSONValue? {
    let bytes = source.extracting(range)
    if let value = JSONValue.parse(bytes) { return value }
    if let value = JSONValue.parse(bytes, isLenient: true),
      value.members?.isEmpty == false || value.array != nil
    {
      return value
    }
    var unescaped: [UInt8] = []
    HTMLText.append(source, range, to: &unescaped)
    return JSONValue.parse(unescaped, isLenient: true)
  }

  /// Walks a value for objects with a type, with a list of its own instead of recursion.
  private mutating func collect(_ root: JSONValue) {
    var pending = [root]
    while let value = pending.popLast(), objects.count < Self.maximumObjects {
      switch value {
      case .array(let elements): pending.append(contentsOf: elements.reversed())
      case .object(let members):
        if value["@type"] != nil { add(value) }
        if let id = value["@id"]?.string, objectsByID[id] == nil, members.count > 1 {
          objectsByID[id] = value
        }
        for member in members.reversed() where Self.mayHoldTheArticle(member.key) {
          pending.append(member.value)
        }
      default: break
      }
    }
  }

  private mutating func add(_ object: JSONValue) {
    objects.append(object)
    types.append(Self.types(object))
  }

  private static func mayHoldTheArticle(_ key: String) -> Bool {
    switch key {
    case "@graph", "mainEntity", "mainEntityOfPage", "author", "creator", "publisher", "image", "isPartOf",
      "about",
      "primaryImageOfPage", "breadcrumb", "sourceOrganization":
      true
    default: false
    }
  }

  private func chooseArticle(_ url: String?) -> JSONValue? {
    var best: (value: JSONValue, score: Int)?
    for (object, types) in zip(objects, types) {
      guard let rank = types.compactMap(Self.rank).max() else { continue }
      var score = rank
      if object["headline"] != nil || object["name"] != nil { score += 2 }
      if object["datePublished"] != nil { score += 2 }
      if object["author"] != nil { score += 1 }
      if let url, Self.address(object).map({ Self.isSamePage($0, url) }) == true { score += 4 }
      if score > best?.score ?? 0 { best = (object, score) }
    }
    return best?.value
  }

  private static func rank(_ type: String) -> Int? {
    if type.hasSuffix("newsarticle") { return 12 }
    switch type {
    // Above the postings that are its updates.
    case "liveblogposting": return 14
    case "article", "blogposting", "reportagenewsarticle", "report", "scholarlyarticle",
      "techarticle", "satiricalarticle", "advertisercontentarticle", "claimreview", "medicalscholarlyarticle":
      return 10
    case "socialmediaposting", "recipe", "review", "howto", "creativework", "discussionforumposting",
      "analysis",
      "opinion":
      return 6
    case "videoobject", "podcastepisode", "imagegallery", "mediagallery": return 3
    default: return type.hasSuffix("article") ? 8 : nil
    }
  }

  private static func address(_ object: JSONValue) -> String? {
    object["url"]?.string ?? object["mainEntityOfPage"]?.string ?? object["mainEntityOfPage"]?["@id"]?.string
  }

  private static func isSamePage(_ left: String, _ right: String) -> Bool {
    func path(_ text: String) -> Substring.UTF8View {
      let start = ByteSearch.first("://", in: text).map { $0 + 3 } ?? 0
      return text.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    }
    return path(left).elementsEqual(path(right))
  }

  /// Type names in lower case, without a vocabulary's address.
  static func types(_ object: JSONValue) -> [String] {
    (object["@type"]?.elements ?? []).compactMap { type in
      type.string.map { name in
        LetterCase.lowercased(name).parts {
          $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "#")
        }.last ?? ""
      }
    }
  }

  /// The article's types, in lower case.
  var articleTypes: [String] { article.map(Self.types) ?? [] }

  /// What an `@id` alone stands for.
  func resolved(_ value: JSONValue) -> JSONValue {
    guard let members = value.members, members.count <= 2, let id = value["@id"]?.string,
      let whole = objectsByID[id]
    else { return value }
    return whole
  }

  /// The name of who publishes the article.
  var publisher: String? {
    guard let publisher = article?["publisher"]?.elements.first else { return nil }
    return (publisher.string ?? resolved(publisher)["name"]?.elements.first?.string).flatMap(HTMLText.plain)
  }

  /// Text of a member of the article, markup and references resolved.
  func text(_ key: String) -> String? { article?[key]?.elements.first?.scalarText.flatMap(HTMLText.plain) }

  func objects(ofType type: String) -> [JSONValue] {
    zip(objects, types).filter { $0.1.contains(type) }.map(\.0)
  }
}
