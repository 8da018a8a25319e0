import Foundation
import Synchronization

/// How far a run is, written by its threads and read by whoever watches; and the wish to end it.
final class RunProgress: Sendable {
  struct State: Sendable, Equatable {
    var share = 0.0
    var state = StoredRun.State.running
    var message = ""
  }

  enum Wish: Sendable {
    case goOn, cancel
    /// By the end of the program.
    case stop
  }

  private let state: Mutex<State>
  private let wish = Mutex(Wish.goOn)
  private let deadline: Date

  /// - Parameter limit: seconds after which the run is stopped.
  init(share: Double = 0, limit: Double) {
    state = Mutex(State(share: share))
    deadline = Date(timeIntervalSinceNow: limit)
  }

  var now: State { state.withLock { $0 } }
  var wished: Wish { wish.withLock { $0 } }
  var isLate: Bool { Date() > deadline }
  /// Asked by the engine between steps.
  var shouldEnd: Bool { wished != .goOn || isLate }

  func reach(_ share: Double) { state.withLock { $0.share = max($0.share, min(share, 1)) } }
  func end(_ ended: StoredRun.State, _ message: String = "") {
    state.withLock { $0 = State(share: ended == .done ? 1 : $0.share, state: ended, message: message) }
  }
  func ask(_ wanted: Wish) { wish.withLock { $0 = wanted } }
}
