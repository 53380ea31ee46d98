internal import Archive
internal import Foundation

extension BackfillPlan {
  /// Bytes looked at to tell what a file is.
  private static let headBytes = 64 << 10

  /// Finds out what each source is.
  ///
  /// - An `http(s)://` URL is fetched: a sitemap, a sitemap index or a feed, or else a page.
  /// - `-` is a list of URLs on standard input.
  /// - A folder stands for the archives and documents in it, at any depth, sorted by path.
  /// - `.warc`, `.warc.gz` and `.warc.zst`, and what begins as a WARC record or as a zstd frame does, are archives; so are
  ///   ARC files, which are then refused by name.
  /// - A text whose lines are URLs is a list of them; one whose lines end as the names of archives do is a list of
  ///   archives (Common Crawl's `warc.paths.gz`), read against `root`.
  /// - XML is a sitemap or a feed; everything else is a document.
  ///
  /// - Parameters:
  ///   - sources: as they were typed.
  ///   - root: where relative paths of lists begin; nil: the list's own folder.
  /// - Throws: ``InputError`` for the first source that cannot be read or is of no known kind; it names it.
  public static func resolve(_ sources: [String], root: String? = nil) throws(InputError) -> BackfillPlan {
    var plan = BackfillPlan()
    for source in sources {
      if source == "-" {
        plan.lists.append(.urls(path: "-"))
      } else if isURL(source[...]) {
        plan.lists.append(.fetched(url: source))
      } else {
        try plan.add(path: absolute(source), root: root)
      }
    }
    return plan
  }

  static func isURL(_ text: Substring) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  private mutating func add(path: String, root: String?) throws(InputError) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(code: "no-such-file", detail: "no such file or folder: \(path)")
    }
    if isFolder.boolValue { return try addFolder(path) }
    if ArchiveFormat.isArchive(name: path) { return try addFile(path, .archive) }
    let head = try FileBytes.head(path, maximumBytes: Self.headBytes)
    if [.plain, .zstd, .arc].contains(ArchiveFormat(beginning: head)) { return try addFile(path, .archive) }
    let text = String(decoding: head.prefix(8_192), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.prefix(20)
    let first = lines.prefix(max(1, lines.count - 1))
    if !first.isEmpty, first.allSatisfy({ ArchiveFormat.isArchive(name: $0) }) {
      return try addArchiveList(path, root: root)
    }
    if !first.isEmpty, first.allSatisfy({ Self.isURL($0) && !$0.contains(" ") }) {
      return lists.append(.urls(path: path))
    }
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(512).lowercased()
    if ["<urlset", "<sitemapindex", "<rss", "<feed", "<rdf:rdf"].contains(where: start.contains),
      !start.contains("<html")
    {
      return lists.append(.sitemapFile(path: path))
    }
    try addFile(path, .document)
  }

  private mutating func addFolder(_ folder: String) throws(InputError) {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in try FolderFiles.list(folder) {
      if ArchiveFormat.isArchive(name: name) {
        try addFile(prefix + name, .archive)
      } else if DocumentFiles.isDocument(name) {
        try addFile(prefix + name, .document)
      }
    }
  }

  private mutating func addArchiveList(_ path: String, root: String?) throws(InputError) {
    let bytes = try FileBytes.readUnpacked(path, maximumBytes: 64 << 20)
    let folder = root ?? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    where !line.hasPrefix("#") {
      let line = String(line)
      try addFile(line.hasPrefix("/") ? line : "\(folder)/\(line)", .archive)
    }
  }

  private mutating func addFile(_ path: String, _ kind: FileKind) throws(InputError) {
    let status = try FileBytes.status(path)
    files.append(File(path: path, kind: kind, size: status.size, modifiedAt: status.modifiedAt))
  }
}
