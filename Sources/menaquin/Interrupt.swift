import Foundation

/// Ctrl-C, or a scheduler's wish that we end, asked for between steps: the run ends with what is whole.
final class Interrupt: @unchecked Sendable {
  // Safe: the flag is read and written under the lock.
  private let lock = NSLock()
  private var raised = false
  private var sources: [any DispatchSourceSignal] = []

  /// - Parameter signals: those that are listened to.
  init(_ signals: [Int32] = [SIGINT]) {
    for number in signals {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue.global())
      source.setEventHandler { [weak self] in
        guard let self else { return }
        // A second one means it.
        if self.isRaised { Foundation.exit(128 + number) }
        self.lock.withLock { self.raised = true }
      }
      source.resume()
      sources.append(source)
    }
  }

  var isRaised: Bool { lock.withLock { raised } }
}
