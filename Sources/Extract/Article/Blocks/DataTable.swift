/// Tells tables of data from tables that old pages lay themselves out with.
enum DataTable {
  /// Cells of data are short.
  private static let maximumCellLength = 400

  static func isOne(_ reading: borrowing PageInWork, _ table: Int) -> Bool {
    let document = reading.document
    let end = document.end(table)
    var (rows, cells, widest, inRow) = (0, 0, 0, 0)
    var node = table + 1
    while node < end {
      switch document.nodes[node].tag {
      case .table, .figure, .article, .section: return false
      case .tr:
        rows += 1
        inRow = 0
      case .td, .th:
        cells += 1
        inRow += 1
        widest = max(widest, inRow)
        let lines = reading.outline.lineRange(document, node)
        let length = reading.outline.lines[lines].reduce(0) { $0 + Int($1.length) }
        if length > maximumCellLength { return false }
      default: break
      }
      node += 1
    }
    return rows >= 2 && widest >= 2
  }

  static func isHeader(_ reading: borrowing PageInWork, _ row: Int) -> Bool {
    let document = reading.document
    if document.nodes[document.parent(row)].tag == .thead { return true }
    var hasHeads = false
    for node in row..<document.end(row) {
      if document.nodes[node].tag == .td { return false }
      if document.nodes[node].tag == .th { hasHeads = true }
    }
    return hasHeads
  }
}
