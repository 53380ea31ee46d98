extension String {
  /// The words of a list, parted by spaces and line feeds.
  ///
  /// Cut between bytes, not between characters: tables are made of such lists in every process, and finding the borders of
  /// characters takes several times as long.
  public var listedWords: [String] {
    utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) }
  }
}
