/// What the answers of guards look like: bot checks, waiting rooms, cookie walls. Data only; `Challenge` reads it.
///
/// Many sites carry parts of a guard's script on every page, so a sign in the markup counts only where little text is shown,
/// and only those are listed that stand on the guard's own page.
enum ChallengeSigns {
  struct Header {
    var name: String
    /// The value begins with it, in lower case; "" is any.
    var value: String
    var guardName: String
    /// It stands on good answers, too.
    var countsForErrorsOnly = false
  }

  static let headers: [Header] = [
    Header(name: "cf-mitigated", value: "challenge", guardName: "Cloudflare"),
    Header(name: "x-amzn-waf-action", value: "challenge", guardName: "AWS WAF"),
    Header(name: "x-amzn-waf-action", value: "captcha", guardName: "AWS WAF"),
    Header(name: "x-vercel-mitigated", value: "challenge", guardName: "Vercel"),
    Header(name: "sg-captcha", value: "challenge", guardName: "SiteGround"),
    Header(name: "x-datadome", value: "", guardName: "DataDome", countsForErrorsOnly: true),
    Header(name: "x-kpsdk-ct", value: "", guardName: "Kasada", countsForErrorsOnly: true),
    Header(name: "server", value: "ddos-guard", guardName: "DDoS-Guard", countsForErrorsOnly: true),
  ]

  struct Markup {
    /// In a tag or a script, letter by letter.
    var text: String
    var guardName: String
    /// With more text shown it is a page that carries the script.
    var maximumTextBytes = 2_500
  }

  static let markup: [Markup] = [
    Markup(text: "_cf_chl_opt", guardName: "Cloudflare"),
    Markup(text: "/cdn-cgi/challenge-platform/h/", guardName: "Cloudflare", maximumTextBytes: 600),
    Markup(text: "cf-browser-verification", guardName: "Cloudflare"),
    Markup(text: "jschl_vc", guardName: "Cloudflare"),
    Markup(text: "cf-captcha-container", guardName: "Cloudflare"),
    Markup(text: "anubis_challenge", guardName: "Anubis"),
    Markup(text: "/.within.website/x/cmd/anubis/", guardName: "Anubis"),
    Markup(text: "window.gokuProps", guardName: "AWS WAF"),
    Markup(text: "AwsWafIntegration", guardName: "AWS WAF", maximumTextBytes: 600),
    Markup(text: "captcha-delivery.com", guardName: "DataDome"),
    Markup(text: "px-captcha", guardName: "HUMAN"),
    Markup(text: "captcha.px-cdn.net", guardName: "HUMAN"),
    Markup(text: "captcha.px-cloud.net", guardName: "HUMAN"),
    Markup(text: "_pxAppId", guardName: "HUMAN", maximumTextBytes: 300),
    Markup(text: "/_Incapsula_Resource", guardName: "Imperva", maximumTextBytes: 300),
    Markup(text: "incident_id=", guardName: "Imperva", maximumTextBytes: 300),
    Markup(text: "sec-if-cpt-container", guardName: "Akamai"),
    Markup(text: "/_sec/cp_challenge/", guardName: "Akamai"),
    Markup(text: "bm-verify=", guardName: "Akamai"),
    Markup(text: "KPSDK", guardName: "Kasada", maximumTextBytes: 300),
    Markup(text: "/.well-known/ddos-guard/", guardName: "DDoS-Guard", maximumTextBytes: 1_000),
    Markup(text: "check.ddos-guard.net", guardName: "DDoS-Guard", maximumTextBytes: 1_000),
    Markup(text: "sucuri_cloudproxy_js", guardName: "Sucuri"),
    Markup(text: "/.well-known/sgcaptcha/", guardName: "SiteGround"),
    Markup(text: "/.lsrecap/", guardName: "LiteSpeed"),
    Markup(text: "wsidchk", guardName: "Imunify360"),
    Markup(text: "/TSPD/", guardName: "F5", maximumTextBytes: 300),
    Markup(text: "window.rbzns", guardName: "Reblaze"),
    Markup(text: "acw_sc__v2", guardName: "Alibaba Cloud"),
    Markup(text: "_waf_is_mobile", guardName: "Alibaba Cloud"),
    Markup(text: "/.basedflare/", guardName: "Basedflare"),
    Markup(text: "/.well-known/.git.gammaspectra.live/git/go-away/", guardName: "go-away"),
    Markup(text: "assets.queue-it.net", guardName: "Queue-it", maximumTextBytes: 1_500),
    // Widgets of forms: a check of its own only on a page without text.
    Markup(text: "challenges.cloudflare.com/turnstile", guardName: "Turnstile", maximumTextBytes: 300),
    Markup(text: "g-recaptcha", guardName: "reCAPTCHA", maximumTextBytes: 300),
    Markup(text: "google.com/recaptcha/", guardName: "reCAPTCHA", maximumTextBytes: 200),
    Markup(text: "hcaptcha.com/1/api.js", guardName: "hCaptcha", maximumTextBytes: 300),
    Markup(text: "h-captcha", guardName: "hCaptcha", maximumTextBytes: 300),
  ]

  /// Where guards send the reader; ends of the final URL's host.
  static let hosts: [(suffix: String, guardName: String)] = [
    ("queue-it.net", "Queue-it"), ("validate.perfdrive.com", "Radware"),
    ("captcha-delivery.com", "DataDome"), ("captcha.px-cloud.net", "HUMAN"),
  ]

  /// Whole titles or first headings, in lower case and without marks at their end.
  static let titles: Set<String> = [
    "just a moment", "one moment, please", "one moment please", "please wait",
    "attention required! | cloudflare",
    "access to this page has been denied", "please verify you are a human", "please verify you are human",
    "verify you are human", "verifying you are human", "verifying your browser", "checking your browser",
    "checking your browser before accessing", "making sure you're not a bot",
    "making sure you&#39;re not a bot",
    "are you a robot", "are you human", "robot check", "bot verification", "bot detection",
    "human verification", "robot challenge screen",
    "security check", "security checkpoint", "vercel security checkpoint", "ddos-guard", "ddos protection",
    "pardon our interruption", "client challenge", "captcha", "you are in line", "you are now in line",
    "waiting room", "queue-it", "browser check", "access denied | verification", "i'm not a robot",
    "you are in the queue",
    "xác minh bạn là con người", "xác minh bạn không phải là người máy", "xác minh bạn không phải robot",
    "vui lòng xác minh bạn là con người", "vui lòng xác minh bạn không phải là robot",
    "đang kiểm tra trình duyệt của bạn", "kiểm tra trình duyệt", "kiểm tra bảo mật", "xác thực người dùng",
    "bạn có phải là người máy", "vui lòng chờ trong giây lát", "một chút nữa thôi",
  ]

  /// With such a title, one of these words has to stand on the page, in lower case.
  static let words = [
    "javascript", "cookie", "captcha", "your browser", "automat", "trình duyệt", "in line", "queue",
    "unusual traffic", "ddos", "challenge",
  ]

  /// A script that does one of these after it set a cookie is a cookie wall.
  static let reloads = [
    "location.reload", "location.href", "location.replace", "location=", "location =", ".submit(",
  ]
}
