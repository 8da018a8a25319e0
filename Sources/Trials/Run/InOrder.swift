import Dispatch
import Foundation

/// Lets several threads make numbered pieces and takes the pieces in the order of their numbers. All taking is done under one
/// lock.
final class InOrder<Piece: Sendable>: @unchecked Sendable {
  // Safe: every access to the fields that change is inside `lock`.
  private let lock = NSLock()
  private let threads: Int
  private let end: Int
  private let take: (Int, Piece) throws -> Bool
  private var handedOut: Int
  private var nextTaken: Int
  private var waiting: [Int: Piece] = [:]
  private var fault: (any Error)?
  private var isDone: Bool

  /// - Parameters:
  ///   - numbers: pieces to make; fewer where `take` has enough.
  ///   - take: uses a piece, and says whether more are wanted.
  init(_ numbers: Range<Int>, threads: Int, take: @escaping (_ number: Int, _ piece: Piece) throws -> Bool) {
    self.threads = max(threads, 1)
    self.take = take
    end = numbers.upperBound
    handedOut = numbers.lowerBound
    nextTaken = numbers.lowerBound
    isDone = numbers.isEmpty
  }

  /// Makes and takes until all is done, a fault happens or `isCancelled` says so.
  func run(
    isCancelled: @escaping @Sendable () -> Bool, make: @escaping @Sendable (_ number: Int) throws -> Piece
  ) throws {
    let work: @Sendable (Int) -> Void = { _ in
      while let number = self.next(isCancelled: isCancelled()) {
        let piece = Result { try make(number) }
        self.put(number, piece, isCancelled: isCancelled())
      }
    }
    if threads == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    }
    if let fault = lock.withLock({ fault }) { throw fault }
  }

  /// Nil when there is nothing more to do. Not more than a few pieces per thread run ahead of the taking, which keeps memory
  /// flat.
  private func next(isCancelled: Bool) -> Int? {
    while true {
      lock.lock()
      if isDone || isCancelled || fault != nil || handedOut >= end {
        lock.unlock()
        return nil
      }
      if handedOut - nextTaken < 4 * threads {
        handedOut += 1
        let number = handedOut - 1
        lock.unlock()
        return number
      }
      lock.unlock()
      Thread.sleep(forTimeInterval: 0.002)
    }
  }

  private func put(_ number: Int, _ piece: Result<Piece, any Error>, isCancelled: Bool) {
    lock.withLock {
      guard !isCancelled, !isDone, fault == nil else { return }
      do {
        waiting[number] = try piece.get()
        while !isDone, let next = waiting.removeValue(forKey: nextTaken) {
          isDone = !(try take(nextTaken, next))
          nextTaken += 1
        }
      } catch {
        fault = error
      }
    }
  }
}
