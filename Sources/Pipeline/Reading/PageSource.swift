internal import Archive
internal import Extract
public import Fetch
internal import JSON
public import Model

/// Decides what a document is: the one place for all roads (live response, file, record of an archive).
///
/// A declared media type decides, unless the bytes prove it wrong: servers send feeds, JSON and PDF as `text/html`.
/// Where the type says nothing (`text/plain`, `application/octet-stream`, XML, none), the bytes decide.
enum PageSource {
  /// Bytes at the beginning in which `<html` or `<!doctype html` is looked for.
  private static let headBytes = 1_024
  /// Bytes at the beginning of a file of unknown kind in which any tag of HTML is looked for.
  private static let fileHeadBytes = 64 << 10
  /// Larger documents are not tried as JSON.
  private static let maximumJSONBytes = 4 << 20

  /// Root elements of XML that is no page.
  private static let otherRoots: Set<String> = [
    "rss", "feed", "rdf:rdf", "urlset", "sitemapindex", "opml", "svg", "svg:svg", "tt", "kml", "gpx", "wsdl",
  ]
  /// What documents begin with that are no pages, whatever a server calls them.
  private static let otherBeginnings = ["%PDF-", "BEGIN:VCALENDAR", "BEGIN:VCARD", "WEBVTT", "filedesc://"]

  /// The kind of a document by its media type and its bytes; nil where it is no page.
  ///
  /// - Parameter contentType: `Content-Type` as it was sent; nil where there is none.
  static func kind(contentType: String?, bytes: [UInt8]) -> Page.Kind? {
    let mediaType = contentType.map(mediaType) ?? ""
    switch mediaType {
    case "text/markdown", "text/x-markdown": return isOther(bytes) ? nil : .markdown
    case "text/html", "application/xhtml+xml": return isOther(bytes) || isCode(bytes) ? nil : .html
    case "", "text/plain", "application/octet-stream", "unknown/unknown", "text/xml", "application/xml":
      return !isOther(bytes) && hasHTMLHead(bytes) ? .html : nil
    // No media type at all, such as `html`: as if nothing had been said.
    case _ where !mediaType.contains("/"): return !isOther(bytes) && hasHTMLHead(bytes) ? .html : nil
    default: return nil
    }
  }

  /// The kind of a file by the end of its name and its bytes; nil where it is no page.
  static func kind(path: String, bytes: [UInt8]) -> Page.Kind? {
    let isKnown = path == "-" || DocumentFiles.isDocument(path)
    guard !isOther(bytes), isKnown || hasTag(bytes), archiveError(path: path, bytes: bytes) == nil else {
      return nil
    }
    if path == "-" { return isText(bytes) ? .markdown : .html }
    return isKnown ? DocumentFiles.kind(of: path) : .html
  }

  /// What to do with an archive that was named where pages are read; nil where the file is none.
  ///
  /// - Parameter bytes: out of gzip.
  static func archiveError(path: String, bytes: [UInt8]) -> InputError? {
    switch ArchiveFormat(beginning: bytes) {
    case .arc:
      let error = ArchiveError.arc(path)
      return InputError(code: error.code.rawValue, detail: error.detail)
    case .plain, .zstd:
      return InputError(
        code: "not-html",
        detail:
          "\(path) is an archive, no page: read it with `bantin backfill`, or `bantin extract --stdin-warc < FILE`"
      )
    case .gzip, nil: return nil
    }
  }

  /// In small letters and without parameters: `text/html; charset=utf-8` is `text/html`.
  private static func mediaType(_ contentType: String) -> String {
    let value = contentType.prefix { $0 != ";" && $0 != "," }
    return String(value.filter { !$0.isWhitespace }).lowercased()
  }

  /// True where the bytes themselves prove that they are something else.
  private static func isOther(_ bytes: [UInt8]) -> Bool {
    let start = contentStart(of: bytes)
    guard start < bytes.count else { return false }
    let rest = bytes[start...]
    if otherBeginnings.contains(where: { rest.starts(with: $0.utf8) }) { return true }
    if rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") { return isJSON(rest) }
    return root(of: rest).map(otherRoots.contains) ?? false
  }

  /// True for a script, a style sheet or a table of values that is served as HTML: no tag begins it, and either none comes
  /// later or it begins as code does. Nothing at all is an empty page.
  private static func isCode(_ bytes: [UInt8]) -> Bool {
    let rest = bytes[contentStart(of: bytes)...].prefix(fileHeadBytes)
    let isUTF16 = rest.starts(with: [0xFE, 0xFF]) || rest.starts(with: [0xFF, 0xFE])
    guard let first = rest.first, first != UInt8(ascii: "<"), !isUTF16, !hasHTMLHead(bytes) else {
      return false
    }
    let codeBeginnings = [
      "(function", "!function", ";(function", "function ", "'use strict'", "\"use strict\"", "var ", "let ",
      "const ",
      "window.", "document.", "import ", "export ", "/*", "//", "$(", "jQuery", "define(", "@charset",
      "@import", "@media",
      ":root",
    ]
    return codeBeginnings.contains { rest.starts(with: $0.utf8) }
      || firstIndex(of: "</", in: rest) == nil && !hasTag(bytes) && firstIndex(of: "<br", in: rest) == nil
  }

  /// True where no name tells what the bytes are and nothing in them is HTML: Markdown, as a file of text is.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let rest = bytes[contentStart(of: bytes)...].prefix(fileHeadBytes)
    // UTF-16 and UTF-32 have zero bytes where text of HTML has tags.
    return !rest.isEmpty && rest.first != UInt8(ascii: "<") && !rest.contains(0) && !hasTag(bytes)
  }

  /// A JSON value, or one on each line.
  private static func isJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= maximumJSONBytes else { return true }
    if JSONValue.parse(Array(bytes)) != nil { return true }
    let firstLine = bytes.prefix { $0 != 0x0A }
    return firstLine.count < bytes.count && JSONValue.parse(Array(firstLine)) != nil
  }

  /// The name of the first element in small letters, behind declarations, comments and instructions; nil where the
  /// document begins with text.
  private static func root(of bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while rest.first == UInt8(ascii: "<") {
      let name = rest.dropFirst().prefix(40)
      switch name.first {
      case UInt8(ascii: "!") where name.starts(with: "!--".utf8):
        guard let end = firstIndex(of: "-->", in: rest) else { return nil }
        rest = rest[(end + 3)...]
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        rest = rest[(end + 1)...]
      default:
        let end = name.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
        return String(decoding: name[..<(end ?? name.endIndex)], as: UTF8.self).lowercased()
      }
      rest = rest.drop { $0 <= 0x20 }
    }
    return nil
  }

  private static func firstIndex(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let text = Array(text.utf8)
    var rest = bytes
    while let index = rest.firstIndex(of: text[0]) {
      if rest[index...].starts(with: text) { return index }
      rest = rest[(index + 1)...]
    }
    return nil
  }

  /// Behind a byte order mark of UTF-8 and white space.
  private static func contentStart(of bytes: [UInt8]) -> Int {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.count
  }

  private static func hasHTMLHead(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(headBytes), as: UTF8.self).lowercased()
    return head.contains("<html") || head.contains("<!doctype html")
  }

  /// True where a start tag of HTML stands near the beginning; a saved mail message (MHT) is none, though it has tags.
  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(fileHeadBytes), as: UTF8.self).lowercased()
    if head.prefix(headBytes).contains("mime-version:"), !head.hasPrefix("<") { return false }
    let tags = ["html", "!doctype html", "head", "body", "title", "article", "div", "p", "h1", "h2"]
    return tags.contains { tag in
      head.ranges(of: "<" + tag).contains { range in
        range.upperBound < head.endIndex
          && (head[range.upperBound] == ">" || head[range.upperBound].isWhitespace)
      }
    }
  }
}

extension Page {
  /// Nil where the response is no page.
  ///
  /// - Parameter requested: the URL first asked for.
  public init?(_ response: Response, requested: String) {
    guard let kind = PageSource.kind(contentType: response.contentType, bytes: response.body) else {
      return nil
    }
    self.init(
      kind: kind, bytes: response.body, url: response.url, urlRequested: requested,
      contentType: response.contentType, status: response.status, validators: response.validators,
      dateFetched: response.dateFetched)
  }

  /// - Throws: `InputError` with `not-html` where the file is no page.
  init(file path: String, bytes: [UInt8], url: String?) throws(InputError) {
    guard let kind = PageSource.kind(path: path, bytes: bytes) else {
      if let archive = PageSource.archiveError(path: path, bytes: bytes) { throw archive }
      throw InputError(
        code: "not-html", detail: "\(path) is no page: neither HTML nor Markdown by its name or its bytes")
    }
    self.init(kind: kind, bytes: bytes, url: url)
  }
}
