internal import Dispatch

/// Hands results on in order, on a queue of its own.
final class OrderedOutput: @unchecked Sendable {  // because it is confined to `queue`
  private let queue = DispatchQueue(label: "extract.output")
  private let output: @Sendable (Result<[UInt8], InputError>) -> Bool
  private var early = InOrder<(Result<[UInt8], InputError>, @Sendable (Bool) -> Void)>()
  private var counted = BatchExtraction.Counts()
  private var empty = 0

  init(_ output: @escaping @Sendable (Result<[UInt8], InputError>) -> Bool) { self.output = output }

  var counts: BatchExtraction.Counts { queue.sync { counted } }
  /// Results that were read and gave nothing.
  var emptyCount: Int { queue.sync { empty } }

  func submit(
    _ result: Result<[UInt8], InputError>, number: Int, left: @escaping @Sendable (Bool) -> Void
  ) {
    queue.async { [self] in
      early.arrived((result, left), number: number) { result, left in
        if case .success = result { counted.read += 1 } else { counted.failed += 1 }
        if case .success(let bytes) = result, bytes.isEmpty { empty += 1 }
        left(output(result))
      }
    }
  }
}
