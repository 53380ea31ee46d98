import Model
import Testing

@testable import Fetch

/// Answers in place of the page that was asked for, and pages that only look like them.
@Suite struct StandInTests {
  static let story = String(
    repeating:
      "<p>The council agreed on Tuesday to rebuild the northern pier, which three storms had damaged.</p>",
    count: 40)

  func found(
    _ body: String, status: Int = 200, headers: String = "", host: String = "news.example",
    purpose: Request.Purpose = .page
  ) -> StandIn? {
    StandIn.find(
      for: purpose, host: host, status: status, headers: HeaderFields(headers), body: Array(body.utf8))
  }

  func guardName(_ body: String, status: Int = 200, headers: String = "", host: String = "news.example")
    -> String?
  {
    if case .challenge(let name) = found(body, status: status, headers: headers, host: host) {
      name
    } else {
      nil
    }
  }

  func target(_ body: String, headers: String = "", purpose: Request.Purpose = .page) -> String? {
    guard case .refresh(let refresh) = found(body, headers: headers, purpose: purpose) else { return nil }
    return refresh.reference(onPageAt: "https://news.example/a/b")
  }

  // MARK: Guards

  @Test(arguments: [
    ("<html><script>window._cf_chl_opt={};</script><h1>news.example</h1>", "Cloudflare"),
    (#"<html><script id="anubis_challenge" type="application/json">{}</script><p>Wait"#, "Anubis"),
    ("<html><script>window.gokuProps = {};</script><noscript>Enable JavaScript</noscript>", "AWS WAF"),
    ("<html><script src=https://ct.captcha-delivery.com/c.js></script><p>Please enable JS", "DataDome"),
    (#"<html><div id="px-captcha"></div>"#, "HUMAN"),
    (#"<html><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1"></iframe>"#, "Imperva"),
    (#"<html><div id="sec-if-cpt-container"></div>"#, "Akamai"),
    ("<html><title>Please wait</title><script>window.KPSDK={};</script>", "Kasada"),
    ("<html><script>sucuri_cloudproxy_js='';</script>", "Sucuri"),
    (#"<html><form><div class="g-recaptcha" data-sitekey="x"></div></form>"#, "reCAPTCHA"),
    (#"<html><form><div class="h-captcha"></div></form>"#, "hCaptcha"),
    (
      #"<html><script>document.cookie="D1N=1; path=/";window.location.reload(true);</script>"#,
      "a cookie wall"
    ),
    (
      "<html><title>Access to this page has been denied</title><p>Check that JavaScript and cookies are enabled.",
      "a bot check"
    ),
    (
      "<html><title>Robot Challenge Screen</title><h1>One moment</h1><p>This site requires JavaScript.",
      "a bot check"
    ),
    ("<html><title>You are in the queue</title><p>The queue moves on by itself.", "a bot check"),
    (
      "<html><title>Đang kiểm tra trình duyệt của bạn...</title><p>Hãy bật JavaScript và cookie để tiếp tục.",
      "a bot check"
    ),
  ])
  func aGuardsPageIsNoPage(_ body: String, _ name: String) {
    #expect(guardName(body) == name)
    #expect(guardName(body, status: 403) == name)
  }

  @Test func aHeaderFieldIsEnough() {
    #expect(guardName("", headers: "CF-Mitigated: challenge\r\n") == "Cloudflare")
    #expect(guardName(Self.story, status: 202, headers: "x-amzn-waf-action: challenge\r\n") == "AWS WAF")
    #expect(guardName("<p>No", status: 403, headers: "x-datadome: protected\r\n") == "DataDome")
    #expect(guardName("<p>No", status: 200, headers: "x-datadome: protected\r\n") == nil)
    #expect(guardName("<p>In line", host: "news.queue-it.net") == "Queue-it")
  }

  @Test(arguments: [
    // Scripts and widgets that a page carries beside its text.
    "<html><script>window._pxAppId='x'</script>\(story)",
    #"<html>\#(story)<form><div class="g-recaptcha"></div></form>"#,
    "<html>\(story)<script>window._cf_chl_opt={};</script>",
    #"<html><script>document.cookie="a=1";if(0){location.reload()}</script>\#(story)"#,
    "<html><title>Are you a robot?</title><p>A short piece about machines that write poems, and their readers.",
    // What is told in the text is no markup.
    "<html><p>The page sets window._cf_chl_opt and an element anubis_challenge, our reader writes.",
    // A short notice with a form for comments.
    "<html><p>\(String(repeating: "The ferry sails again on Monday. ", count: 15))</p><div class='h-captcha'></div>",
    "<?xml version='1.0'?><rss><channel><title>Just a moment</title><description>cookie</description></channel></rss>",
  ])
  func aPageIsNoGuards(_ body: String) { #expect(found(body) == nil) }

  @Test func aSecondStatusSaysThatThereIsNothingYet() {
    if case .notReady = found("<p>Accepted", status: 202) {} else { Issue.record("a page with 202 counts") }
    #expect(found("<rss/>", status: 202, purpose: .feed) == nil)
  }

  // MARK: Refresh

  @Test(arguments: [
    (#"<html><head><meta http-equiv="refresh" content="0;URL='/real'"></head>"#, "/real"),
    ("<script>go()</script><noscript><META http-equiv=refresh content=\"0; url=/real\"></noscript>", "/real"),
    ("<HTML><META HTTP-EQUIV=REFRESH CONTENT=0;URL=/real>", "/real"),
    (#"<meta http-equiv=refresh content="0; url=&quot;/a?b=1&#38;c=&#x32;&quot;">Moved"#, "/a?b=1&c=2"),
    (#"<meta content="0;&#x75;rl=&#39;&#x2f;real&#39;" http-equiv=refresh>Moved"#, "/real"),
    (#"<meta http-equiv=refresh content="0; url=/a?copy=1&copy=2&#;&x;">Moved"#, "/a?copy=1&copy=2&#;&x;"),
    (#"<meta content="1 , url = /a?b=1&amp;c=2" http-equiv="Refresh"><p>Moved"#, "/a?b=1&c=2"),
    (#"<meta http-equiv="refresh" content="0; /bare">"#, "/bare"),
    (#"<meta http-equiv="refresh" content="0.5;url=https://other.example/x">"#, "https://other.example/x"),
    (
      "<base href=/news/><base href=/other/><meta http-equiv=refresh content='0;url=x'>",
      "https://news.example/news/x"
    ),
    (
      "<meta http-equiv=refresh content='0;url=x?a=1&amp;b=2'><BASE target=_top HREF='//other.example/d/e'>",
      "https://other.example/d/x?a=1&b=2"
    ),
    ("<base href='http://['><meta http-equiv=refresh content='0;url=x'>", "x"),
  ])
  func aPageThatOnlySendsOnIsFollowed(_ body: String, _ wanted: String) { #expect(target(body) == wanted) }

  @Test func aRefreshFieldOfTheHeaderIsFollowed() {
    #expect(target("<p>Moved", headers: "Refresh: 0; url=/real\r\n") == "/real")
  }

  @Test(arguments: [
    #"<meta http-equiv="refresh" content="300">"#, #"<meta http-equiv="refresh" content="300;url=/live">"#,
    #"<meta http-equiv="refresh" content="0">"#, #"<meta name="refresh" content="0;url=/x">"#,
    #"<!-- <meta http-equiv="refresh" content="0;url=/x"> -->"#,
    #"<html><noscript><meta http-equiv="refresh" content="0;url=/nojs"></noscript>\#(story)"#,
  ])
  func aPageThatIsOneIsRead(_ body: String) { #expect(target(body) == nil) }

  @Test func robotsFilesAndSitemapsSendNobodyOn() {
    #expect(target(#"<meta http-equiv="refresh" content="0;url=/x">"#, purpose: .robots) == nil)
  }

  @Test func brokenMarkupIsScannedToItsEnd() {
    for body in ["<", "<!--", "<script", "<title>", "<meta http-equiv=", "<a b='", "</", "<h1><h1></h1"] {
      #expect(found(body) == nil)
    }
  }
}
