extension ReasonText {
  private static func text(
    _ english: String, _ vietnamese: String, _ advice: Wording? = nil
  ) -> ReasonText {
    ReasonText(Wording(english, vietnamese), advice)
  }

  /// The codes that are not `http-NNN`: of Fetch, Extract, the filters of entries and the quarantine.
  static let table: [String: ReasonText] = fetchTexts.merging(readingTexts) { $1 }

  private static let fetchTexts: [String: ReasonText] = [
    "invalid-url": text("the address is no URL", "địa chỉ không phải là URL", .changeSource),
    "url-too-long": text("the address is too long", "địa chỉ quá dài"),
    "scheme-refused": text(
      "only http and https are followed", "chỉ theo các địa chỉ http và https", .changeSource),
    "invalid-header": text(
      "a header field of the request is malformed", "một trường tiêu đề của yêu cầu bị sai", .changeSource),
    "address-refused": text(
      "the host leads to an address that is not public", "tên máy dẫn tới địa chỉ không công khai",
      .allowPrivate),
    "dns": text("the host name is not known", "không tìm thấy tên máy", .changeSource),
    "connect": text("the server accepts no connection", "máy chủ không nhận kết nối", .wait),
    "proxy": text(
      "the proxy refuses or does not answer", "máy trung gian (proxy) từ chối hoặc không trả lời",
      Wording("check the proxy of this machine", "kiểm tra proxy của máy này")),
    "tls": text(
      "the connection cannot be secured: the certificate is wrong or old",
      "không lập được kết nối an toàn: chứng chỉ sai hoặc đã hết hạn", .lookAtPage),
    "reset": text("the server broke the connection off", "máy chủ ngắt kết nối", .wait),
    "truncated": text("the answer ended too early", "câu trả lời bị ngắt giữa chừng", .wait),
    "empty-response": text("the server closed without an answer", "máy chủ đóng mà không trả lời", .wait),
    "malformed": text("the answer is not HTTP", "câu trả lời không phải là HTTP", .lookAtPage),
    "encoding": text(
      "the answer's compression cannot be undone", "không giải nén được câu trả lời", .wait),
    "timeout-dns": text("looking up the host took too long", "tra tên máy quá lâu", .wait),
    "timeout-connect": text("connecting took too long", "kết nối quá lâu", .wait),
    "timeout-first-byte": text("the server did not begin to answer", "máy chủ không bắt đầu trả lời", .wait),
    "timeout-idle": text("the server stopped in the middle", "máy chủ dừng giữa chừng", .wait),
    "timeout-total": text("the answer took too long in all", "cả câu trả lời mất quá nhiều thời gian", .wait),
    "too-large": text("the page is larger than the limit", "trang lớn hơn giới hạn"),
    "headers-too-large": text("the header fields are larger than the limit", "phần tiêu đề lớn hơn giới hạn"),
    "too-many-redirects": text("too many redirects", "chuyển hướng quá nhiều lần", .lookAtPage),
    "redirect-loop": text("redirects lead in a circle", "chuyển hướng lòng vòng", .lookAtPage),
    "invalid-redirect": text("a redirect leads to no address", "chuyển hướng tới chỗ không phải địa chỉ"),
    "robots": text(
      "robots.txt of the site forbids it", "robots.txt của trang cấm địa chỉ này", .askPublisher),
    "robots-unreachable": text(
      "robots.txt cannot be had for the server's fault, so nothing is asked",
      "không lấy được robots.txt do lỗi máy chủ, nên không hỏi gì thêm", .wait),
    "challenge": text(
      "a bot guard answered in place of the site", "một hệ thống chặn bot trả lời thay cho trang",
      .askPublisher),
    "host-backoff": text(
      "the host asked to be left alone for a while", "máy chủ yêu cầu tạm ngừng hỏi", .wait),
    "crawl-delay": text(
      "robots.txt asks for pauses longer than a run", "robots.txt yêu cầu nghỉ lâu hơn một lượt chạy", .wait),
    "cancelled": text("the run was stopped", "lượt chạy bị dừng", .wait),
    "out-of-memory": text("there was no memory left", "hết bộ nhớ", .wait),
  ]

  private static let readingTexts: [String: ReasonText] = [
    "empty": text("the page has no content", "trang không có nội dung", .lookAtPage),
    "html": text(
      "a web page came where a feed was expected", "nhận được trang web thay vì nguồn tin",
      Wording("look for the feed with `bantin discover URL`", "tìm nguồn tin bằng `bantin discover URL`")),
    "unknown-json": text(
      "JSON came that is no JSON Feed", "nhận được JSON không phải JSON Feed", .changeSource),
    "unknown-format": text(
      "neither a feed nor a sitemap nor a page came", "không phải nguồn tin, sitemap hay trang", .changeSource
    ),
    "not-html": text("the answer is neither a page nor a text", "câu trả lời không phải trang hay văn bản"),
    "soft-404": text(
      "the page says that nothing is there, with a status that says otherwise",
      "trang nói là không có gì, dù trạng thái nói khác"),
    "soft-503": text(
      "the page says that the site is being worked on", "trang nói là đang bảo trì", .wait),
    "not-an-article": text(
      "the page is no article: a list, a video page or another kind",
      "trang không phải bài viết: là danh sách, trang video hoặc loại khác", .explain),
    "no-text": text("no main content was found", "không tìm thấy nội dung chính", .explain),
    "too-old": text(
      "its date is older than `maximum_age` of the source", "ngày đăng cũ hơn `maximum_age` của nguồn",
      Wording("`bantin backfill URL` takes it", "`bantin backfill URL` sẽ lấy nó")),
    "excluded": text(
      "`include` or `exclude` of the source leaves it out", "`include` hoặc `exclude` của nguồn loại nó ra",
      .changeSource),
    "forgotten": text("`bantin forget` was asked to forget it", "đã bị xóa theo lệnh `bantin forget`"),
    "no-address": text("the entry has no address", "mục này không có địa chỉ"),
    "not-http": text("the entry's address is no web page", "địa chỉ của mục không phải trang web"),
    "over-limit": text("the list has more entries than are read", "danh sách có nhiều mục hơn mức được đọc"),
    "older-capture": text(
      "an archive's capture is older than the stored one", "bản lưu trong kho cũ hơn bản đã lưu"),
    "http-status": text(
      "the archived answer has a status that is no success",
      "câu trả lời trong kho có trạng thái không thành công"),
    "bad-http-message": text(
      "the archived answer cannot be read", "không đọc được câu trả lời trong kho"),
    "crash": text(
      "the process died each time that the page was read",
      "tiến trình chết mỗi lần đọc trang này", .retry),
    "time-limit": text(
      "reading the page took longer than --read-timeout", "đọc trang lâu hơn --read-timeout", .retry),
  ]
}
