/// One line of an article's text, and what it is.
///
/// `text` never contains a line feed, never is empty and neither starts nor ends with white space. A list of three items is three blocks,
/// a table of four rows four, a code sample of five lines five.
public struct Block: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case paragraph, heading
    case listItem = "list_item"
    case quote
    /// Cells are separated by ` | ` in `text`; `cellEnds` says where each ends.
    case tableRow = "table_row"
    case code
  }

  /// What a stretch of the text is, beyond plain words.
  public struct Mark: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case emphasis, strong, code
      case link(url: String, rel: String?)
    }
    public var kind: Kind
    /// UTF-8 offsets into the block's text, at scalar boundaries. Marks of one block nest or are disjoint.
    public var range: Range<Int>

    public init(_ kind: Kind, _ range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  public var kind: Kind
  public var text: String
  /// In order of their start, the outer before the inner.
  public var marks: [Mark]
  /// Heading 1…6; depth of a list item, from 1; depth of a quote, from 1.
  public var level: Int
  /// Columns that a line of code stands in from the left.
  public var indent = 0
  /// The number of an ordered list's item; nil for a bullet.
  public var number: Int?
  /// True for the first block of a list, quote, table or code sample, so that two neighbours stay apart.
  public var startsGroup: Bool
  /// A table row of column heads.
  public var isHeader: Bool
  /// UTF-8 offset of the end of each cell of a table row, separators left out.
  public var cellEnds: [Int]
  /// Where it differs from the document's.
  public var language: LanguageTag?

  public init(
    _ kind: Kind, _ text: String, marks: [Mark] = [], level: Int = 1, number: Int? = nil,
    startsGroup: Bool = false,
    isHeader: Bool = false, cellEnds: [Int] = []
  ) {
    self.kind = kind
    self.text = text
    self.marks = marks
    self.level = level
    self.number = number
    self.startsGroup = startsGroup
    self.isHeader = isHeader
    self.cellEnds = cellEnds
  }
}
