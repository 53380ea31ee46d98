internal import Model

/// What came in place of what was asked for, under a status that says otherwise.
enum StandIn {
  /// A guard checks whether a person asks.
  case challenge(guardName: String)
  /// A page that only sends its reader on.
  case refresh(MetaRefresh)
  /// Status 202: the request is taken, and there is nothing yet (RFC 9110 §15.3.3).
  case notReady

  /// Nil where the answer is what it says.
  static func find(
    for purpose: Request.Purpose, host: String, status: Int, headers: HeaderFields, body: [UInt8]
  ) -> StandIn? {
    let scan = MarkupScan(body, maximumTextBytes: Challenge.maximumTextBytes)
    let guardName = Challenge.guardName(
      status: status, headers: headers, host: host, scan: scan, bytes: body)
    if let guardName { return .challenge(guardName: guardName) }
    guard purpose == .page || purpose == .feed, (200..<300).contains(status) else { return nil }
    if let scan, let refresh = MetaRefresh(scan, header: headers.value(of: "refresh")) {
      return .refresh(refresh)
    }
    return status == 202 && purpose == .page ? .notReady : nil
  }
}
