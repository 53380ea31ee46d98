internal import Compression
internal import Model

extension Transfer {
  /// Codings that may lie over one another.
  private static let maximumCodings = 4
  /// robots.txt is cut at its limit, not refused; so much more than the limit may come out before.
  private static let cutBodyFactor = 8

  /// The body out of its content codings: all members of gzip, whatever lies behind the last one left aside; gzip that no
  /// header names, too. A stream that breaks behind good bytes is worth as much as one that ends there.
  func decodedBody() throws(FetchError) -> (bytes: [UInt8], isTruncated: Bool) {
    var codings = ContentCoding.codings(of: headers.all("content-encoding"))
    guard codings.count <= Self.maximumCodings else {
      throw FetchError(.encoding, "\(url.text): more than \(Self.maximumCodings) content codings")
    }
    guard !codings.isEmpty || Inflater.isGzip(body) else { return (body, false) }
    let maximumBytes =
      plan.cutsBody ? plan.maximumDecodedBytes * Self.cutBodyFactor : plan.maximumDecodedBytes
    var (bytes, isTruncated) = (body, false)
    while !bytes.isEmpty {
      let isNamed = !codings.isEmpty
      guard isNamed || Inflater.isGzip(bytes) else { break }
      let coding = isNamed ? codings.removeFirst() : .gzip
      do throws(ContentCoding.Failure) {
        let decoded = try coding.decode(bytes, maximumBytes: maximumBytes)
        (bytes, isTruncated) = (decoded.bytes, isTruncated || !decoded.isWhole)
      } catch .tooLarge {
        throw FetchError(
          .tooLarge, "\(url.text): more than \(plan.maximumDecodedBytes) bytes decoded (maximumDecodedBytes)")
      } catch {
        // What only looks like gzip is taken as it is.
        guard isNamed else { break }
        throw FetchError(
          .encoding, "\(url.text): the body is not what Content-Encoding says (\(coding.rawValue))")
      }
      if !isNamed { break }
    }
    return (plan.cutsBody ? Array(bytes.prefix(plan.maximumDecodedBytes)) : bytes, isTruncated)
  }
}
