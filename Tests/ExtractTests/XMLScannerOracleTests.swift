import CXML2
import Foundation
import Testing

@testable import Extract

/// What well-formed XML says, libxml2's reader knows: the scanner must say the same.
@Suite struct XMLScannerOracleTests {
  /// A token as both can tell it: names as written, references resolved, line ends and the white space of
  /// attributes normalised (XML 1.0 §2.11, §3.3.3), neighbouring texts one.
  enum Token: Equatable {
    case start(String, attributes: [String], isEmpty: Bool)
    case end(String)
    case text(String)
  }

  static let files: [String] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["BANTIN_SHARED"]
      ?? tests.appendingPathComponent("../../../shared").standardized.path
    let folders = [
      tests.path + "/Fixtures/feeds", shared + "/vectors/feeds/files", shared + "/vectors/sitemaps/files",
      shared + "/vectors/feeds-vi", shared + "/cases/parser-feeds",
    ]
    let newsroom = tests.appendingPathComponent("../../data/newsroom/sites").standardized.path
    let served = FileManager.default.enumerator(atPath: newsroom)?.compactMap { $0 as? String } ?? []
    return folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map {
        folder + "/" + $0
      }
    } + served.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".rss") }.sorted().map { "\(newsroom)/\($0)" }
  }()

  @Test func tokensAreThoseOfLibxml2() throws {
    var compared = 0
    for file in Self.files {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let decoded = Charset.decode([UInt8](data), contentType: nil, kind: .xml)
      // Entities of the document type are where the two must differ: ours never grow and never read files.
      let declaresEntities = String(decoding: decoded.utf8, as: UTF8.self).contains("<!ENTITY")
      guard !decoded.isDoubtful, !declaresEntities, let expected = Self.libxml2(decoded.utf8) else {
        continue
      }
      compared += 1
      let got = Self.scanned(decoded.utf8)
      guard got != expected else { continue }
      let place = zip(got, expected).enumerated().first { $0.element.0 != $0.element.1 }
      let name = (file as NSString).lastPathComponent
      Issue.record("\(name): \(place.map { "\($0.element.0) for \($0.element.1)" } ?? "other length")")
    }
    #expect(compared >= 20)
  }

  @Test(arguments: [
    "<a><b x='1' y=\"&lt;&#233;\"/>t&amp;<![CDATA[<c>]]>u<!-- x --><?p q?>v</a>",
    "<!DOCTYPE a [<!ENTITY e \"x\">]><a b = '>'>&e;\r\n</a >", "<a\n/>", "<é:ü ñ='1'>\t</é:ü>",
    "<a b='1\n2'>]]&gt;<c/><c></c></a>",
  ])
  func smallDocumentsAgree(_ text: String) throws {
    let bytes = Array(text.utf8)
    #expect(Self.scanned(bytes) == (try #require(Self.libxml2(bytes))))
  }

  // MARK: libxml2

  /// Nil for what is not well-formed.
  private static func libxml2(_ bytes: [UInt8]) -> [Token]? {
    let options =
      XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    return bytes.withUnsafeBytes { buffer -> [Token]? in
      guard
        let reader = xmlReaderForMemory(
          buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8", Int32(options))
      else { return nil }
      defer { xmlFreeTextReader(reader) }
      var tokens: [Token] = []
      var status = xmlTextReaderRead(reader)
      while status == 1 {
        add(reader, to: &tokens)
        status = xmlTextReaderRead(reader)
      }
      return status == 0 ? merged(tokens) : nil
    }
  }

  private static func add(_ reader: xmlTextReaderPtr, to tokens: inout [Token]) {
    let kind = xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader)))
    switch kind {
    case XML_READER_TYPE_ELEMENT:
      let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
      let name = string(xmlTextReaderConstName(reader))
      var attributes: [String] = []
      while xmlTextReaderMoveToNextAttribute(reader) == 1 {
        attributes.append(
          string(xmlTextReaderConstName(reader)) + "=" + string(xmlTextReaderConstValue(reader)))
      }
      tokens.append(.start(name, attributes: attributes.sorted(), isEmpty: isEmpty))
    case XML_READER_TYPE_END_ELEMENT: tokens.append(.end(string(xmlTextReaderConstName(reader))))
    case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      tokens.append(.text(string(xmlTextReaderConstValue(reader))))
    default: break
    }
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  // MARK: The scanner

  private static func scanned(_ bytes: [UInt8]) -> [Token] {
    var scanner = XMLScanner(bytes)
    var tokens: [Token] = []
    var depth = 0
    while let token = scanner.next() {
      switch token {
      case .startTag(let name, let isEmpty):
        let attributes = scanner.attributes.map { attribute in
          let value = resolved(attribute.value, of: scanner.bytes, scanner.entities, isAttribute: true)
          return String(decoding: bytes[attribute.name], as: UTF8.self) + "=" + value
        }
        tokens.append(
          .start(
            String(decoding: bytes[name], as: UTF8.self), attributes: attributes.sorted(), isEmpty: isEmpty))
        if !isEmpty { depth += 1 }
      case .endTag(let name):
        tokens.append(.end(String(decoding: bytes[name], as: UTF8.self)))
        depth -= 1
      case .text(let range) where depth > 0:
        tokens.append(.text(resolved(range, of: bytes, scanner.entities, isAttribute: false)))
      case .cdata(let range) where depth > 0:
        tokens.append(.text(String(decoding: normalised(bytes[range], isAttribute: false), as: UTF8.self)))
      default: break
      }
    }
    return merged(tokens)
  }

  /// References stay as they are while white space is normalised: what they stand for is kept.
  private static func resolved(
    _ range: Range<Int>, of bytes: [UInt8], _ entities: [String: [UInt8]], isAttribute: Bool
  ) -> String {
    let source = normalised(bytes[range], isAttribute: isAttribute)
    var output: [UInt8] = []
    var repairs: FeedRepairs = []
    XMLText.append(0..<source.count, of: source, entities: entities, to: &output, repairs: &repairs)
    return String(decoding: output, as: UTF8.self)
  }

  private static func normalised(_ bytes: ArraySlice<UInt8>, isAttribute: Bool) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      if byte == 0x0A, output.last == 0x0D { output.removeLast() }
      output.append(byte)
    }
    return output.map { $0 == 0x0D || isAttribute && $0 < 0x20 ? (isAttribute ? 0x20 : 0x0A) : $0 }
  }

  /// Without carriage returns: libxml2 leaves some of them in CDATA sections.
  private static func merged(_ tokens: [Token]) -> [Token] {
    var merged: [Token] = []
    for token in tokens {
      if case .text(let written) = token {
        let text = String(String.UnicodeScalarView(written.unicodeScalars.filter { $0 != "\r" }))
        if text.isEmpty { continue }
        if case .text(let before) = merged.last {
          merged[merged.count - 1] = .text(before + text)
          continue
        }
      }
      merged.append(token)
    }
    return merged
  }
}
