internal import Foundation
internal import Model

/// Saved pages and Markdown articles on disk.
public enum DocumentFiles {
  /// Files that are taken from a folder, by the end of their name.
  static let extensions = [
    ".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".md", ".markdown", ".md.gz", ".txt", ".txt.gz",
  ]

  /// The files that the paths name, folders replaced by the documents in them (at any depth, sorted by path; at
  /// least one); a file named outright is taken whatever its name.
  ///
  /// - Throws: ``InputError`` for a path that is not there, or a folder without documents.
  public static func list(_ paths: [String]) throws(InputError) -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard exists || path == "-" else {
        throw InputError(code: "no-such-file", detail: "no such file or folder: \(path)")
      }
      files += isFolder.boolValue ? try documents(in: path) : [path]
    }
    return files
  }

  private static func documents(in folder: String) throws(InputError) -> [String] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let documents = try FolderFiles.list(folder).filter(isDocument).map { prefix + $0 }
    guard !documents.isEmpty else {
      throw InputError(
        code: "no-such-file",
        detail: "there is no document in \(folder): none of \(extensions.joined(separator: ", "))")
    }
    return documents
  }

  static func isDocument(_ name: String) -> Bool {
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix($0) }
  }

  /// What the name says the document is written in.
  static func kind(of path: String) -> Page.Kind {
    let name = path.lowercased()
    let isMarkdown = [".md", ".markdown", ".txt", ".md.gz", ".txt.gz"].contains { name.hasSuffix($0) }
    return isMarkdown ? .markdown : .html
  }
}
