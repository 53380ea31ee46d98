internal import Synchronization

/// Raised once, from any thread, to end a run early.
final class StopSignal: Sendable {
  private struct State {
    var isRaised = false
    var actions: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  var isRaised: Bool { state.withLock(\.isRaised) }

  func raise() {
    let actions = state.withLock { state in
      defer { state.actions = [] }
      state.isRaised = true
      return state.actions
    }
    for action in actions { action() }
  }

  /// Runs the action when the signal is raised; at once where it is already.
  func whenRaised(_ action: @escaping @Sendable () -> Void) {
    let isRaised = state.withLock { state in
      if !state.isRaised { state.actions.append(action) }
      return state.isRaised
    }
    if isRaised { action() }
  }
}
