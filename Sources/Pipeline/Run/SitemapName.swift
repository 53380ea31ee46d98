internal import ASCII
internal import Time

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

  /// False where the sitemaps of an index are numbered, thousands of them: then 2011 is no year.
  static func holdYears(_ urls: [String], now: Int64) -> Bool {
    let years = 1900...(Timestamp(secondsSinceEpoch: now).civil.year + 1)
    return urls.allSatisfy { url in
      numbers(in: url).allSatisfy { $0.count != 4 || Int($0).map(years.contains) ?? false }
    }
  }

  private static func numbers(in url: String) -> [String] {
    url.utf8.split { !$0.isASCIIDigit }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The end of the month, or of the year, that the address names: `sitemap-2019-05.xml`, `/2019/sitemap.xml`. Nil where it
  /// names none. Seconds since 1970.
  ///
  /// - Parameter hasYears: a number of four digits may be a year.
  static func endOfPeriod(_ url: String, hasYears: Bool = true) -> Int64? {
    let numbers = numbers(in: url)
    for (index, number) in numbers.enumerated() {
      let (year, ownMonth) =
        number.count == 6 || number.count == 8
        ? (Int(number.prefix(4)), Int(number.dropFirst(4).prefix(2)))
        : (number.count == 4 && hasYears ? Int(number) : nil, nil)
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
