import Evidence
import Foods
import Foundation
import Simulation
import Trials

/// Simulates studies, each on one thread; the result is the same on any number of threads.
public struct QualificationRun: Sendable {
  public let schedule: QualificationSchedule
  private let foods: FoodTable?
  private let posterior: Posterior?
  private let spread: BetweenStudySpread?

  /// - Parameters:
  ///   - posterior: its members are the worlds; nil draws each parameter from its own uncertainty.
  ///   - spread: what studies differ by; nil takes studies to differ by chance alone.
  public init(
    _ schedule: QualificationSchedule, foods: FoodTable?, posterior: Posterior? = nil, spread: BetweenStudySpread? = nil
  ) {
    self.spread = spread
    self.schedule = schedule
    self.foods = foods
    self.posterior = posterior
  }

  /// - Parameters:
  ///   - explained: context → where a limit explains its mean difference.
  ///   - progress: studies done, and the one that was finished.
  ///   - isCancelled: asked before each study; once true, those not begun are missing from the result.
  public func run(
    _ studies: [StudyFile], explained: [String: String] = [:],
    progress: @escaping @Sendable (Int, String) -> Void = { _, _ in }, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Qualification {
    let worlds = (0..<schedule.worlds).map { number in
      posterior.map { World(number, deviates: $0.deviates(number)) }
        ?? World(number, seed: schedule.seed, scenario: .trials)
    }
    let list = WorkList<StudyResult>(studies.count)
    let work: @Sendable (Int) -> Void = { [self] _ in
      while !isCancelled(), let place = list.next() {
        let runner = StudyRunner(studies[place], schedule, worlds: worlds, foods: foods, spread: spread)
        list.put(place, runner.run()) { progress($0, studies[place].name) }
      }
    }
    if schedule.threads <= 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: schedule.threads, execute: work)
    }
    return Qualification(schedule, list.results, explained: explained)
  }
}
