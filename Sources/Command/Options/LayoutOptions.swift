public import ArgumentParser
public import Store

/// How parts are written: the same for every command that writes some.
struct LayoutOptions: ParsableArguments {
  @Option(help: "Compression of parts: none, gzip (.jsonl.gz) or zstd (.jsonl.zst).")
  var compress = PartEncoding.none

  @Option(help: ArgumentHelp("Start a new part when the current one reaches this size.", valueName: "size"))
  var partSize = "256MiB"

  var value: PartLayout {
    var layout = PartLayout()
    layout.encoding = compress
    layout.maximumPartBytes = Int64(QuantityText.bytes(partSize) ?? 0)
    return layout
  }

  func validate() throws {
    guard (QuantityText.bytes(partSize) ?? 0) > 0 else {
      throw ValidationError("--part-size must be a size such as 64MiB")
    }
  }
}

extension PartEncoding: ExpressibleByArgument {}
