internal import Model

extension ArticleSource.Kind {
  /// Stands in the ledger where a feed's id stands, of what came from no feed of feeds.yaml: `@url`. No feed there can be
  /// called so.
  var ledgerID: String { "@" + rawValue }
}
