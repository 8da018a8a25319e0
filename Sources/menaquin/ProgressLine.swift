import Foundation

/// One line of progress on standard error, only where a person watches: nothing in a pipe, on a terminal that cannot go
/// back to the beginning of its line, or with `--quiet`.
///
/// - `@unchecked Sendable`: what changes is read and written under the lock alone.
final class ProgressLine: @unchecked Sendable {
  private let isShown: Bool
  private let people: Int
  private let doing: String
  private let lock = NSLock()
  private let start = ContinuousClock.now
  private var percent = -1

  /// Whether a line is drawn at all.
  var isLive: Bool { isShown }

  init(isShown: Bool, of people: Int, doing: String = "simulating lives") {
    self.doing = doing
    self.isShown = isShown && isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    self.people = people
  }

  /// - Parameter share: of this person's lives, 0 to 1.
  func show(person: Int, share: Double) {
    guard isShown else { return }
    let whole = (Double(person) + share) / Double(people)
    lock.withLock {
      guard Int(whole * 100) > percent else { return }
      percent = Int(whole * 100)
      Output.note("\r" + Self.line(whole, after: start.duration(to: .now), doing: doing) + "\u{1B}[K")
    }
  }

  func clear() {
    guard isShown else { return }
    lock.withLock {
      percent = -1
      Output.note("\r\u{1B}[K")
    }
  }

  /// A bar, and once it can be told, what is left of the time.
  static func line(_ share: Double, after elapsed: Duration, doing: String = "simulating lives") -> String {
    let width = 30
    let filled = min(width, Int(share * Double(width)))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let seconds = Double(elapsed.components.seconds)
    guard share > 0.05, seconds >= 2 else { return "\(bar) \(doing)" }
    let left = Int((seconds * (1 - share) / share).rounded(.up))
    return "\(bar) \(doing), about \(left < 100 ? "\(left) s" : "\((left + 59) / 60) min") left"
  }
}
