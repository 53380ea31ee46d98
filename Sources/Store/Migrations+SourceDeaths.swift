extension Migrations {
  /// How often the process died while a document out of a file was read, by its mark; gone once it was read.
  static let sourceDeaths = "CREATE TABLE source_death (mark INTEGER PRIMARY KEY, deaths INTEGER NOT NULL);"
}
