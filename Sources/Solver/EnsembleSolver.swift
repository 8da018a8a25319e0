import Dispatch

/// Solves many subjects on several threads. Each subject's result is the same bits alone or in a crowd, on any number
/// of threads, in any order.
public struct EnsembleSolver: Sendable {
  public let system: RateSystem
  public let options: SolverOptions

  public init(_ system: RateSystem, options: SolverOptions = SolverOptions()) {
    self.system = system
    self.options = options
  }

  /// Solves all and returns the results in the order of the subjects.
  ///
  /// - Parameter finished: told how many are done, each time one is; from the worker threads, never two calls at once.
  public func solve(
    _ subjects: [Subject], threads: Int, finished: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [SubjectResult] {
    let queue = SubjectList(subjects)
    let threads = max(1, min(threads, subjects.count))
    let each = (subjects.count + threads - 1) / threads
    solve(
      threads: threads, width: .fitting(each), isCancelled: { false }, source: { queue.next() },
      sink: { number, result in finished(queue.put(number, result)) })
    return queue.inOrder()
  }

  /// Takes subjects from `source` until it returns nil, and hands each result to `sink` with the subject's number.
  ///
  /// Both closures are called from the worker threads, but never two calls at once. Results come as they are finished.
  /// When `isCancelled` turns true, no further subject is taken and those under way fail as cancelled.
  public func solve(
    threads: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
    source: @escaping @Sendable () -> (number: Int, subject: Subject)?,
    sink: @escaping @Sendable (_ number: Int, _ result: SubjectResult) -> Void
  ) {
    solve(threads: threads, width: .eight, isCancelled: isCancelled, source: source, sink: sink)
  }

  private func solve(
    threads: Int, width: LaneWidth, isCancelled: @escaping @Sendable () -> Bool,
    source: @escaping @Sendable () -> (number: Int, subject: Subject)?,
    sink: @escaping @Sendable (_ number: Int, _ result: SubjectResult) -> Void
  ) {
    let gate = DispatchQueue(label: "menaquin.ensemble")
    let work: @Sendable (Int) -> Void = { [system, options] _ in
      let worker = LaneWorker(
        system, options, width: width, source: { gate.sync(execute: source) },
        sink: { number, result in gate.sync { sink(number, result) } })
      worker.run(isCancelled: isCancelled)
    }
    if threads <= 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: work) }
  }
}

/// Subjects handed out one by one, and a place for each result. Used only inside the ensemble's gate.
private final class SubjectList: @unchecked Sendable {
  // Safe: the ensemble never makes two calls of source or sink at once.
  private let subjects: [Subject]
  private var results: [SubjectResult?]
  private var taken = 0
  private var done = 0

  init(_ subjects: [Subject]) {
    self.subjects = subjects
    results = [SubjectResult?](repeating: nil, count: subjects.count)
  }

  func next() -> (number: Int, subject: Subject)? {
    guard taken < subjects.count else { return nil }
    taken += 1
    return (taken - 1, subjects[taken - 1])
  }

  /// - Returns: how many are done.
  func put(_ number: Int, _ result: SubjectResult) -> Int {
    results[number] = result
    done += 1
    return done
  }

  func inOrder() -> [SubjectResult] { results.compactMap { $0 } }
}
