import Foods
import Foundation
import Qualification
import Tabular

/// Runs all studies in all members, on several threads; each piece of work stands alone, so that the answers are the same
/// on any number of threads.
struct ForwardRun: Sendable {
  let studies: [StudyForward]
  let foods: FoodTable?
  let threads: Int

  /// Members that one piece of work takes: few enough for every thread to have work, enough to compile a study rarely.
  private static let block = 12

  private struct Piece: Sendable {
    let study: Int
    let members: Range<Int>
  }

  /// Studies with much work first, so that no thread is left alone with a long one.
  private func pieces(_ members: Int) -> [Piece] {
    let order = studies.indices.sorted { (studies[$0].lives, $1) > (studies[$1].lives, $0) }
    return order.flatMap { study in
      stride(from: 0, to: members, by: Self.block).map { first in
        Piece(study: study, members: first..<min(first + Self.block, members))
      }
    }
  }

  /// Member × value over all studies; nil where a member has no such value.
  ///
  /// - Returns: nil when it was cancelled; with the answers, studies that cannot be simulated, with the reason.
  func answers(
    _ worlds: [World], progress: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) -> (answers: [[StudyForward.Answer?]], failures: [String: String])? {
    let pieces = pieces(worlds.count)
    let whole = Double(max(pieces.reduce(0) { $0 + studies[$1.study].lives * $1.members.count }, 1))
    let list = PieceList(count: pieces.count)
    let work: @Sendable (Int) -> Void = { [self] _ in
      while !isCancelled(), let place = list.next() {
        let piece = pieces[place]
        let study = studies[piece.study]
        let result = Result { try study.answers(in: Array(worlds[piece.members]), foods: foods) }
        list.put(place, result, work: Double(study.lives * piece.members.count)) { progress($0 / whole) }
      }
    }
    if threads <= 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    }
    guard let found = list.all else { return nil }
    return gathered(pieces, found, worlds.count)
  }

  private func gathered(
    _ pieces: [Piece], _ found: [Result<[[StudyForward.Answer?]], any Error>], _ members: Int
  ) -> (answers: [[StudyForward.Answer?]], failures: [String: String]) {
    var places: [Int] = []
    var width = 0
    for study in studies {
      places.append(width)
      width += study.values.count
    }
    var answers = [[StudyForward.Answer?]](
      repeating: Array(repeating: nil, count: width), count: members)
    var failures: [String: String] = [:]
    for (piece, result) in zip(pieces, found) {
      switch result {
      case .success(let rows):
        for (member, row) in zip(piece.members, rows) {
          for (index, answer) in row.enumerated() { answers[member][places[piece.study] + index] = answer }
        }
      case .failure(let error):
        let name = studies[piece.study].name
        // The first by number, whichever thread met it first.
        failures[name] = failures[name] ?? "\(error)"
      }
    }
    return (answers, failures)
  }
}

/// Pieces of work to do, and a place for each result.
private final class PieceList: @unchecked Sendable {
  // Safe: everything is read and written under the lock.
  private let lock = NSLock()
  private var taken = 0
  private var done = 0.0
  private var found: [Result<[[StudyForward.Answer?]], any Error>?]

  init(count: Int) { found = Array(repeating: nil, count: count) }

  func next() -> Int? {
    lock.withLock {
      guard taken < found.count else { return nil }
      taken += 1
      return taken - 1
    }
  }

  func put(
    _ place: Int, _ result: Result<[[StudyForward.Answer?]], any Error>, work: Double, _ told: (Double) -> Void
  ) {
    lock.withLock {
      found[place] = result
      done += work
      told(done)
    }
  }

  /// Nil when not everything was done.
  var all: [Result<[[StudyForward.Answer?]], any Error>]? {
    lock.withLock { found.contains { $0 == nil } ? nil : found.compactMap { $0 } }
  }
}
