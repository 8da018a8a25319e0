import Foundation

/// Pieces of work that several threads take in turn, and a place for each result, so that the order of results is that of
/// the pieces and not of the threads.
public final class WorkList<Result: Sendable>: @unchecked Sendable {
  // Safe: everything is read and written under the lock.
  private let lock = NSLock()
  private var taken = 0
  private var done = 0
  private var found: [Result?]

  public init(_ count: Int) { found = Array(repeating: nil, count: count) }

  /// The next piece nobody has taken; nil when there is none.
  public func next() -> Int? {
    lock.withLock {
      guard taken < found.count else { return nil }
      taken += 1
      return taken - 1
    }
  }

  /// Keeps a piece's result and tells how many are done, never two at once.
  public func put(_ place: Int, _ result: Result, _ tell: (Int) -> Void) {
    lock.withLock {
      found[place] = result
      done += 1
      tell(done)
    }
  }

  /// The results that are there, in the order of the pieces.
  public var results: [Result] { lock.withLock { found.compactMap { $0 } } }
}
