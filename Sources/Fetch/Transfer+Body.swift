internal import Compression
internal import Model

extension Transfer {
  /// robots.txt is cut at its limit, not refused; so much more than the limit may come out before.
  private static let cutBodyFactor = 8

  /// The body out of its content codings. A stream that breaks behind good bytes is worth as much as one that ends there.
  func decodedBody() throws(FetchError) -> (bytes: [UInt8], isTruncated: Bool) {
    let maximumBytes =
      plan.cutsBody ? plan.maximumDecodedBytes * Self.cutBodyFactor : plan.maximumDecodedBytes
    do throws(DecodedBody.Failure) {
      let decoded = try DecodedBody(
        body, contentEncoding: headers.all("content-encoding"), maximumBytes: maximumBytes)
      return (
        plan.cutsBody ? Array(decoded.bytes.prefix(plan.maximumDecodedBytes)) : decoded.bytes,
        !decoded.isWhole
      )
    } catch {
      throw fetchError(error)
    }
  }

  private func fetchError(_ failure: DecodedBody.Failure) -> FetchError {
    switch failure {
    case .tooManyCodings:
      FetchError(.encoding, "\(url.text): more than \(DecodedBody.maximumCodings) content codings")
    case .corrupt(let coding):
      FetchError(.encoding, "\(url.text): the body is not what Content-Encoding says (\(coding.rawValue))")
    case .tooLarge:
      FetchError(
        .tooLarge, "\(url.text): more than \(plan.maximumDecodedBytes) bytes decoded (maximumDecodedBytes)")
    }
  }
}
