internal import Model

/// What the address of a sitemap says about it before it is read.
enum SitemapName {
  /// The words `news` and `latest`, between other signs than letters.
  static func isNews(_ url: String) -> Bool {
    let path =
      url.lowercased().split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).last ?? ""
    return path.split { !$0.isASCII || !$0.isLetter }.contains { word in
      ["news", "latest", "googlenews", "newssitemap", "sitemapnews", "recent"].contains(word)
    }
  }

  /// The end of the month, or of the year, that the address names: `sitemap-2019-05.xml`, `/2019/sitemap.xml`. Nil where it
  /// names none. Seconds since 1970.
  static func endOfPeriod(_ url: String) -> Int64? {
    let numbers = url.utf8.split { $0 &- 0x30 > 9 }.map { String(decoding: $0, as: UTF8.self) }
    for (index, number) in numbers.enumerated() {
      let (year, ownMonth) =
        number.count == 6 || number.count == 8
        ? (Int(number.prefix(4)), Int(number.dropFirst(4).prefix(2)))
        : (number.count == 4 ? Int(number) : nil, nil)
      guard let year, (1990...2100).contains(year) else { continue }
      let next = index + 1 < numbers.count && numbers[index + 1].count <= 2 ? Int(numbers[index + 1]) : nil
      let month = ownMonth ?? next
      guard let month, (1...12).contains(month) else {
        return number.count == 4 ? Timestamp(year: year + 1, month: 1, day: 1)?.secondsSinceEpoch : nil
      }
      let (endYear, endMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
      return Timestamp(year: endYear, month: endMonth, day: 1)?.secondsSinceEpoch
    }
    return nil
  }
}
