internal import Glibc

/// Which proxy a URL is fetched through. Read from the environment here and not left to libcurl, because the address
/// policy must know whether the address connected to is the proxy's or the server's.
struct ProxySettings: Sendable {
  private let http: String?
  private let https: String?
  private let exempt: [String]

  /// An explicit proxy for everything; "" for none.
  init(_ proxy: String) {
    (http, https, exempt) = (proxy.isEmpty ? nil : proxy, proxy.isEmpty ? nil : proxy, [])
  }

  /// The variables as curl reads them: `HTTP_PROXY` in capitals is not read, a CGI request could set it.
  init(environment: (String) -> String?) {
    func first(_ names: String...) -> String? {
      for name in names {
        if let value = environment(name), !value.isEmpty { return value }
      }
      return nil
    }
    http = first("http_proxy", "all_proxy", "ALL_PROXY")
    https = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    exempt = (first("no_proxy", "NO_PROXY") ?? "").lowercased()
      .split { $0 == "," || $0 == " " }.map { String($0) }
  }

  static var environment: ProxySettings {
    ProxySettings { name in getenv(name).map { String(cString: $0) } }
  }

  func proxy(for url: RequestURL) -> String? {
    isExempt(url.host) ? nil : url.scheme == .http ? http : https
  }

  private func isExempt(_ host: String) -> Bool {
    let address = IPAddress(host)
    return exempt.contains { entry in
      if entry == "*" { return true }
      if let address { return IPRange(entry)?.contains(address) ?? false }
      let domain = entry.hasPrefix(".") ? String(entry.dropFirst()) : entry
      return host == domain || host.hasSuffix("." + domain)
    }
  }
}
