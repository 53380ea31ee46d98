/// What stands before a name and says whether it is an author's.
extension AuthorName {
  /// What others did: the names behind it are not of who wrote it.
  private static let otherWorks: [StaticString] = [
    "medically reviewed by", "reviewed by", "fact checked by", "fact-checked by", "edited by",
    "researched by", "illustration by",
    "illustrations by", "illustrated by", "photographs by", "photography by", "photos by", " ảnh:", " photo:",
    " foto:", " photos:", " fotos:", " fotos ", " kuvat:", " kuva:", " photography:", " fotos von ",
    " foto von ", " illustration von ", " illustrationen von ",
    " illustration:", " photos de ", " illustrations de ", " фото:", " editor:",
    ", editor ", " penyunting:", " redaktur:", " biên tập:", "编辑：", "编辑:", "編輯：", "责编：", "摄影：", "撮影：", "写真：",
    "责任编辑", "责编",
    // What a content system writes behind the name.
    " leave a comment", " leave a reply", " no comments", " filed under", " tagged ",
  ]

  /// Ends as what stands before the name of somebody who did not write it.
  static func announcesOtherWork(_ text: String) -> Bool {
    let small = LetterCase.lowercased(text.utf8.last == UInt8(ascii: ":") ? String(text.dropLast()) : text)
    return otherWorks.contains { small.hasSuffix($0.description) }
      || ["reviewer", "editor", "fact checker", "illustrator", "photographer"].contains {
        small.hasSuffix($0)
      }
  }

  /// Who did that other work, where a text says nothing else.
  static func behindOtherWork(_ text: String) -> String? {
    let small = LetterCase.lowercasedBytes(text)
    guard small.count == text.utf8.count,
      let work = otherWorks.first(where: { ByteSearch.first($0, in: small, from: 0, to: small.count) == 0 })
    else { return nil }
    return HTMLText.trimmed(Array(text.utf8.dropFirst(work.utf8CodeUnitCount)))
  }

  /// Opens with a word that is only written before an author: `By` also opens sentences.
  static func opensWithLabel(_ text: String) -> Bool {
    let small = LetterCase.lowercasedBytes(text)
    return openLabels.contains { ByteSearch.begins(small.span, with: $0.span) } && opensByline(text)
  }

  /// `by Jo Reed` of `This post was written by Jo Reed, head of …`; nil where that sentence is about something else.
  static func behindWritten(_ text: String) -> String? {
    guard let (head, name) = text.firstSplit(" written by "),
      LetterCase.lowercased(head)
        .parts(between: " ").allSatisfy(writtenWords.contains)
    else { return nil }
    return "by " + name
  }

  private static let writtenWords: Set<String> = [
    "this", "the", "article", "post", "blog", "story", "guide", "page", "piece", "text", "report", "review",
    "essay", "was", "is", "has", "been", "originally", "guest", "content", "above",
  ]

  private static let openLabels = [
    "written by ", "author: ", "authors: ", "words by ", "story by ", "reported by ", "article by ",
    "autor: ",
    "autora: ", "autorin: ", "autorin/autor ", "autor/in", "autor:in", "autor*in", "tác giả: ", "автор: ",
    "作者：",
    "作者:", "penulis: ", "yazar: ", "auteur : ", "escrito por ", "écrit par ", "scritto da ",
    "geschreven door ",
    "skrevet av ", "skrevet af ", "skriven av ", "kirjoittaja: ", "szerző: ", "글 ", "verfasst von ",
    "geschrieben von ", "rédigé par ", "article written by ", "autore: ", "auteur: ", "forfatter: ",
    "författare: ", "skribent: ", "автор текста: ", "автор статьи: ", "بقلم: ", "โดย ", "ผู้เขียน: ", "撰稿：",
    "撰文：",
  ].map { Array($0.utf8) }

  /// A name, a work and another name take so many.
  private static let minimumWorkBytes = 12

  /// Up to the first of those works.
  static func withoutOthers(_ text: String) -> String {
    guard text.utf8.count >= minimumWorkBytes else { return text }
    let small = LetterCase.lowercasedBytes(text)
    guard small.count == text.utf8.count,
      let end = otherWorks.compactMap({ ByteSearch.first($0, in: small, from: 0, to: small.count) }).min()
    else { return text }
    return HTMLText.trimmed(Array(text.utf8.prefix(end))) ?? ""
  }

  /// `Jo Reed` of `Jo Reed is a reporter at …`, as boxes about authors begin.
  static func describedPerson(_ text: String) -> String? {
    let words = text.split(separator: " ", maxSplits: maximumWords + 1)
    guard let verb = words.firstIndex(where: { describingWords.contains(String($0)) }), (2...4).contains(verb)
    else { return nil }
    let name = words[..<verb].joined(separator: " ")
    return isPerson(name) && !name.utf8.contains(UInt8(ascii: ",")) && words[0] != words[1] ? name : nil
  }

  private static let describingWords: Set<String> = [
    "is", "was", "writes", "covers", "has", "works", "joined", "ist", "schreibt", "arbeitet", "est", "écrit",
    "es", "escribe", "é", "escreve", "è", "scrive", "schrijft",
  ]

  static let lonelyLabels: Set<String> = [
    "by", "written by", "author", "authors", "words by", "story by", "von", "par", "por", "tác giả", "autor",
    "автор", "article written by", "this article was written by", "about the author", "meet the author",
    "geschrieben von", "verfasst von", "über den autor", "über die autorin", "autorin", "rédigé par",
    "écrit par",
    "auteur", "à propos de l'auteur", "à propos de l’auteur", "escrito por", "sobre el autor",
    "sobre la autora", "sobre o autor", "sobre a autora", "scritto da", "autore", "geschreven door",
    "skrevet av", "skrevet af", "об авторе", "về tác giả", "作者",
  ]

  private static let maximumLabelBytes = 32

  /// Nothing but what stands before a name: `By:` is, `By: Jo Reed` names somebody.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= maximumLabelBytes
      && lonelyLabels.contains(
        LetterCase.lowercased(text.utf8.last == UInt8(ascii: ":") ? String(text.dropLast()) : text))
  }
}
