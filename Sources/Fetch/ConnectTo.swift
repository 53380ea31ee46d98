/// One `--connect-to` entry: requests for HOST:PORT are sent to ADDRESS:PORT.
struct ConnectTo: Sendable, Hashable {
  let text: String
  private let host: Substring
  private let port: Substring
  private let address: Substring

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
    (host, port, address) = (fields[0], fields[1], fields[2])
  }

  func matches(_ url: RequestURL) -> Bool {
    (host.isEmpty || host.lowercased() == url.host || host == "[\(url.host)]")
      && (port.isEmpty || Int(port) == url.port)
  }

  /// The operator has named the address itself, so it needs no other permission.
  var namesAddress: Bool { !address.isEmpty }
  /// Nothing has to be resolved.
  var namesNumericAddress: Bool {
    let bare = address.hasPrefix("[") ? address.dropFirst().dropLast() : address
    return IPAddress(String(bare)) != nil
  }
}
