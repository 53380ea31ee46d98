import Dedupe
import Model

/// Whether two articles tell the same text: a copy, a light rewrite, the same with a note added.
func areCopies(_ first: Article, _ second: Article) -> Bool {
  guard let first = Signature(of: first), let second = Signature(of: second) else { return false }
  return Signature.compare(first, second).isDuplicate
}
