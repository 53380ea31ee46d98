/// Why a newsroom cannot be served.
public enum NewsroomError: Error, Sendable, CustomStringConvertible {
  /// The directory has no `sites` folder with at least one host in it.
  case noSites(directory: String)
  case unreadable(path: String, reason: String)
  /// `manifest.json` is there and is not what it should be.
  case badManifest(path: String, reason: String)
  /// A limit of `SiteCatalog` is exceeded.
  case tooLarge(path: String, limit: Int)
  case cannotListen(port: UInt16, reason: String)

  public var description: String {
    switch self {
    case .noSites(let directory): "\(directory): no folder sites/<host> here"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .badManifest(let path, let reason): "\(path): \(reason)"
    case .tooLarge(let path, let limit): "\(path): more than \(limit)"
    case .cannotListen(let port, let reason): "port \(port): cannot listen: \(reason)"
    }
  }
}
