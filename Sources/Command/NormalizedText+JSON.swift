internal import Language
internal import Model
internal import Store

extension NormalizedText {
  /// One JSON object; offsets count code points of `text`.
  var jsonLine: [UInt8] {
    var buffer = JSONBuffer(reserving: text.utf8.count * 2 + 256)
    buffer.object { object in
      object.member("text", text)
      object.member("language", guess.language.value)
      object.member("language_confidence", share: guess.confidence)
      object.member("languages", guess.shares) { buffer, share in
        buffer.object { object in
          object.member("tag", share.tag.value)
          object.member("share", share: share.share)
        }
      }
      object.member("normalization", normalization)
      object.member("spans", spans) { buffer, span in
        buffer.object { object in
          object.member("language", span.language.value)
          Self.write(span.range, to: &object)
        }
      }
      object.member("sentences", sentences) { buffer, range in
        buffer.object { object in Self.write(range, to: &object) }
      }
      object.member("words", words) { buffer, range in
        buffer.object { object in Self.write(range, to: &object) }
      }
      object.member("mentions", mentions) { buffer, mention in
        buffer.object { object in
          object.member("kind", mention.kind.rawValue)
          object.member("text", mention.text)
          Self.write(mention.range, to: &object)
          object.member("value", mention.value)
          object.member("unit", mention.unit)
          object.member("currency", mention.currency)
        }
      }
      object.member("word_count", wordCount)
    }
    return buffer.bytes
  }

  private static func write(_ range: Range<Int>, to object: inout JSONBuffer) {
    object.member("start", range.lowerBound)
    object.member("end", range.upperBound)
  }
}
