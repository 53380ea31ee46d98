internal import ASCII

/// The key under which two addresses of one page meet.
///
/// On top of what ``WebURL`` does already (case of scheme and host, default port, dot segments):
/// - the fragment, and a trailing dot of the host, are dropped;
/// - parameters that say where a reader came from, and session ids, are dropped (`TrackingParameters`);
/// - the other parameters are sorted, empty ones dropped, `amp;` left over from HTML is taken off their names;
/// - percent escapes get RFC 3986 §6.2.2's normal form: upper-case digits, none for unreserved characters; a space in the query is `+`.
///
/// Never changed: scheme, `www.`, a trailing slash, the case of the path. Sites exist where each of them matters.
public enum CanonicalURL {
  public static func canonical(_ url: WebURL) -> String { text(of: url, isStrict: false) }

  /// The canonical form without any parameter that may name a session or a moment (`sid`, `t`), whatever its value.
  ///
  /// Such a parameter may as well name the page, so this is evidence beside other (a feed's title and date), no key of its own.
  /// - Returns: nil where there is no such parameter.
  public static func withoutSessions(_ url: WebURL) -> String? {
    let (canonical, strict) = (text(of: url, isStrict: false), text(of: url, isStrict: true))
    return canonical == strict ? nil : strict
  }

  private static func text(of url: WebURL, isStrict: Bool) -> String {
    var output: [UInt8] = Array(url.scheme.utf8)
    guard !url.host.isEmpty else { return withoutFragment(url) }
    output += Array("://".utf8)
    if let userInfo = url.userInfo { output += Array((userInfo + "@").utf8) }
    output += host(of: url)
    if let port = url.port { output += Array((":" + String(port)).utf8) }
    appendPath(Array(url.path.utf8), to: &output)
    if let query = url.query { appendQuery(Array(query.utf8), isStrict: isStrict, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  /// A path that is no list of segments may end in spaces, which nothing behind it protects any more.
  private static func withoutFragment(_ url: WebURL) -> String {
    var bytes = url.string.utf8.prefix(url.parts.fragmentStart)
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without dots at its end, unless that would make a number of its last label.
  private static func host(of url: WebURL) -> [UInt8] {
    let host = Array(url.host.utf8)
    guard let last = host.lastIndex(where: { $0 != UInt8(ascii: ".") }) else { return host }
    let bare = host[...last]
    let label = bare.split(separator: UInt8(ascii: ".")).last ?? bare
    return label.first.map { $0.isASCIIDigit } == true ? host : Array(bare)
  }

  private static func appendPath(_ path: [UInt8], to output: inout [UInt8]) {
    var normal: [UInt8] = []
    appendNormalised(withoutSessionSegments(path)[...], isQuery: false, to: &normal)
    var kept = normal[...]
    // `;jsessionid=…` (Java servlet containers) is a session, not a page.
    while let semicolon = kept.lastIndex(of: UInt8(ascii: ";")),
      TrackingParameters.isSession(name: name(of: kept[(semicolon + 1)...])), !endsInDots(kept[..<semicolon])
    {
      kept = kept[..<semicolon]
    }
    output += kept
  }

  /// `/(S(lit3py55t21z5v55vlm25s55))/` (ASP.NET without cookies) is a session, not a folder.
  private static func withoutSessionSegments(_ path: [UInt8]) -> [UInt8] {
    guard path.contains(UInt8(ascii: "(")) else { return path }
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let kept = segments.filter { segment in
      !(segment.starts(with: "(".utf8) && segment.suffix(2).elementsEqual("))".utf8)
        && segment.count > 4 && segment.dropFirst(2).first == UInt8(ascii: "("))
    }
    guard kept.count < segments.count else { return path }
    return kept.count == 1 ? [UInt8(ascii: "/")] : Array(kept.joined(separator: [UInt8(ascii: "/")]))
  }

  /// The last segment would mean another one, did nothing follow it.
  private static func endsInDots(_ path: ArraySlice<UInt8>) -> Bool {
    path.suffix(2).elementsEqual("/.".utf8) || path.suffix(3).elementsEqual("/..".utf8)
  }

  private static func appendQuery(_ query: [UInt8], isStrict: Bool, to output: inout [UInt8]) {
    var parameters: [ArraySlice<UInt8>] = []
    for raw in query.split(separator: UInt8(ascii: "&")) {
      var normal: [UInt8] = []
      appendNormalised(raw, isQuery: true, to: &normal)
      var parameter = normal[...]
      while parameter.starts(with: "amp;".utf8) { parameter = parameter.dropFirst(4) }
      guard !parameter.isEmpty else { continue }
      let name = name(of: parameter)
      let value = parameter.drop { $0 != UInt8(ascii: "=") }.dropFirst()
      if isStrict, TrackingParameters.mayBeSession(name: name) { continue }
      if TrackingParameters.isTracking(name: name, value: String(decoding: value, as: UTF8.self).lowercased())
      {
        continue
      }
      parameters.append(parameter)
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
        // Behind a stray `%` the character would become part of an escape.
        if endsInHalfAnEscape(output) {
          output.append(percentEncoded: byte)
        } else {
          output.append(byte)
        }
      case UInt8(ascii: " ") where isQuery: output.append(UInt8(ascii: "+"))
      default: output.append(percentEncoded: byte)
      }
      index += 3
    }
  }

  private static func endsInHalfAnEscape(_ output: [UInt8]) -> Bool {
    output.last == UInt8(ascii: "%") || output.suffix(2).first == UInt8(ascii: "%")
  }
}
