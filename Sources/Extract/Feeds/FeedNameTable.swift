/// What the names of a document mean: each is looked up once, however often it occurs.
struct FeedNameTable {
  struct Binding {
    var prefix: String
    var namespace: FeedNamespace
    var isAtom: Bool
  }

  struct Resolved {
    var namespace: FeedNamespace
    var element: FeedElement
    var isAtom: Bool
    /// No namespace was declared: the document's format decides.
    var isUndeclared: Bool
  }

  private struct Slot {
    /// Where the name first occurs; empty for a free slot.
    var name: Range<Int>
    var prefix: String
    var element: FeedElement
  }

  private static let slotCount = 256

  /// Innermost last.
  var bindings: [Binding] = []
  private var slots = [Slot?](repeating: nil, count: slotCount)

  mutating func bind(_ prefix: String, _ uri: String) {
    let (namespace, isAtom) = FeedNamespace.named(uri)
    bindings.append(Binding(prefix: prefix, namespace: namespace, isAtom: isAtom))
  }

  /// Forgets what elements that have ended declared.
  mutating func drop(to count: Int) {
    if bindings.count > count { bindings.removeLast(bindings.count - count) }
  }

  mutating func resolve(_ name: Range<Int>, in bytes: [UInt8], repairs: inout FeedRepairs) -> Resolved {
    var hash: UInt32 = 2_166_136_261
    for index in name { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
    let place = Int(hash % UInt32(Self.slotCount))
    let slot: Slot
    if let known = slots[place], Self.isEqual(known.name, name, bytes) {
      slot = known
    } else {
      slot = Self.slot(for: name, bytes)
      if slots[place] == nil { slots[place] = slot }
    }
    return resolve(slot, repairs: &repairs)
  }

  private func resolve(_ slot: Slot, repairs: inout FeedRepairs) -> Resolved {
    if let binding = bindings.last(where: { $0.prefix == slot.prefix }) {
      // A default namespace that nobody knows, on a document in the words of RSS.
      let namespace = binding.namespace == .unknown && slot.prefix.isEmpty ? .core : binding.namespace
      return Resolved(
        namespace: namespace, element: slot.element, isAtom: binding.isAtom, isUndeclared: false)
    }
    if slot.prefix.isEmpty {
      return Resolved(namespace: .core, element: slot.element, isAtom: false, isUndeclared: true)
    }
    let namespace = FeedNamespace(undeclaredPrefix: slot.prefix)
    if namespace != .xml { repairs.insert(.undeclaredPrefix) }
    return Resolved(
      namespace: namespace, element: slot.element, isAtom: slot.prefix.hasPrefix("a"), isUndeclared: true)
  }

  private static func slot(for name: Range<Int>, _ bytes: [UInt8]) -> Slot {
    let colon = bytes[name].firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { String(decoding: bytes[name.lowerBound..<$0], as: UTF8.self) } ?? ""
    let local = bytes[(colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound]
    let isReadable = local.count <= 32
    return Slot(
      name: name, prefix: prefix,
      element: isReadable ? FeedElement(localName: String(decoding: local, as: UTF8.self)) : .other)
  }

  private static func isEqual(_ left: Range<Int>, _ right: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
      return false
    }
    return true
  }
}
