extension String {
  /// The text in lines of at most `columns` columns of a terminal, parted at blanks and beside characters of East Asia. A word that
  /// is longer, such as an address, gets a line of its own.
  func wrapped(columns: Int) -> [String] {
    var lines: [String] = []
    var (line, width) = ("", 0)
    for word in words {
      if width > 0, width + word.columns > columns {
        lines.append(String(line.trimmedAtEnd))
        (line, width) = ("", 0)
      }
      // A blank that would begin a line is left out.
      if width == 0, word.text == " ", !lines.isEmpty { continue }
      line += word.text
      width += word.columns
    }
    return lines + [String(line.trimmedAtEnd)]
  }

  /// What no line is parted within; each blank stands for itself.
  private var words: [(text: String, columns: Int)] {
    var words: [(text: String, columns: Int)] = []
    var isOpen = false
    for character in self {
      let columns = character.columnCount
      let joins = columns < 2 && character != " "
      if isOpen, joins {
        words[words.count - 1].text.append(character)
        words[words.count - 1].columns += columns
      } else {
        words.append((String(character), columns))
      }
      isOpen = joins
    }
    return words
  }
}
