/// What a backfill is to read: files, and addresses to fetch.
public struct BackfillPlan: Sendable {
  public enum FileKind: String, Sendable { case archive, document }

  public struct File: Sendable, Equatable {
    /// Absolute.
    public var path: String
    /// What the file holds.
    public var kind: FileKind
    /// Bytes of the file.
    public var size: Int64
    /// Seconds since 1970.
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

  /// Archives and documents, in the order in which they are read.
  public var files: [File] = []
  /// Lists of addresses, in the order in which they are read.
  public var lists: [AddressList] = []

  public init() {}

  /// Bytes of all files.
  public var bytes: Int64 { files.reduce(0) { $0 + $1.size } }
  /// There is nothing to read and nothing to fetch.
  public var isEmpty: Bool { files.isEmpty && lists.isEmpty }
}
