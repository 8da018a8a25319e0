import ModelLanguage
import Solver

/// One life to simulate: whose numbers, and what happens when.
public struct Life: Sendable {
  public var individual: Individual
  public var changes: [Change]
  /// Where it goes on from; nil for birth. The individual's inputs are those of that moment.
  public var start: Start?

  public init(_ individual: Individual, changes: [Change] = [], from start: Start? = nil) {
    self.individual = individual
    self.changes = changes
    self.start = start
  }
}

extension CompiledModel {
  /// Runs many lives, each alone in its own time: a life's result does not depend on the others, the order or the threads.
  ///
  /// - Parameter progress: share done, called from the worker threads, never two calls at once.
  /// - Returns: per life its trajectory, or why it failed; one failed life does not stop the rest.
  public func run(
    _ lives: [Life], at ages: [Double], relativeTolerance: Double = 1e-5, threads: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> [Result<Trajectory, ModelFault>] {
    var results: [Result<Trajectory, ModelFault>?] = Array(repeating: nil, count: lives.count)
    var subjects: [Subject] = []
    var owners: [Int] = []
    for (index, life) in lives.enumerated() {
      do throws(ModelFault) {
        subjects.append(try subject(life.individual, at: ages, changes: life.changes, from: life.start))
        owners.append(index)
      } catch {
        results[index] = .failure(error)
      }
    }
    let solver = EnsembleSolver(system, options: .people(relativeTolerance: relativeTolerance))
    let count = Double(subjects.count)
    let solved = solver.solve(subjects, threads: threads) { progress(Double($0) / count) }
    for (owner, result) in zip(owners, solved) {
      do throws(ModelFault) {
        results[owner] = .success(try trajectory(result, ages: ages))
      } catch {
        results[owner] = .failure(error)
      }
    }
    return results.map { $0 ?? .failure(ModelFault("the life was not run")) }
  }
}
