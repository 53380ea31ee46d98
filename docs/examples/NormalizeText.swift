import Language
import Model
import Time

/// The language of a text, and the amounts and dates in it with their exact values.
func normalizeText(_ text: String, published: Timestamp? = nil) -> (language: String, values: [String]) {
  let normalized = Normalizer().normalize(text, publicationDate: published)
  return (normalized.guess.language.value, normalized.mentions.map { "\($0.text) = \($0.value)" })
}
