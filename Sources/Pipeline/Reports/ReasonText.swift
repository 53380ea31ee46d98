/// What a code of the ledger says, and what a person can do about it, in the two languages of the reports.
public struct ReasonText: Sendable, Equatable {
  public struct Wording: Sendable, Equatable {
    public var english: String
    public var vietnamese: String

    public init(_ english: String, _ vietnamese: String) {
      self.english = english
      self.vietnamese = vietnamese
    }
  }

  public var meaning: Wording
  /// Nil where there is nothing to be done.
  public var advice: Wording?

  /// Nil for a code that this program does not know.
  ///
  /// - Parameter code: as in the ledger and the report of a run: `http-404`, `robots`, `not-an-article`, …
  public init?(code: String) {
    guard let text = Self.ofStatus(code) ?? Self.table[code] else { return nil }
    self = text
  }

  init(_ meaning: Wording, _ advice: Wording? = nil) {
    self.meaning = meaning
    self.advice = advice
  }

  private static func ofStatus(_ code: String) -> ReasonText? {
    guard code.hasPrefix("http-"), let status = Int(code.dropFirst(5)) else { return nil }
    switch status {
    case 404, 410:
      return ReasonText(
        Wording(
          "the server has no page there (\(status))", "máy chủ không có trang ở địa chỉ này (\(status))"))
    case 401, 402, 403, 407, 451:
      return ReasonText(
        Wording("the server refuses the page (\(status))", "máy chủ từ chối trang này (\(status))"),
        .askPublisher)
    case 429:
      return ReasonText(
        Wording("the server asks for fewer requests (429)", "máy chủ yêu cầu gửi ít lượt hỏi hơn (429)"),
        Wording("raise `gap` of the source in feeds.yaml", "tăng `gap` của nguồn trong feeds.yaml"))
    case 500...:
      return ReasonText(
        Wording("the server failed (\(status))", "máy chủ gặp lỗi (\(status))"), .wait)
    default:
      return ReasonText(
        Wording("the server answered with status \(status)", "máy chủ trả về trạng thái \(status)"),
        .lookAtPage)
    }
  }
}

extension ReasonText.Wording {
  static let askPublisher = Self(
    "ask the publisher to let this crawler pass; set `contact` in feeds.yaml",
    "xin toà soạn cho phép trình thu thập này; đặt `contact` trong feeds.yaml")
  static let wait = Self(
    "nothing, unless it lasts for days: it is tried again by itself",
    "không cần làm gì, trừ khi kéo dài nhiều ngày: sẽ tự thử lại")
  static let lookAtPage = Self("open the address in a browser", "mở địa chỉ bằng trình duyệt")
  static let explain = Self(
    "save the page and run `bantin extract --explain PAGE`",
    "lưu trang rồi chạy `bantin extract --explain PAGE`")
  static let retry = Self(
    "look into OUT/quarantine, then `bantin retry URL`", "xem OUT/quarantine, rồi chạy `bantin retry URL`")
  static let changeSource = Self(
    "correct the source in feeds.yaml", "sửa nguồn trong feeds.yaml")
  static let allowPrivate = Self(
    "allow the network with --allow-private, if it is yours",
    "nếu là mạng của bạn, cho phép bằng --allow-private")
}
