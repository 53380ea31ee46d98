/// What the names of a document mean: each is looked up once, however often it occurs.
struct FeedNameTable {
  struct Resolved {
    var namespace = FeedNamespace.unknown
    var element = FeedElement.other
    var isAtom = false
    /// No namespace was declared: the document's format decides.
    var isUndeclared = false
  }

  struct Binding {
    var prefix: String
    var namespace: FeedNamespace
    var isAtom: Bool
  }

  /// A name that was looked up, and under which declarations.
  private struct Slot {
    var hash: UInt64 = 0
    var version = -1
    var resolved = Resolved()
  }

  private static let slotCount = 256

  /// Innermost last.
  private var bindings: [Binding] = []
  /// Changes whenever the bindings do.
  private var version = 0
  private var slots = [Slot](repeating: Slot(), count: slotCount)

  var bindingCount: Int { bindings.count }

  mutating func bind(_ prefix: String, _ uri: String) {
    let (namespace, isAtom) = FeedNamespace.named(uri)
    bindings.append(Binding(prefix: prefix, namespace: namespace, isAtom: isAtom))
    version += 1
  }

  /// Forgets what elements that have ended declared.
  mutating func drop(to count: Int) {
    guard bindings.count > count else { return }
    bindings.removeLast(bindings.count - count)
    version += 1
  }

  /// The bindings from `start` on, to be declared again when others have been dropped.
  func declared(from start: Int) -> [Binding] { Array(bindings.dropFirst(start)) }

  mutating func declare(_ more: [Binding]) {
    guard !more.isEmpty else { return }
    bindings += more
    version += 1
  }

  /// - Parameter hash: the scanner's, of the name.
  mutating func resolve(
    _ name: Range<Int>, hash: UInt64, in bytes: [UInt8], repairs: inout FeedRepairs
  ) -> Resolved {
    let place = Int(truncatingIfNeeded: hash >> 20) & (Self.slotCount - 1)
    if slots[place].hash == hash, slots[place].version == version { return slots[place].resolved }
    let resolved = lookUp(name, bytes, repairs: &repairs)
    slots[place] = Slot(hash: hash, version: version, resolved: resolved)
    return resolved
  }

  private func lookUp(_ name: Range<Int>, _ bytes: [UInt8], repairs: inout FeedRepairs) -> Resolved {
    let colon = bytes[name].firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { String(decoding: bytes[name.lowerBound..<$0], as: UTF8.self) } ?? ""
    let local = bytes[(colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound]
    var resolved = Resolved()
    if local.count <= 32 { resolved.element = FeedElement(localName: String(decoding: local, as: UTF8.self)) }
    if let binding = bindings.last(where: { $0.prefix == prefix }) {
      // A default namespace that nobody knows, on a document in the words of RSS.
      resolved.namespace = binding.namespace == .unknown && prefix.isEmpty ? .core : binding.namespace
      resolved.isAtom = binding.isAtom
      return resolved
    }
    resolved.isUndeclared = true
    if prefix.isEmpty {
      resolved.namespace = .core
      return resolved
    }
    resolved.namespace = FeedNamespace(undeclaredPrefix: prefix)
    resolved.isAtom = resolved.namespace == .core && prefix.lowercased().hasPrefix("a")
    if resolved.namespace != .xml { repairs.insert(.undeclaredPrefix) }
    return resolved
  }
}
