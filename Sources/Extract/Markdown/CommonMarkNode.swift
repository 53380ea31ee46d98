private import CCommonMark

#if canImport(Glibc)
  private import Glibc
#endif

/// A Markdown document as libcmark-gfm reads it: CommonMark, and the tables of GitHub.
final class CommonMarkDocument {
  let root: CommonMarkNode

  /// Nil where the library refuses: it is out of memory.
  init?(_ utf8: ArraySlice<UInt8>) {
    _ = Self.isRegistered
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    // Only this one: extensions with signs of their own change a table that all parsers of a process share.
    if let table = cmark_find_syntax_extension("table") {
      _ = cmark_parser_attach_syntax_extension(parser, table)
    }
    utf8.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let pointer = cmark_parser_finish(parser) else { return nil }
    // Words of a paragraph are kept by it until they are made their own: nodes are moved and taken out here.
    cmark_node_own(pointer)
    root = CommonMarkNode(pointer)
  }

  deinit { root.remove() }

  /// The library keeps its extensions in a list of the process.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// The document as HTML; markup that it holds is left in.
  var html: [UInt8] { root.html }
}

/// A node of a ``CommonMarkDocument``, which must outlive it.
struct CommonMarkNode {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  enum Kind {
    case paragraph, heading, text, code, lineEnd, emphasis, link, image, other
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: .lineEnd
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// 1 to 6; 0 for what is no heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// Address of a link or picture.
  var url: String? { cmark_node_get_url(pointer).map { String(cString: $0) } }

  /// Title of a link or picture, as it stands behind the address.
  var title: String? {
    cmark_node_get_title(pointer).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  var next: CommonMarkNode? { cmark_node_next(pointer).map { CommonMarkNode($0) } }

  var children: [CommonMarkNode] {
    var children: [CommonMarkNode] = []
    var child = cmark_node_first_child(pointer).map { CommonMarkNode($0) }
    while let node = child {
      children.append(node)
      child = node.next
    }
    return children
  }

  /// The words of the node and of all below it, line ends as spaces.
  var text: String {
    var text = ""
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return HTMLText.trimmed(Array(text.utf8)) ?? "" }
      guard event == CMARK_EVENT_ENTER, let inner = cmark_iter_get_node(iterator) else { continue }
      switch CommonMarkNode(inner).kind {
      case .text, .code: text += cmark_node_get_literal(inner).map { String(cString: $0) } ?? ""
      case .lineEnd: text += " "
      default: break
      }
    }
  }

  fileprivate var html: [UInt8] {
    guard let text = cmark_render_html(pointer, CMARK_OPT_UNSAFE, nil) else { return [] }
    defer { free(text) }
    return [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  // MARK: Changes

  /// Takes the node and all below it out of its document.
  func remove() { cmark_node_free(pointer) }

  func append(_ child: CommonMarkNode) { _ = cmark_node_append_child(pointer, child.pointer) }

  func insertBefore(_ sibling: CommonMarkNode) {
    _ = cmark_node_insert_before(sibling.pointer, pointer)
  }

  /// A paragraph around running text; nil where memory is out.
  static func paragraph(_ child: CommonMarkNode) -> CommonMarkNode? {
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return nil }
    _ = cmark_node_append_child(paragraph, child.pointer)
    return CommonMarkNode(paragraph)
  }

  static func text(_ text: String) -> CommonMarkNode? {
    guard let node = cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    _ = cmark_node_set_literal(node, text)
    return CommonMarkNode(node)
  }

  /// A block that is written as an HTML element.
  static func element(_ name: String) -> CommonMarkNode? {
    guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return nil }
    _ = cmark_node_set_on_enter(block, "<\(name)>")
    _ = cmark_node_set_on_exit(block, "</\(name)>")
    return CommonMarkNode(block)
  }
}
