internal import Extract
internal import JSON

extension JSONBuffer {
  /// A value as it was read: numbers as they were written, members in their order.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: json("null")
    case .bool(let isTrue): json(isTrue ? "true" : "false")
    case .number(let digits): json(digits)
    case .string(let text): string(text)
    case .array(let elements): array(elements) { buffer, element in buffer.value(element) }
    case .object(let members):
      object { object in
        for member in members {
          object.key(named: member.key)
          object.value(member.value)
        }
      }
    }
  }
}
