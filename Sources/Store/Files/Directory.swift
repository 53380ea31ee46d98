internal import CLinux
internal import Foundation

/// Folders, as far as the commit protocol needs them.
enum Directory {
  /// Makes the folder and its parents, and sees to it that they outlive a power cut.
  static func make(_ path: String) throws(StoreError) {
    try Durability.sync(folders: makeWithoutSync(path))
  }

  /// Makes the folder and its parents.
  ///
  /// - Returns: the folders that are to be synced before it is relied upon.
  static func makeWithoutSync(_ path: String) throws(StoreError) -> Set<String> {
    var made: [String] = []
    var missing = path
    while unsafe mkdir(missing, 0o755) != 0 {
      switch errno {
      case EEXIST:
        guard isFolder(missing) else {
          errno = ENOTDIR
          throw .system("make", missing)
        }
      case ENOENT:
        made.append(missing)
        guard let parent = parent(of: missing) else { throw .system("make", missing) }
        missing = parent
        continue
      default: throw .system("make", missing)
      }
      break
    }
    for child in made.reversed() {
      guard unsafe mkdir(child, 0o755) == 0 || errno == EEXIST else { throw .system("make", child) }
    }
    return Set((made + [missing]).map { parent(of: $0) ?? "." })
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the names in the folder durable: fsync on the folder (POSIX leaves a rename or a new file to it).
  static func sync(_ path: String) throws(StoreError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("sync", path) }
  }

  static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return path.isEmpty || path == "." ? nil : "." }
    return slash == path.startIndex ? (path.utf8.count > 1 ? "/" : nil) : String(path[..<slash])
  }

  /// Names in the folder, sorted.
  static func list(_ path: String) throws(StoreError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw StoreError(.io, "cannot list \(path): \(error.localizedDescription)")
    }
  }

  /// The folder must be empty.
  static func remove(_ path: String) throws(StoreError) {
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw .system("remove", path) }
  }

  /// Two folders change places in one step: a path leads to the one or the other at any time (Linux renameat2).
  static func exchange(_ path: String, _ other: String) throws(StoreError) {
    guard unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, bantin_rename_exchange) == 0 else {
      guard errno != EINVAL && errno != ENOSYS else {
        throw StoreError(.noExchange, "the file system of \(path) cannot exchange two folders in one step")
      }
      throw .system("exchange", path)
    }
  }
}
