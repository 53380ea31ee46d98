public import Pipeline
public import Store

/// Everything that the report shows, gathered from a dataset. Each list is bounded, so that the page is.
public struct ReportFigures: Sendable {
  /// Days of the charts, today included.
  public static let dayCount = 35
  /// Newest runs of the chart: a day of cron's.
  static let runCount = 96
  /// Sources that charts tell apart; the others are added up.
  static let chartedSources = 7
  static let chartedLanguages = 6
  static let heatMapSources = 24
  static let gapSources = 24
  static let qualityHosts = 24
  static let maximumFollowings = 12
  /// Rows of the table of sources; the sources that need a look first stand first.
  static let maximumSources = 25_000
  static let maximumAlarms = 200
  static let maximumReasons = 20
  /// Days that freshness and "who follows whom" cover.
  static let freshnessDays: Int64 = 7

  /// Seconds since 1970.
  public var madeAt: Int64
  public var programVersion: String
  /// The newest run that left a report; nil before the first.
  public var lastRun: RunFigures?
  /// Newest last.
  public var runs: [RunFigures] = []
  public var alarms: [Alarm] = []
  public var alarmCount = 0
  /// Addresses ever discovered, by state.
  public var ledger: [String: Int] = [:]
  /// Codes of failed and filtered addresses, the commonest first.
  public var reasons: [Count] = []
  public var today = Today()
  public var freshness = Freshness()
  public var disk = Disk()
  /// First day of the charts, days since 1970.
  public var firstDay: Int64 = 0
  /// Records by the day of their fetch: in a language, or added up.
  public var languages: [Series] = []
  /// Articles by the day of their newest record.
  public var sourceDays: [Series] = []
  public var heatMap: [Series] = []
  /// Articles by the day of their newest record: those of one's own, and copies.
  public var copyDays: [Series] = []
  public var followings: [Following] = []
  /// Hosts that have drifted come first.
  public var quality: [HostQualityDays] = []
  /// Bytes of parts and state by day; days without runs are 0.
  public var sizes: [Series] = []
  public var gaps: [GapBands] = []
  /// What needs a look first comes first.
  public var sources: [SourceFigures] = []
  public var sourceCount = 0
  /// Newest first.
  public var articles: [ArticleFigures] = []

  public struct Count: Sendable, Equatable {
    public var name: String
    public var count: Int
  }

  /// A name and its values; the name is empty for all that are not told apart.
  public struct Series: Sendable, Equatable {
    public var name: String
    public var values: [Int]
    /// The name in both languages, where it is a word and no name of something.
    public var wording: ReasonText.Wording?
    public var sum: Int { values.reduce(0, +) }
  }

  /// Articles since midnight UTC beside what is usual.
  public struct Today: Sendable, Equatable {
    public var articles = 0
    /// Median of the same weekday up to the same hour in the weeks before; nil where fewer than two of them had articles.
    public var usual: Int?
  }

  /// From the publication that the source states to the fetch.
  public struct Freshness: Sendable, Equatable {
    /// Upper bounds of the histogram's columns in minutes; the last column has none.
    public static let bounds: [Int64] = [5, 20, 60, 180, 360, 720, 1_440, 4_320]

    public var count = 0
    /// Seconds.
    public var median: Int64?
    /// Seconds; 95 % are faster.
    public var slow: Int64?
    public var columns = [Int](repeating: 0, count: bounds.count + 1)

    init() {}

    init(_ delays: [Int64]) {
      let sorted = delays.sorted()
      count = sorted.count
      guard !sorted.isEmpty else { return }
      // Nearest rank.
      median = sorted[(sorted.count - 1) / 2]
      slow = sorted[(sorted.count * 95 + 99) / 100 - 1]
      for delay in sorted {
        columns[Self.bounds.firstIndex { delay <= $0 * 60 } ?? Self.bounds.count] += 1
      }
    }
  }

  public struct Disk: Sendable, Equatable {
    public var partBytes: Int64 = 0
    public var stateBytes: Int64 = 0
    public var parts = 0
    public var records = 0
    /// Nil where the file system does not say.
    public var freeBytes: Int64?
  }

  public struct GapBands: Sendable, Equatable {
    public var sourceID: String
    public var gaps: [FeedGap]
  }
}
