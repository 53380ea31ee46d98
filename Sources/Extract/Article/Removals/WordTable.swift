internal import ASCII

/// Words with what each of them weighs or means, looked up in running text.
struct WordTable {
  private let table: NameTable

  /// - Parameter rows: words parted by white space, in small letters, no word twice.
  init(_ rows: [(value: UInt8, words: StaticString)]) {
    table = NameTable(
      rows.flatMap { row in
        row.words.description.listedWords.map { word in
          let name = String(decoding: Labels.plainlySpelled(Array(word.utf8)), as: UTF8.self)
          return (name: name, value: row.value)
        }
      })
  }

  /// Calls `body` with the value of every word, 0 for those that are not in the table.
  ///
  /// - Parameter text: in small letters, plainly spelled (`Labels.plainlySpelled`).
  func forEachValue(_ text: some Collection<UInt8>, _ body: (UInt8) -> Void) {
    var hash = NameTable.emptyHash
    for byte in text {
      if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 || byte == UInt8(ascii: "-") {
        hash = NameTable.hash(hash, byte)
      } else if hash != NameTable.emptyHash {
        body(table.value(for: hash))
        hash = NameTable.emptyHash
      }
    }
    if hash != NameTable.emptyHash { body(table.value(for: hash)) }
  }
}
