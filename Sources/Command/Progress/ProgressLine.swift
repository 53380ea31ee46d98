internal import Foundation

/// The one line of a terminal that says how far some work is, written anew as it goes on.
enum ProgressLine {
  /// Back to the beginning of the line, and empty it.
  static let clear = "\r\u{1B}[K"

  /// The bytes that put a line in the place of the one before.
  ///
  /// - Parameters:
  ///   - parts: in their order. Where there is no room for all, parts before the last are left out, the latter first: a line that
  ///     runs into the next one could not be cleared.
  ///   - columns: of the terminal; nil: the line may have any length.
  static func bytes(_ parts: [String], columns: Int?) -> [UInt8] {
    var parts = parts
    func line() -> String { parts.joined(separator: "  ") }
    if let columns {
      while parts.count > 2, line().columnCount >= columns { parts.remove(at: parts.count - 2) }
    }
    return Array((clear + line()).utf8)
  }
}
