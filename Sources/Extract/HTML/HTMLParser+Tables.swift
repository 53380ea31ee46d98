/// Tables (HTML §13.2.6.4.9–15).
extension HTMLParser {
  /// Ends what stands open between the table and its new part, and opens the row that a cell implies.
  ///
  /// - Returns: false outside of a table, where the tag is ignored.
  mutating func prepareTable(for tag: HTMLTag) -> Bool {
    guard var level = innermost(HTMLTagSet.tableModes) else { return tag == .table }
    if stack[level].tag == .template || stack[level].tag == .noscript { return true }
    if HTMLTagSet.cells.contains(stack[level].tag) {
      // A cell or caption ends where the next part of its table begins.
      if tag == .table { return true }
      pop(to: level)
      forgetFormats()
      guard let outer = innermost(HTMLTagSet.tableModes) else { return false }
      level = outer
    }
    switch tag {
    case .td, .th:
      pop(to: level + 1)
      if stack[level].tag != .tr, stack[level].tag != .template {
        open(.tr, attributesFrom: attributes.count)
      }
    case .tr: popToTable(Self.rowParents)
    case .col:
      popToTable(Self.columnParents)
      if stack.last?.tag == .table { open(.colgroup, attributesFrom: attributes.count) }
    default: popToTable(Self.tables)
    }
    // A table within a table, but outside of its cells, ends it.
    if tag == .table, stack.last?.tag == .table { pop() }
    return true
  }

  private static let tables: HTMLTagSet = [.table, .template]
  private static let columnParents: HTMLTagSet = tables.inserting(.colgroup)
  private static let rowParents: HTMLTagSet = tables.union([.tbody, .thead, .tfoot])

  private mutating func popToTable(_ context: HTMLTagSet) {
    guard let level = innermost(context) else { return }
    pop(to: level + 1)
  }

  /// In a table, a group or a row, but in no cell, whatever else is open there.
  var isBetweenTableParts: Bool {
    guard let level = innermost(HTMLTagSet.tableModes) else { return false }
    return HTMLTagSet.tableContext.contains(stack[level].tag)
  }

  /// The end tag of a table or of a part of one, which ends the cell or caption that is open in it.
  mutating func closeTablePart(_ tag: HTMLTag) {
    // A row outside of any group stands in a body of the table's own.
    if tag == .tbody, let row = innermost(Self.rowParents.inserting(.tr)), stack[row].tag == .tr,
      stack[row - 1].tag == .table
    {
      return closeTablePart(.tr)
    }
    let isInCell = innermost(HTMLTagSet.tableModes).map { HTMLTagSet.cells.contains(stack[$0].tag) } ?? false
    if closeImplied(tag, upTo: Self.tables), isInCell { forgetFormats() }
  }

  /// The parent of a node that is appended now. What may not stand between the parts of a table is moved in front of it
  /// (foster parenting, §13.2.6.1): such nodes are noted, and put in their place by `placeFosters()`.
  @inline(__always)
  mutating func parent(of tag: HTMLTag) -> Int32 {
    guard let top = stack.last else { return -1 }
    return tableContext.contains(top.tag) ? parent(of: tag, between: top) : top.node
  }

  private mutating func parent(of tag: HTMLTag, between top: OpenElement) -> Int32 {
    guard !HTMLTagSet.inTable.contains(tag), let table = innermost(HTMLTagSet(.table)) else {
      return top.node
    }
    let node = stack[table].node
    fosters.append(Foster(table: node, node: Int32(nodes.count)))
    return nodes[Int(node)].parent
  }
}
