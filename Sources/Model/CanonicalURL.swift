/// The key under which two addresses of one page meet.
///
/// On top of what ``WebURL`` does already (case of scheme and host, default port, dot segments):
/// - the fragment, and a trailing dot of the host, are dropped;
/// - parameters that say where a reader came from, and session ids, are dropped (``TrackingParameters``);
/// - the other parameters are sorted, empty ones dropped, `amp;` left over from HTML is taken off their names;
/// - percent escapes get RFC 3986 §6.2.2's normal form: upper-case digits, none for unreserved characters; a space in the query is `+`.
///
/// Never changed: scheme, `www.`, a trailing slash, the case of the path. Sites exist where each of them matters.
public enum CanonicalURL {
  public static func canonical(_ url: WebURL) -> String {
    var output: [UInt8] = Array(url.scheme.utf8)
    guard !url.host.isEmpty else { return withoutFragment(url) }
    output += Array("://".utf8)
    if let userInfo = url.userInfo { output += Array((userInfo + "@").utf8) }
    var host = Array(url.host.utf8)
    while host.count > 1, host.last == UInt8(ascii: ".") { host.removeLast() }
    output += host
    if let port = url.port { output += Array((":" + String(port)).utf8) }
    appendPath(Array(url.path.utf8), to: &output)
    if let query = url.query { appendQuery(Array(query.utf8), to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  private static func withoutFragment(_ url: WebURL) -> String {
    String(decoding: url.string.utf8.prefix(url.parts.fragmentStart), as: UTF8.self)
  }

  private static func appendPath(_ path: [UInt8], to output: inout [UInt8]) {
    var kept = path[...]
    // `;jsessionid=…` (Java servlet containers) is a session, not a page.
    if let semicolon = path.lastIndex(of: UInt8(ascii: ";")),
      TrackingParameters.isSession(name: name(of: path[(semicolon + 1)...]))
    {
      kept = path[..<semicolon]
    }
    appendNormalised(kept, isQuery: false, to: &output)
  }

  private static func appendQuery(_ query: [UInt8], to output: inout [UInt8]) {
    var parameters: [[UInt8]] = []
    for raw in query.split(separator: UInt8(ascii: "&")) {
      var parameter = raw
      while parameter.starts(with: "amp;".utf8) { parameter = parameter.dropFirst(4) }
      guard !parameter.isEmpty else { continue }
      let name = name(of: parameter)
      let value = parameter.dropFirst(name.utf8.count + 1)
      if TrackingParameters.isTracking(name: name, value: String(decoding: value, as: UTF8.self).lowercased())
      {
        continue
      }
      var normal: [UInt8] = []
      appendNormalised(parameter, isQuery: true, to: &normal)
      parameters.append(normal)
    }
    parameters.sort { $0.lexicographicallyPrecedes($1) }
    for (index, parameter) in parameters.enumerated() {
      output.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      output += parameter
    }
  }

  /// Lower case, up to `=`.
  private static func name(of parameter: ArraySlice<UInt8>) -> String {
    String(decoding: parameter.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self).lowercased()
  }

  private static func appendNormalised(_ bytes: ArraySlice<UInt8>, isQuery: Bool, to output: inout [UInt8]) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard let byte = PercentEncoding.decoded(bytes, at: index) else {
        output.append(bytes[index])
        index += 1
        continue
      }
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        output.append(byte)
      case UInt8(ascii: " ") where isQuery: output.append(UInt8(ascii: "+"))
      default: PercentEncoding.append(byte, to: &output)
      }
      index += 3
    }
  }
}
