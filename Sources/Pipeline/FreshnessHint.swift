internal import Fetch
internal import Model

/// How long a publisher says that an answer stays fresh (RFC 9111 §4.2, RSS `ttl`, sy:updatePeriod).
enum FreshnessHint {
  /// Seconds from now; nil where nothing is said, or it is said that it must always be asked for.
  static func seconds(of response: Response, document: FeedDocument?) -> Int64? {
    let stated = [maximumAge(response.cacheControl), document?.timeToLiveSeconds.map { Int64($0) }].compactMap
    { $0 }
    return stated.max()
  }

  private static func maximumAge(_ cacheControl: String?) -> Int64? {
    let directives = (cacheControl ?? "").lowercased().split(separator: ",").map {
      $0.trimming(while: { $0 == " " })
    }
    guard !directives.contains("no-cache"), !directives.contains("no-store") else { return nil }
    let age = directives.first { $0.hasPrefix("max-age=") }
    return age.flatMap { Int64($0.dropFirst("max-age=".count)) }.flatMap { $0 > 0 ? $0 : nil }
  }
}

extension Substring {
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
