import Archive
import CZstd
import Foundation
import TestSupport

/// Builds `.warc.zst` files with libzstd itself.
struct ZstdArchive {
  var bytes: [UInt8] = []
  /// Where each frame of records begins.
  private(set) var offsets: [Int] = []
  private let dictionary: [UInt8]?

  /// - Parameter packsDictionary: whether the dictionary is itself a zstd frame.
  init(dictionary: [UInt8]? = nil, packsDictionary: Bool = false) {
    self.dictionary = dictionary
    guard let dictionary else { return }
    addSkippable(0x184D_2A5D, packsDictionary ? Self.packed(dictionary, nil) : dictionary)
  }

  /// One that libzstd trained on the beginnings of records.
  static func trained() -> [UInt8] {
    let samples = (0..<400).map { record($0) }
    let all = samples.flatMap { $0 }
    var sizes = samples.map(\.count)
    return [UInt8](unsafeUninitializedCapacity: 8_192) { target, count in
      count = ZDICT_trainFromBuffer(target.baseAddress, target.count, all, &sizes, UInt32(sizes.count))
      precondition(ZDICT_isError(count) == 0)
    }
  }

  static func record(_ number: Int, body: String = "<p>Tin tức trong ngày</p>") -> [UInt8] {
    let fields = [
      (name: "WARC-Date", value: "2026-11-20T01:02:03Z"),
      (name: "WARC-Target-URI", value: "https://news.example/\(number)"),
      (name: "Content-Type", value: "application/http; msgtype=response"),
    ]
    return WARCWriter.record(.response, fields: fields, content: WARCFixture.response(body))
  }

  mutating func add(_ part: [UInt8]) {
    offsets.append(bytes.count)
    bytes += Self.packed(part, dictionary)
  }

  mutating func addSkippable(_ magic: UInt32, _ data: [UInt8]) {
    for number in [magic, UInt32(data.count)] {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    bytes += data
  }

  static func packed(_ bytes: [UInt8], _ dictionary: [UInt8]?, windowLog: Int32? = nil) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    if let windowLog {
      // Without the size of the content, the frame has to have its window.
      ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
      ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
    }
    if let dictionary { ZSTD_CCtx_loadDictionary(context, dictionary, dictionary.count) }
    let bound = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      count = ZSTD_compress2(context, target.baseAddress, bound, bytes, bytes.count)
      precondition(ZSTD_isError(count) == 0)
    }
  }
}
