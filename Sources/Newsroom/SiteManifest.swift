/// `manifest.json` of a newsroom directory: what the files of its sites cannot say by themselves.
///
/// Every key may be left out. A path's rule wins over a file at the same path.
struct SiteManifest: Decodable, Sendable {
  /// How one path is answered.
  struct Rule: Decodable, Sendable {
    /// Status code; 200 where there is a file, 301 where there is a redirect.
    var status: Int?
    /// `Location`, as it is sent.
    var redirect: String?
    /// `Content-Type`, as it is sent.
    var contentType: String?

    enum CodingKeys: String, CodingKey {
      case status, redirect
      case contentType = "content_type"
    }
  }

  struct Host: Decodable, Sendable {
    /// `Content-Type` by file name extension.
    var contentTypes: [String: String]?
    /// By path, which starts with `/` and has no query.
    var paths: [String: Rule]?

    enum CodingKeys: String, CodingKey {
      case paths
      case contentTypes = "content_types"
    }
  }

  var hosts: [String: Host]?
}
