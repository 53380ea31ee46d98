internal import Addresses
internal import Dedupe
public import Store

/// Puts documents back into the queue on a person's word.
public enum LedgerRetry {
  /// - Returns: false where no source ever listed the address, or the text is no address.
  /// - Throws: `StoreError` where the state cannot be written.
  public static func address(_ url: String, in state: StateStore) throws(StoreError) -> Bool {
    guard let address = WebURL(url), address.isHTTP else { return false }
    return try state.retry(.key(Identity.ledgerKey(of: address))) > 0
  }
}
