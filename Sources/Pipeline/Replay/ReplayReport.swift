internal import JSON
internal import Model
internal import Store

/// What today's program makes of kept pages, beside what is stored of them.
public struct ReplayReport: Sendable, Equatable {
  /// What was compared of one host.
  public struct Host: Sendable, Equatable {
    /// Captures whose record is stored.
    public var compared = 0
    /// Of these, records that differ now.
    public var changed = 0
    /// Sum of the distances of the texts, 0…1 each.
    public var textDistanceSum = 0.0
  }

  /// A document whose record would differ from the stored one.
  public struct Difference: Sendable, Equatable {
    /// How it differs.
    public enum Kind: String, Sendable {
      case changed
      /// Stored, and not an article for today's program.
      case noLongerAnArticle = "no-longer-an-article"
      /// An article now, and not stored.
      case newlyAnArticle = "newly-an-article"
    }

    /// How it differs.
    public var kind: Kind
    /// Of the article, hexadecimal.
    public var id: String
    /// Final address of the page.
    public var url: String
    /// Of the page.
    public var host: String
    /// Keys of the record whose values differ.
    public var fields: [String] = []
    /// Share of the words that differ, 0…1.
    public var textDistance = 0.0
  }

  /// Captures read.
  public var captures = 0
  /// Captures whose record is stored and is an article now.
  public var compared = 0
  /// Of these, records that are the same.
  public var same = 0
  /// Of these, records that differ.
  public var changed = 0
  /// Captures that are stored, and no article now.
  public var noLongerArticles = 0
  /// Captures that are an article now, and not stored.
  public var newArticles = 0
  /// Of these another capture is stored: nothing to compare.
  public var otherCaptures = 0
  /// No article, then or now.
  public var neverArticles = 0
  /// Pages that today's program cannot read.
  public var failed = 0
  /// Keys of the record whose values differ, with the number of records.
  public var fields: [String: Int] = [:]
  /// By host.
  public var hosts: [String: Host] = [:]

  public init() {}

  /// Mean over what was compared.
  public var textDistance: Double {
    compared == 0 ? 0 : hosts.values.reduce(0) { $0 + $1.textDistanceSum } / Double(compared)
  }

  mutating func count(_ difference: Difference?, host: String) {
    compared += 1
    hosts[host, default: Host()].compared += 1
    guard let difference else {
      same += 1
      return
    }
    changed += 1
    hosts[host, default: Host()].changed += 1
    hosts[host, default: Host()].textDistanceSum += difference.textDistance
    for field in difference.fields { fields[field, default: 0] += 1 }
  }

  /// One object on one line, without a line feed.
  public var json: String {
    var buffer = JSONBuffer()
    buffer.object { report in
      report.member("captures", captures)
      report.member("compared", compared)
      report.member("same", same)
      report.member("changed", changed)
      report.member("no_longer_articles", noLongerArticles)
      report.member("new_articles", newArticles)
      report.member("other_captures", otherCaptures)
      report.member("never_articles", neverArticles)
      report.member("failed", failed)
      report.member("text_distance", share: textDistance)
      report.key("fields")
      report.object { object in
        for (name, count) in fields.sorted(by: { $0.key < $1.key }) { object.member(name, count) }
      }
      report.member("hosts", hosts.sorted { $0.key < $1.key }) { buffer, host in
        buffer.object { object in
          object.member("host", host.key)
          object.member("compared", host.value.compared)
          object.member("changed", host.value.changed)
          object.member(
            "text_distance", share: host.value.textDistanceSum / Double(max(1, host.value.compared)))
        }
      }
    }
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}

extension ReplayReport.Difference {
  /// One object on one line, without a line feed.
  public var json: String {
    var buffer = JSONBuffer()
    buffer.object { object in
      object.member("kind", kind.rawValue)
      object.member("id", id)
      object.member("url", url)
      object.member("fields", fields)
      object.member("text_distance", share: textDistance)
    }
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
