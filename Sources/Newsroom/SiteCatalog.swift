import Foundation
import Time

/// Every resource of every site, read once.
///
/// A request is a look-up in here and never touches the file system, so no path can lead out of the directory.
struct SiteCatalog: Sendable {
  static let maximumFileBytes = 16 << 20
  static let maximumFiles = 10_000

  /// By lower-case host, then by decoded path.
  private var sites: [String: [String: Resource]] = [:]

  /// Reads `sites/<host>/…` and `manifest.json` of `directory`.
  init(directory: String) throws(NewsroomError) {
    let root = URL(fileURLWithPath: directory, isDirectory: true)
    let manifest = try Self.manifest(at: root.appendingPathComponent("manifest.json"))
    let folder = root.appendingPathComponent("sites", isDirectory: true)
    let hosts = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for host in hosts.sorted() where !host.hasPrefix(".") {
      let rules = manifest.hosts?[host]
      var resources = try Self.files(in: folder.appendingPathComponent(host, isDirectory: true), rules: rules)
      for (path, rule) in rules?.paths ?? [:] {
        resources[path] = Self.resource(for: rule, file: resources[path])
      }
      sites[host.lowercased()] = resources
    }
    if sites.isEmpty { throw .noSites(directory: directory) }
  }

  var hosts: [String] { sites.keys.sorted() }

  func paths(of host: String) -> [String] { sites[host]?.keys.sorted() ?? [] }

  /// The resource at a decoded path. A folder answers at its path with a slash; without it, with a redirect there.
  func resource(host: String, path: String) -> Resource? {
    guard let site = sites[host] else { return nil }
    if let resource = site[path] { return resource }
    guard !path.hasSuffix("/"), site[path + "/"] != nil else { return nil }
    return Self.resource(for: SiteManifest.Rule(redirect: path + "/"), file: nil)
  }

  private static func manifest(at url: URL) throws(NewsroomError) -> SiteManifest {
    guard FileManager.default.fileExists(atPath: url.path) else { return SiteManifest() }
    let data = try contents(of: url)
    do {
      return try JSONDecoder().decode(SiteManifest.self, from: data)
    } catch {
      throw .badManifest(path: url.path, reason: "\(error)")
    }
  }

  private static func files(in folder: URL, rules: SiteManifest.Host?) throws(NewsroomError) -> [String:
    Resource]
  {
    var resources: [String: Resource] = [:]
    let keys: [URLResourceKey] = [.isRegularFileKey, .contentModificationDateKey]
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys) else {
      throw .unreadable(path: folder.path, reason: "not a folder")
    }
    let prefix = folder.standardizedFileURL.path.count
    while let file = walk.nextObject() as? URL {
      let properties = try? file.resourceValues(forKeys: Set(keys))
      guard properties?.isRegularFile == true else { continue }
      guard resources.count < maximumFiles else { throw .tooLarge(path: folder.path, limit: maximumFiles) }
      let seconds = properties?.contentModificationDate?.timeIntervalSince1970 ?? 0
      let resource = Resource(
        status: 200, contentType: contentType(ofExtension: file.pathExtension, rules: rules),
        body: try contents(of: file), lastModified: HTTPDate(secondsSinceEpoch: Int64(seconds)))
      let path = String(file.standardizedFileURL.path.dropFirst(prefix))
      resources[path] = resource
      if file.lastPathComponent == "index.html" { resources[String(path.dropLast(10))] = resource }
    }
    return resources
  }

  private static func contents(of file: URL) throws(NewsroomError) -> Data {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw .unreadable(path: file.path, reason: error.localizedDescription)
    }
    guard data.count <= maximumFileBytes else { throw .tooLarge(path: file.path, limit: maximumFileBytes) }
    return data
  }

  private static func resource(for rule: SiteManifest.Rule, file: Resource?) -> Resource {
    if let location = rule.redirect {
      let body = Data("Moved to \(location)\n".utf8)
      return Resource(
        status: rule.status ?? 301, contentType: "text/plain; charset=utf-8", location: location, body: body)
    }
    var resource = file ?? Resource(status: 200, contentType: "text/plain; charset=utf-8", body: Data())
    resource.status = rule.status ?? resource.status
    resource.contentType = rule.contentType ?? resource.contentType
    return resource
  }

  private static func contentType(ofExtension name: String, rules: SiteManifest.Host?) -> String {
    rules?.contentTypes?[name] ?? contentTypes[name] ?? "application/octet-stream"
  }

  private static let contentTypes = [
    "atom": "application/atom+xml", "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8",
    "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8", "json": "application/json",
    "png": "image/png", "rss": "application/rss+xml", "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8", "xml": "application/xml",
  ]
}
