internal import Glibc

extension FetchConfiguration {
  /// What cannot be as it is, a sentence each; empty where all is well. To be shown before the first request: the fetcher
  /// itself passes over entries that it cannot read.
  public var problems: [String] {
    var found: [String] = []
    for entry in connectTo where ConnectTo(entry) == nil {
      found.append("connect-to \"\(entry)\": the form is HOST:PORT:ADDRESS:PORT")
    }
    for entry in allowedPrivateAddresses where IPRange(entry) == nil {
      let isName =
        !entry.isEmpty && entry.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 < 0x7F }
      if !isName {
        found.append("allow-private \"\(entry)\": neither a host name, nor an address, nor a CIDR range")
      }
    }
    if let caFile, access(caFile, R_OK) != 0 { found.append("ca-file \(caFile): cannot be read") }
    if userAgent.isEmpty || !userAgent.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
      found.append("user agent: empty, or with a control character in it")
    }
    let positive = [
      ("connectTimeoutMilliseconds", connectTimeoutMilliseconds),
      ("totalTimeoutMilliseconds", totalTimeoutMilliseconds),
      ("firstByteTimeoutMilliseconds", firstByteTimeoutMilliseconds),
      ("idleTimeoutMilliseconds", idleTimeoutMilliseconds),
      ("maximumConnections", maximumConnections), ("maximumConnectionsPerHost", maximumConnectionsPerHost),
      ("maximumDecodedBytes", maximumDecodedBytes), ("maximumWireBytes", maximumWireBytes),
      ("maximumHeaderBytes", maximumHeaderBytes), ("maximumURLBytes", maximumURLBytes),
    ]
    for (name, value) in positive where value <= 0 { found.append("\(name): must be more than 0") }
    return found
  }
}
