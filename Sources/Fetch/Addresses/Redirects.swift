internal import ASCII

/// Where a redirect leads, and whether it may be followed (RFC 9110 §15.4).
enum Redirects {
  /// - Parameter target: the reference as it came; nil where the answer names none.
  static func next(
    after job: FetchJob, _ transfer: Transfer, to target: ArraySlice<UInt8>?, maximumURLBytes: Int
  ) throws(FetchError) -> RequestURL {
    guard job.redirects.count < job.maximumRedirects else {
      throw FetchError(
        .tooManyRedirects,
        "\(RequestURL.excerpt(job.request.url)): more than \(job.maximumRedirects) redirects (maximumRedirects)"
      )
    }
    guard let target else {
      throw FetchError(.invalidRedirect, "\(job.url.text): status \(transfer.status) without a Location")
    }
    let next = try job.url.resolving(escaped(target), maximumBytes: maximumURLBytes)
    job.cookies.take(transfer.headers, from: job.url)
    // A circle that hands out another cookie each time is one that may end.
    guard job.visited.insert(next.text + "\n" + (job.cookies.field(for: next) ?? "")).inserted else {
      throw FetchError(.redirectLoop, "\(job.url.text): redirects in a circle, to \(next.text)")
    }
    return next
  }

  /// Header bytes need not be UTF-8, so those beyond ASCII are escaped one by one, as browsers do.
  private static func escaped(_ location: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in location {
      if byte < 0x80 { bytes.append(byte) } else { bytes.append(percentEncoded: byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
