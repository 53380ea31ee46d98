import Foundation
import Model
import Time

/// What one URL of a site answers with.
struct Resource: Sendable {
  var status: Int
  var contentType: String
  var location: String?
  var body: Data
  /// A strong validator: equal exactly where the bytes are.
  var validators: Validators

  init(status: Int, contentType: String, location: String? = nil, body: Data, lastModified: HTTPDate? = nil) {
    self.status = status
    self.contentType = contentType
    self.location = location
    self.body = body
    validators = Validators(etag: Self.etag(of: body), lastModified: lastModified?.text)
  }

  /// FNV-1a, 64 bits: the files are our own, so collisions are no concern.
  private static func etag(of body: Data) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in body { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return "\"" + String(repeating: "0", count: 16 - digits.utf8.count) + digits + "\""
  }
}
