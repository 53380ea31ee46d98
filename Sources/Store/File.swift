internal import Glibc

/// Names of files, as far as the commit protocol needs them.
enum File {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  static func rename(_ path: String, to newPath: String) throws(StoreError) {
    guard unsafe Glibc.rename(path, newPath) == 0 else { throw .system("rename", path) }
  }

  static func removeIfThere(_ path: String) throws(StoreError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .system("remove", path) }
  }
}
