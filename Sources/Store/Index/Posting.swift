/// A key, and the number of an article that has it.
struct Posting: Equatable {
  var key: UInt32
  var article: UInt32
}
