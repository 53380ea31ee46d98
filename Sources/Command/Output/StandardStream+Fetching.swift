internal import Addresses
internal import Fetch

extension StandardStream {
  /// A fetch that failed, on standard error. The address is said once, also where the error names it.
  static func complain(of error: FetchError, at address: String) {
    let address = URLCredentials.masked(url: address)
    let named = "\(address): "
    let detail = error.detail.hasPrefix(named) ? String(error.detail.dropFirst(named.count)) : error.detail
    complain("\(named)\(error.code): \(detail)")
  }
}
