internal import Glibc

/// The files below a folder.
public enum FolderFiles {
  /// Their paths from the folder on, at any depth, sorted. Symbolic links are listed and not followed.
  ///
  /// - Throws: where any folder cannot be read: what is in it must not pass for missing.
  public static func list(_ folder: String) throws(InputError) -> [String] {
    var files: [String] = []
    var folders = [""]
    while let prefix = folders.popLast() {
      for (name, isFolder) in try entries("\(folder)/\(prefix)") {
        if isFolder { folders.append("\(prefix)\(name)/") } else { files.append(prefix + name) }
      }
    }
    return files.sorted()
  }

  private static func entries(_ folder: String) throws(InputError) -> [(name: String, isFolder: Bool)] {
    guard let stream = unsafe opendir(folder) else { throw failure(folder) }
    defer { unsafe closedir(stream) }
    var entries: [(String, Bool)] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      entries.append((name, isFolder(unsafe Int32(entry.pointee.d_type), "\(folder)/\(name)")))
    }
    guard errno == 0 else { throw failure(folder) }
    return entries
  }

  /// Some file systems leave the kind of an entry to `lstat`.
  private static func isFolder(_ kind: Int32, _ path: String) -> Bool {
    guard kind == DT_UNKNOWN else { return kind == DT_DIR }
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func failure(_ folder: String) -> InputError {
    let reason = unsafe String(cString: strerror(errno))
    return InputError(code: "unreadable", detail: "cannot read \(folder): \(reason)")
  }
}
