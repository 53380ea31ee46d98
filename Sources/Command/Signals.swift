internal import Dispatch
internal import Foundation
internal import Synchronization

/// SIGINT and SIGTERM end the work in good order; the second one ends the process at once.
final class Signals: @unchecked Sendable {  // because `sources` is only kept alive, never used after init
  private let first = Mutex<Int32?>(nil)
  private let sources: [any DispatchSourceSignal]

  init(_ stop: @escaping @Sendable () -> Void) {
    let numbers = [SIGINT, SIGTERM]
    sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) }
    for (number, source) in zip(numbers, sources) {
      signal(number, SIG_IGN)
      source.setEventHandler { [weak self] in self?.receive(number, stop) }
      source.activate()
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// The signal that ended the work, if one did.
  var received: Int32? { first.withLock { $0 } }

  private func receive(_ number: Int32, _ stop: () -> Void) {
    let isFirst = first.withLock { first in
      defer { first = first ?? number }
      return first == nil
    }
    guard isFirst else { _exit(128 + number) }
    stop()
  }
}
