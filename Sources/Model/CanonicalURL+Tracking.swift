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
    "jsessionid", "phpsessid", "sessionid", "session_id", "aspsessionid", "sid_session",
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
    guard sourceNames.contains(name) else { return isSession(name: name) }
    return sourceValues.contains { value == $0 } || value.hasPrefix("rss-") || value.hasPrefix("rss_")
  }

  static func isSession(name: String) -> Bool {
    name.hasPrefix("jsessionid") || name.hasPrefix("phpsessid") || name.hasPrefix("aspsessionid")
  }
}
