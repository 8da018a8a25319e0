import Simulation
import Synchronization

/// Lives as now of the people who were run last, for whoever tries plan after plan on the same person.
///
/// They are named by everything that decides them (the run's fingerprint without plans), so that none can be out of date.
/// What was asked for longest ago is forgotten first. Any thread may use it.
public final class KeptLives: Sendable {
  /// What a run leaves to the next one of the same person.
  struct Entry: Sendable {
    /// To measurements; nil without them.
    var fit: PersonRun.Fit?
    var lives: LivesAsNow

    /// Some forty kilobytes each.
    var count: Int { lives.wholes.count }
  }

  private struct State {
    var entries: [String: Entry] = [:]
    /// Asked for last at the end.
    var order: [String] = []
    var lives = 0
  }

  private let state = Mutex(State())
  private let most: Int

  /// - Parameter lives: how many are kept at most: three for a person alone, 75 for one with twelve draws for each band.
  public init(most lives: Int) { most = lives }

  subscript(_ name: String) -> Entry? {
    state.withLock { state in
      guard let entry = state.entries[name] else { return nil }
      state.order.removeAll { $0 == name }
      state.order.append(name)
      return entry
    }
  }

  func keep(_ entry: Entry, for name: String) {
    state.withLock { state in
      guard state.entries[name] == nil, entry.count <= most else { return }
      state.entries[name] = entry
      state.order.append(name)
      state.lives += entry.count
      while state.lives > most, let oldest = state.order.first {
        state.order.removeFirst()
        state.lives -= state.entries.removeValue(forKey: oldest)?.count ?? 0
      }
    }
  }
}
