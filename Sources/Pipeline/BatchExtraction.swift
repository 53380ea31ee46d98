public import Extract
internal import Model
internal import Store
internal import Synchronization

/// Many saved documents read on all cores, their results handed on in the order of the input.
public struct BatchExtraction: Sendable {
  /// What becomes of one document's result.
  public typealias Rendering = @Sendable (Extraction) -> [UInt8]

  public struct Counts: Sendable, Equatable {
    public var read = 0
    public var failed = 0
  }

  /// Bytes of one document, unpacked.
  public var maximumBytes = 64 << 20
  public var jobs: Int
  /// The address that the document had, where it is known: the one of `--url`.
  public var url: String?
  private let reader: DocumentReader

  public init(reader: DocumentReader, jobs: Int) {
    self.reader = reader
    self.jobs = jobs
  }

  /// Reads the files; waits, so the calling thread must be none of Dispatch's.
  ///
  /// - Parameters:
  ///   - render: makes the output of one document; runs on any core.
  ///   - output: receives the renderings in the order of the files, and the errors in their places. Returns false to
  ///     end early.
  @discardableResult
  public func run(
    _ paths: [String], render: @escaping Rendering,
    output: @escaping @Sendable (Result<[UInt8], InputError>) -> Bool
  ) -> Counts {
    let stage = Stage("extract.read", width: jobs)
    let results = OrderedOutput(output)
    let next = Atomic(0)
    Window<String>(
      size: jobs * 8,
      source: {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < paths.count ? paths[index] : nil
      },
      enter: { [self] window, number, path in
        stage.submit {
          results.submit(Result { () throws(InputError) in render(try read(path)) }, number: number) {
            goesOn in
            if !goesOn { window.close() }
            window.leave()
          }
        }
      }
    ).run()
    return results.counts
  }

  private func read(_ path: String) throws(InputError) -> Extraction {
    let bytes = try FileBytes.readUnpacked(path, maximumBytes: maximumBytes)
    let page = Page(kind: DocumentFiles.kind(of: path), bytes: bytes, url: url)
    do throws(ExtractError) {
      return try reader.read(page, source: ArticleSource(kind: .file, path: path))
    } catch {
      throw InputError(code: error.code, detail: "\(path): \(error.detail)")
    }
  }
}
