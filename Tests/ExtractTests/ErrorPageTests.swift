import Testing

@testable import Extract

@Suite struct ErrorPageTests {
  @Test(arguments: [
    "404", "Error 404", "Lỗi 404", "404 Not Found", "Page not found - Harbour Ledger",
    "Harbour Ledger | Page Not Found",
    "Oops! That page can’t be found.", "Không tìm thấy trang", "KHÔNG TÌM THẤY TRANG",
    "Trang không tồn tại – Báo Sớm",
    "Xin lỗi, trang bạn tìm kiếm không tồn tại!", "Seite nicht gefunden", "Página no encontrada",
    "Página não encontrada",
    "Page introuvable", "Страница не найдена", "ページが見つかりません", "页面不存在", "페이지를 찾을 수 없습니다",
    // The same letters, taken apart.
    "Không ti\u{300}m thấy trang",
  ])
  func aHeadingThatIsASetPhraseSaysNotFound(heading: String) {
    #expect(ErrorPage.meaning(of: heading) == .notFound)
  }

  @Test(arguments: [
    "Under maintenance", "503 Service Unavailable", "Hệ thống đang bảo trì",
    "Website đang được bảo trì | Báo Sớm",
    "We’ll be right back!", "Error establishing a database connection", "502 Bad Gateway", "メンテナンス中",
  ])
  func aHeadingThatIsASetPhraseSaysUnavailable(heading: String) {
    #expect(ErrorPage.meaning(of: heading) == .unavailable)
  }

  @Test(arguments: [
    "Page not found: how a newspaper lost its archive", "404 families lose their homes",
    "Không tìm thấy nạn nhân",
    "Đường sắt bảo trì cầu Long Biên", "The error of 404 BC", "Found: the page that was lost", "",
    "Maintenance of the harbour wall",
    "Sorry", "Error", "Hệ thống đang bảo trì của ngân hàng bị tấn công",
  ])
  func aHeadlineSaysNeither(heading: String) {
    #expect(ErrorPage.meaning(of: heading) == nil)
  }
}
