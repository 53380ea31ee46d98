internal import ASCII

/// Query parameters that do not change what a page shows. Names in lower case; a site that gives one of them a meaning of its own is
/// outweighed by the many copies of one article under different ones.
enum TrackingParameters {
  /// Families, by how the name begins.
  private static let prefixes = [
    "utm_",  // Google Analytics and everybody since
    "mtm_", "matomo_", "pk_", "piwik_",  // Matomo
    "at_",  // Piano Analytics (AT Internet)
    "fb_",  // Facebook: fb_ref, fb_source, fb_action_ids
    "ga_", "gs_",  // Google
    "gad_",  // Google Ads
    "hsa_", "__hs", "_hs",  // HubSpot
    "itm_",  // internal teasers
    "mc_",  // Mailchimp
    "mkt_",  // Adobe Marketo
    "ml_subscriber",  // MailerLite
    "ns_",  // Comscore
    "oly_",  // Omeda
    "vero_",  // Vero
    "vn_",  // VnExpress and VietnamNet: which teaser was clicked
    "wt_",  // Webtrekk
  ]

  /// Families, by how the name ends.
  private static let suffixes = ["_affiliate", "_campaign", "_medium", "_source", "_referrer", "clickid"]

  private static let names: Set<String> = [
    // Advertisement clicks
    "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "irclickid", "msclkid", "partnerid", "ttclid", "twclid",
    "wbraid",
    "wickedid", "yclid", "ysclid", "zanpid", "srsltid", "li_fat_id", "rdt_cid", "epik", "cvid",
    // Campaigns
    "campaign", "campaign_id", "cmp", "cmpid", "cid_source", "icid", "ito", "mkwid", "ncid", "ocid", "pcrid",
    "s_cid", "s_kwcid",
    "sc_cid", "sc_channel", "sc_content", "sc_country", "sc_geo", "sc_outcome", "smid", "smtyp", "tpcc",
    "xtor", "wtmc",
    // Analytics
    "_ga", "_gl", "_openstat", "_branch_match_id", "ajs_aid", "guccounter", "guce_referrer",
    "guce_referrer_sig", "spm", "scm",
    // Sharing
    "fbref", "feature_share", "igsh", "igshid", "mibextid", "ref_src", "ref_url", "referer", "referrer",
    "share_id", "shareid",
    "soc_src", "soc_trk", "sr_share", "zarsrc", "gidzl", "_zsource",
    // Sessions
    "sessionid", "session_id", "sessid", "sid_session", "zenid", "oscsid", "xtcsid", "cftoken",
    // Against caches
    "_t", "_ts", "_dc", "nocache", "cachebuster",
  ]

  /// Parameters that name a session or a moment only with some values: `sid=9f86d081884c7d65` does, `sid=1204` may be a page.
  private static let sessionNames: Set<String> = ["sid", "ssid", "sess", "session", "s"]
  private static let momentNames: Set<String> = [
    "_", "t", "ts", "time", "timestamp", "cb", "rand", "rnd", "random",
  ]

  /// Parameters that track only with some values: `ref=rss` does, `ref=42` may be a page.
  private static let sourceNames: Set<String> = ["ref", "src", "source", "from", "via", "partner"]
  private static let sourceValues = [
    "rss", "feed", "atom", "twitter", "facebook", "linkedin", "newsletter", "email", "share", "home",
    "homepage",
  ]

  static func isTracking(name: String, value: String) -> Bool {
    if names.contains(name) || prefixes.contains(where: name.hasPrefix)
      || suffixes.contains(where: name.hasSuffix)
    {
      return true
    }
    if isSession(name: name) || sessionNames.contains(name) && isSessionID(value)
      || momentNames.contains(name) && isMoment(value)
    {
      return true
    }
    guard sourceNames.contains(name) else { return false }
    return sourceValues.contains { value == $0 } || value.hasPrefix("rss-") || value.hasPrefix("rss_")
  }

  /// Whether the name is one that sessions and moments have, whatever its value.
  static func mayBeSession(name: String) -> Bool {
    sessionNames.contains(name) || momentNames.contains(name) || isSession(name: name)
  }

  /// Letters and digits in one word of 16 and more, or hexadecimal digits of 20 and more.
  private static func isSessionID(_ value: String) -> Bool {
    let bytes = value.utf8
    guard bytes.count >= 16, bytes.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) else { return false }
    return bytes.count >= 20
      || bytes.contains(where: \.isASCIIDigit) && bytes.contains(where: \.isASCIILetter)
  }

  /// Seconds, milliseconds or microseconds since 1970, of the years 2001 to 2033; or a random fraction.
  private static func isMoment(_ value: String) -> Bool {
    if value.hasPrefix("0.") {
      return value.utf8.count >= 8 && value.utf8.dropFirst(2).allSatisfy(\.isASCIIDigit)
    }
    return value.hasPrefix("1") && [10, 13, 16].contains(value.utf8.count)
      && value.utf8.allSatisfy(\.isASCIIDigit)
  }

  static func isSession(name: String) -> Bool {
    name.hasPrefix("jsessionid") || name.hasPrefix("phpsessid") || name.hasPrefix("aspsessionid")
  }
}
