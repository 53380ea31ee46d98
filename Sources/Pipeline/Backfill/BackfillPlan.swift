/// What a backfill is to read: files, and addresses to fetch.
public struct BackfillPlan: Sendable {
  public enum FileKind: String, Sendable { case archive, document }

  public struct File: Sendable, Equatable {
    /// Absolute.
    public var path: String
    public var kind: FileKind
    public var size: Int64
    public var modifiedAt: Int64
  }

  public enum AddressList: Sendable, Equatable {
    /// A text file of one URL a line; `-` is standard input.
    case urls(path: String)
    /// A sitemap, a sitemap index or a feed on disk.
    case sitemapFile(path: String)
    /// One to be fetched; what is none of them is taken as the address of a page.
    case fetched(url: String)
  }

  public var files: [File] = []
  public var lists: [AddressList] = []

  public init() {}

  public var bytes: Int64 { files.reduce(0) { $0 + $1.size } }
  public var isEmpty: Bool { files.isEmpty && lists.isEmpty }
}
