extension HTMLParser {
  /// A node that stands between the parts of a table in the source and in front of it in the tree.
  struct Foster {
    var table: Int32
    var node: Int32
  }

  /// Puts fostered nodes in front of their tables, so that nodes are in the order of the tree again.
  mutating func placeFosters() {
    guard !fosters.isEmpty else { return }
    let order = fosteredOrder()
    var places = [Int32](repeating: 0, count: nodes.count + 1)
    for (place, node) in order.enumerated() { places[Int(node)] = Int32(place) }
    places[nodes.count] = Int32(nodes.count)
    var placed = order.map { nodes[Int($0)] }
    for place in placed.indices {
      if placed[place].parent >= 0 { placed[place].parent = places[Int(placed[place].parent)] }
      placed[place].end = Int32(place + 1)
    }
    // Children stand behind their parents: their ends are known first.
    for place in placed.indices.reversed() where placed[place].parent >= 0 {
      let parent = Int(placed[place].parent)
      placed[parent].end = max(placed[parent].end, placed[place].end)
    }
    nodes = placed
    var ends: [Int: Int] = [:]
    for (node, end) in earlyEnds {
      // Where the node that ended the effect went; never in front of what it began with.
      let place = Int(places[node])
      ends[place] = min(max(Int(places[end]), place + 1), Int(placed[place].end))
    }
    earlyEnds = ends
  }

  /// The nodes in the order of the tree. Ranges that wait are kept in a list, so nothing recurses.
  private func fosteredOrder() -> [Int32] {
    var fostersOfTable: [Int32: [Int32]] = [:]
    for foster in fosters { fostersOfTable[foster.table, default: []].append(foster.node) }
    let fostered = Set(fosters.map(\.node))
    var order: [Int32] = []
    order.reserveCapacity(nodes.count)
    var waiting = [0..<Int32(nodes.count)]
    while let range = waiting.popLast() {
      var node = range.lowerBound
      while node < range.upperBound {
        // The first node of a range is in its place.
        if node != range.lowerBound, fostered.contains(node) {
          node = nodes[Int(node)].end
        } else if let moved = fostersOfTable.removeValue(forKey: node) {
          waiting.append(node..<range.upperBound)
          for foster in moved.reversed() { waiting.append(foster..<nodes[Int(foster)].end) }
          break
        } else {
          order.append(node)
          node += 1
        }
      }
    }
    return order
  }
}
