import Fetch
import Logging
import Model
import Pipeline
import Store

/// One incremental run over feeds into a dataset, as `bantin run` does it.
func runOnce(feeds: [Feed], out: String, contact: String) throws(StoreError) -> RunReport {
  var fetch = FetchConfiguration()
  fetch.userAgent = "example/1.0 (+\(contact))"
  let configuration = Ingest.Configuration(
    feeds: feeds, outPath: out, statePath: "\(out)/state.sqlite", fetch: fetch)
  return try Ingest(configuration, logger: Logger(label: "example")).run()
}
