import Testing

@testable import Solver

/// Equal to the bit, as one number per result.
private func bits(_ result: SubjectResult) -> [UInt64] {
  (result.rows + result.finalState).map(\.bitPattern) + [UInt64(result.statistics.steps)]
}

@Suite("The ensemble solver")
struct EnsembleSolverTests {
  let system = RateSystem.random(states: 24, seed: 5)
  var subjects: [Subject] { (0..<37).map { Subject.random(for: system, seed: UInt64(100 + $0)) } }

  @Test("gives each subject the same bits alone, in a crowd, shuffled, on 1, 2 and 8 threads")
  func independence() {
    let solver = EnsembleSolver(system)
    let subjects = subjects
    let alone = subjects.map { bits(solver.solve([$0], threads: 1)[0]) }
    for threads in [1, 2, 8] {
      #expect(solver.solve(subjects, threads: threads).map(bits) == alone)
    }
    let shuffled = subjects.indices.sorted { ($0 * 17) % 37 < ($1 * 17) % 37 }
    let results = solver.solve(shuffled.map { subjects[$0] }, threads: 2)
    for (place, index) in shuffled.enumerated() { #expect(bits(results[place]) == alone[index]) }
  }

  @Test("gives each subject the same bits on every vector unit")
  func units() {
    let reference = EnsembleSolver(system).solve(subjects, threads: 1).map(bits)
    for unit in VectorUnit.allCases {
      var options = SolverOptions()
      options.vectorUnit = unit
      #expect(EnsembleSolver(system, options: options).solve(subjects, threads: 1).map(bits) == reference)
    }
  }

  @Test(
    "agrees with the plain solver: to rounding where no step turns on it, within the tolerance always",
    arguments: SolverOptions.Method.allCases)
  func agreesWithPlain(method: SolverOptions.Method) throws {
    let options = SolverOptions(relativeTolerance: 1e-7, method: method)
    let plain = PlainSolver(system, options: options)
    let results = EnsembleSolver(system, options: options).solve(subjects, threads: 2)
    var apart: [Double] = []
    for (subject, result) in zip(subjects, results) {
      let reference = plain.solve(subject)
      #expect(result.failure == nil && reference.failure == nil)
      #expect(result.rows.count == subject.outputTimes.count * system.outputCount)
      #expect(result.rows.count == reference.rows.count)
      let largest = zip(result.rows, reference.rows).map { abs($0 - $1) / max(1, abs($1)) }.max()
      apart.append(try #require(largest))
      #expect(result.statistics.events == reference.statistics.events)
    }
    // An error that is 1 but for rounding is taken by one solver and not by the other.
    #expect(apart.allSatisfy { $0 <= options.relativeTolerance })
    #expect(apart.filter { $0 > 1e-9 }.count * 10 <= apart.count)
  }

  @Test("solves the stiff problems as the plain solver does", arguments: Problem.all)
  func stiff(problem: Problem) {
    for (tolerance, allowed) in [(1e-5, 5e-5), (1e-8, 1e-7)] {
      for method in SolverOptions.Method.allCases {
        let options = SolverOptions(relativeTolerance: tolerance, method: method)
        let result = EnsembleSolver(problem.system, options: options).solve([problem.subject], threads: 1)[0]
        #expect(result.failure == nil)
        #expect(problem.error(of: result.rows) < allowed, "\(method) at \(tolerance)")
      }
    }
  }

  @Test("fails one subject by name and leaves its neighbours as they would be without it")
  func failure() {
    let solver = EnsembleSolver(system, options: SolverOptions(maximumSteps: 5_000))
    let healthy = solver.solve(subjects, threads: 1).map(bits)
    var mixed = subjects
    mixed[3].events = [Event(time: 5, actions: [.setState(2, .nan)])]
    mixed[11].events = [Event(time: 5, actions: [.setState(3, -3), .setState(0, -8)])]
    mixed[20].parameters.removeLast()
    for threads in [1, 2] {
      let results = solver.solve(mixed, threads: threads)
      for i in mixed.indices where ![3, 11, 20].contains(i) { #expect(bits(results[i]) == healthy[i]) }
      #expect(results[3].failure == SolveFailure(kind: .eventNotFinite, time: 5, state: 2))
      #expect(results[20].failure?.description.contains("23 parameters were given where 24 are needed") == true)
      #expect(results[11].failure?.kind == .notANumber && results[11].failure?.time == 5)
    }
  }

  @Test("stops when cancelled: nobody new is taken, those under way say so")
  func cancellation() {
    final class Counter: @unchecked Sendable {
      // Safe: the ensemble makes one call of source or sink at a time, and this test runs one thread.
      var taken = 0
      var cancelled = 0
    }
    let counter = Counter()
    let subject = Subject.random(for: system, seed: 1)
    EnsembleSolver(system).solve(
      threads: 1, isCancelled: { counter.taken > 20 },
      source: {
        counter.taken += 1
        return (counter.taken, subject)
      },
      sink: { _, result in if result.failure?.kind == .cancelled { counter.cancelled += 1 } })
    #expect(counter.taken < 40)
    #expect(counter.cancelled > 0 && counter.cancelled <= LaneWidth.eight.count)
  }
}
