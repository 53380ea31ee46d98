internal import Addresses
internal import Foundation

/// The address that a saved page had, where something beside the page tells it.
enum DocumentAddress {
  /// 1. A sidecar: `page.html.url` or `page.url`, whose first line, or whose line `URL=…` (an Internet shortcut), is
  ///    the address.
  /// 2. The file's name, where it is an address in percent encoding: `https%3A%2F%2Fnews.example%2Fa.html`.
  ///
  /// Otherwise nil: the page's own declaration is taken.
  static func of(_ path: String) -> String? {
    let stem = stem(of: path)
    for sidecar in [path + ".url", stem + ".url"] {
      if let bytes = try? FileBytes.read(sidecar, maximumBytes: 1 << 16), let url = address(in: bytes) {
        return url
      }
    }
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    let stemName = stem[(stem.lastIndex(of: "/").map(stem.index(after:)) ?? stem.startIndex)...]
    for candidate in [name, stemName] where candidate.lowercased().hasPrefix("http") {
      if let text = String(candidate).removingPercentEncoding, text != candidate, WebURL(text)?.isHTTP == true
      {
        return text
      }
    }
    return nil
  }

  private static func address(in bytes: [UInt8]) -> String? {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let shortcut = lines.first { $0.lowercased().hasPrefix("url=") }.map { String($0.dropFirst(4)) }
    guard let text = shortcut ?? lines.first, WebURL(text)?.isHTTP == true else { return nil }
    return text
  }

  /// Without what the name says of the format.
  private static func stem(of path: String) -> String {
    let name = path.lowercased()
    let end = DocumentFiles.extensions.filter { name.hasSuffix($0) }.max { $0.utf8.count < $1.utf8.count }
    return String(path.dropLast(end?.count ?? 0))
  }
}
