public import Extract
internal import Model
internal import Store
internal import Synchronization

/// Many saved documents read on all cores, their results handed on in the order of the input.
public struct BatchExtraction: Sendable {
  /// What becomes of one document's result.
  public typealias Rendering = @Sendable (Extraction) -> [UInt8]

  public struct Counts: Sendable, Equatable {
    /// Documents that were read.
    public var read = 0
    /// Documents that could not be read.
    public var failed = 0
  }

  /// Bytes of one document, unpacked.
  public var maximumBytes = 64 << 20
  /// Documents read at a time.
  public var jobs: Int
  /// A document that takes longer to read is given up.
  public var readingLimitMilliseconds = 60_000
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
  ///   - paths: of saved documents.
  ///   - render: makes the output of one document; runs on any core.
  ///   - output: receives the renderings in the order of the files, and the errors in their places. Returns false to
  ///     end early.
  /// - Throws: where too many documents were given up (`time-limit`).
  @discardableResult
  public func run(
    _ paths: [String], render: @escaping Rendering,
    output: @escaping @Sendable (Result<[UInt8], InputError>) -> Bool
  ) throws(InputError) -> Counts {
    let stage = Stage("extract.read", width: jobs)
    let results = OrderedOutput(output)
    let next = Atomic(0)
    let stop = StopSignal()
    let watch = ReadingWatch(stage: stage, limitMilliseconds: readingLimitMilliseconds) { stop.raise() }
    Window<String>(
      size: jobs * 8,
      source: {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < paths.count && !stop.isRaised ? paths[index] : nil
      },
      enter: { [self] window, number, path in
        let finish: @Sendable (Result<[UInt8], InputError>) -> Void = { result in
          results.submit(result, number: number) { goesOn in
            if !goesOn { window.close() }
            window.leave()
          }
        }
        stage.submit {
          let result = watch.read({ Result { () throws(InputError) in render(try read(path)) } }) {
            finish(.failure(watch.overdue(path)))
          }
          if let result { finish(result) }
        }
      }
    ).run()
    guard !stop.isRaised else { throw watch.tooManyOverdue(paths[0]) }
    return results.counts
  }

  private func read(_ path: String) throws(InputError) -> Extraction {
    let bytes = try FileBytes.readUnpacked(path, maximumBytes: maximumBytes)
    let page = try Page(file: path, bytes: bytes, url: url)
    do throws(ExtractError) {
      return try reader.read(page, source: ArticleSource(kind: .file, path: path))
    } catch {
      throw InputError(code: error.code, detail: "\(path): \(error.detail)")
    }
  }
}
