internal import Dispatch
internal import Foundation
internal import Synchronization

/// SIGINT and SIGTERM end the work in good order; the second one ends the process at once.
final class Signals: Sendable {
  private let first = Mutex<Int32?>(nil)
  private let sources = Mutex<[any DispatchSourceSignal]>([])

  init(_ stop: @escaping @Sendable () -> Void) {
    let made = [SIGINT, SIGTERM].map { number in
      unsafe signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.receive(number, stop) }
      source.activate()
      return source
    }
    sources.withLock { $0 = made }
    unsafe signal(SIGPIPE, SIG_IGN)
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
