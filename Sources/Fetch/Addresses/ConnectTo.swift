/// One `--connect-to` entry: requests for HOST:PORT are sent to ADDRESS:PORT.
struct ConnectTo: Sendable, Hashable {
  let text: String
  private let host: Substring
  private let port: Substring
  private let address: Substring
  private let targetPort: Substring

  /// `HOST:PORT:ADDRESS:PORT`, an IPv6 address in brackets; nil where the four fields are not there.
  init?(_ text: String) {
    var fields: [Substring] = []
    var start = text.startIndex
    var isBracketed = false
    for index in text.indices {
      switch text[index] {
      case "[": isBracketed = true
      case "]": isBracketed = false
      case ":" where !isBracketed:
        fields.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    fields.append(text[start...])
    guard fields.count == 4, [fields[1], fields[3]].allSatisfy({ $0.isEmpty || UInt16($0) != nil }) else {
      return nil
    }
    self.text = text
    (host, port, address, targetPort) = (fields[0], fields[1], fields[2], fields[3])
  }

  func matches(_ url: RequestURL) -> Bool {
    // A dot at the end says that a name is whole; it is the same name.
    let name = url.host.hasSuffix(".") ? String(url.host.dropLast()) : url.host
    return (host.isEmpty || host.lowercased() == name || host == "[\(name)]")
      && (port.isEmpty || Int(port) == url.port)
  }

  /// The operator has named the address itself, so it needs no other permission.
  var namesAddress: Bool { !address.isEmpty }
  /// Where nothing has to be resolved: the address and the port to connect to.
  func numericTarget(for url: RequestURL) -> (address: String, port: UInt16)? {
    let bare = String(address.hasPrefix("[") ? address.dropFirst().dropLast() : address)
    guard IPAddress(bare) != nil,
      let port = targetPort.isEmpty ? UInt16(exactly: url.port) : UInt16(targetPort)
    else { return nil }
    return (bare, port)
  }
}
