import Foods
import Foundation
import Logging
import Tabular
import Trials

/// Trials and finer bands being computed, each away from the requests, watched and ended by name.
actor Runs {
  private let store: Store
  private let foods: FoodTable
  private let threads: Int
  private let logger: Logger
  private var live: [String: RunProgress] = [:]
  private var tasks: [String: Task<Void, Never>] = [:]

  /// Seconds that one run may take; what is left then goes on when it is resumed.
  private static let limit = 3600.0
  private static let most = 2

  init(_ store: Store, foods: FoodTable, threads: Int, logger: Logger) {
    self.store = store
    self.foods = foods
    self.threads = max(1, threads - 1)
    self.logger = logger
  }

  func progress(_ id: String) -> RunProgress? { live[id] }

  // MARK: Trials

  func start(_ text: String, people: Int?) async throws -> StoredRun {
    let trial = try TrialJob.read(text)
    let wanted = people ?? trial.population.people
    guard (1...1_000_000).contains(wanted) else {
      throw AppFault(
        .input, "People are a whole number from 1 to 1,000,000.",
        faults: [AppFault.Field(field: "people", message: "From 1 to 1,000,000.")])
    }
    let run = StoredRun(
      id: RandomName.make(), title: trial.title, trial: text, state: .running, message: "", people: wanted, share: 0,
      started: Date())
    try checkRoom()
    try await store.save(run)
    launch(run, trial)
    return run
  }

  func resume(_ id: String) async throws {
    var run = try await store.run(id)
    guard run.state.canResume, tasks[id] == nil else {
      throw AppFault(.conflict, "This run is \(run.state.rawValue): there is nothing to resume.")
    }
    try checkRoom()
    let trial = try TrialJob.read(run.trial)
    run.state = .running
    run.message = ""
    try await store.save(run)
    launch(run, trial)
  }

  private func checkRoom() throws(AppFault) {
    guard tasks.count < Self.most else {
      throw AppFault(.conflict, "\(Self.most) runs are going already. Wait, or cancel one.")
    }
  }

  private func launch(_ run: StoredRun, _ trial: Trial) {
    let progress = RunProgress(share: run.share, limit: Self.limit)
    let job = TrialJob(
      trial: trial, people: run.people, folder: store.folder(of: run.id), threads: threads, foods: foods)
    live[run.id] = progress
    tasks[run.id] = Task { await self.follow(run, job, progress) }
  }

  private func follow(_ run: StoredRun, _ job: TrialJob, _ progress: RunProgress) async {
    do {
      let isWhole = try await Work.done(quietly: true) { try job.run(progress) }
      if isWhole {
        progress.end(.done)
      } else if progress.wished == .cancel {
        progress.end(.cancelled, "Cancelled. Resume it to go on from there.")
      } else {
        progress.end(
          .stopped,
          progress.isLate
            ? "The time limit of an hour is reached. Resume it to go on from there."
            : "Stopped. Resume it to go on from there.")
      }
    } catch {
      progress.end(.failed, Self.told(error))
    }
    let ended = progress.now
    var run = run
    run.state = ended.state
    run.share = ended.share
    run.message = ended.message
    do { try await store.save(run) } catch {
      logger.error("the end of a run could not be saved", metadata: ["type": "\(type(of: error))"])
    }
    tasks[run.id] = nil
  }

  private static func told(_ error: any Error) -> String {
    switch error {
    case let fault as TrialFault: fault.description
    case let fault as InputError: fault.told
    case let fault as OutputError: fault.description
    case let fault as AppFault: fault.message
    default: "The run failed inside (\(type(of: error)))."
    }
  }

  // MARK: Finer bands

  /// Computes a person again with all draws; only its progress has a name.
  func refine(_ subject: Subject, _ results: PersonResults) -> String {
    let id = RandomName.make()
    let progress = RunProgress(limit: Self.limit)
    live[id] = progress
    // Nothing is lost where the program ends meanwhile, so nobody waits for it.
    Task {
      do {
        _ = try await results.run(subject, .full, progress: { progress.reach($0) })
        progress.end(.done)
      } catch {
        progress.end(.failed, Self.told(error))
      }
    }
    return id
  }

  // MARK: Ending

  func cancel(_ id: String) { live[id]?.ask(.cancel) }

  func delete(_ id: String) async throws {
    guard tasks[id] == nil else { throw AppFault(.conflict, "The run is going. Cancel it first.") }
    try await store.deleteRun(id)
    live[id] = nil
  }

  func checkNoneRuns() throws(AppFault) {
    guard tasks.isEmpty else { throw AppFault(.conflict, "A run is going. Wait until it has ended, or cancel it.") }
  }

  /// At the end of the program: every trial writes down where it is.
  func stopAll() async {
    for progress in live.values { progress.ask(.stop) }
    for task in tasks.values { await task.value }
  }
}
