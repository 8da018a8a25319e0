import Calibration
import Foods
import Foundation
import People
import Reporting
import Simulation
import Tabular

/// Runs people as the command does, and keeps what was computed last, since a page is looked at more than once.
actor PersonResults {
  /// How finely the two bands are drawn.
  enum Fineness: Int, Sendable {
    /// No bands, for a page that follows a slider.
    case line = 0
    /// The first page, within two seconds.
    case first = 12
    /// As the command draws by itself.
    case full = 60
  }

  struct Question: Sendable, Hashable {
    /// The person's file, diary and plans as texts: equal questions have equal answers.
    let text: String
    let fineness: Fineness
    let today: CalendarDay
  }

  let foods: FoodTable
  private let threads: Int
  private let slots = Slots(2)
  /// Being computed: who asks for the same meanwhile waits for it.
  private var pending: [Question: Task<PersonRun, any Error>] = [:]
  private var kept: [Question: PersonRun] = [:]
  private var order: [Question] = []
  private static let most = 40
  /// Some forty kilobytes each: 500 people alone, or 20 with the first page's bands.
  private let lives = KeptLives(most: 1500)

  init(foods: FoodTable, threads: Int) {
    self.foods = foods
    self.threads = threads
  }

  /// What is there already, without computing.
  func known(_ subject: Subject, _ fineness: Fineness) -> PersonRun? { kept[subject.question(fineness)] }

  /// - Parameter urgency: patient where a page is there already, and this is added to it.
  /// - Throws: `AppFault` where a file or plan cannot be used, or the life cannot be run.
  func run(
    _ subject: Subject, _ fineness: Fineness, _ urgency: Slots.Urgency = .now,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> PersonRun {
    let question = subject.question(fineness)
    if let run = kept[question] { return run }
    if let task = pending[question] { return try await task.value }
    let task = Task { try await compute(subject, fineness, urgency, progress) }
    pending[question] = task
    defer { pending[question] = nil }
    let run = try await task.value
    keep(run, question)
    return run
  }

  private func compute(
    _ subject: Subject, _ fineness: Fineness, _ urgency: Slots.Urgency, _ progress: @escaping @Sendable (Double) -> Void
  ) async throws -> PersonRun {
    let settings = PersonRun.Settings(
      projection: Projection.Settings(draws: fineness.rawValue, threads: threads), version: Version.text)
    let (foods, lives) = (foods, lives)
    // Full runs have no place in the line of those who wait for a page.
    let isPage = fineness != .full
    if isPage { await slots.enter(urgency) }
    let result = await Result {
      try await Work.done(quietly: !isPage) {
        try PersonRun(
          subject.person, plans: subject.plans, settings: settings, today: subject.today, foods: foods,
          diary: subject.diary, personalise: Personaliser.fit, remembering: isPage ? lives : nil, progress: progress)
      }
    }
    if isPage { await slots.leave(urgency) }
    return try result.get()
  }

  private func keep(_ run: PersonRun, _ question: Question) {
    if kept[question] == nil { order.append(question) }
    kept[question] = run
    while order.count > Self.most { kept[order.removeFirst()] = nil }
  }
}

/// Who is asked about: the person, what is tried, and the texts that they were read from.
struct Subject: Sendable {
  let person: Person
  var plans: [Plan]
  let today: CalendarDay
  let diary: Table?
  private let text: String

  init(person: Person, plans: [Plan], today: CalendarDay, text: String, diary: Table?) {
    self.diary = diary
    self.person = person
    self.plans = plans
    self.today = today
    self.text = text
  }

  /// - Parameter more: what else the answer depends on.
  func question(_ fineness: PersonResults.Fineness, _ more: String = "") -> PersonResults.Question {
    PersonResults.Question(text: "\(text)\n\(plans)\n\(more)", fineness: fineness, today: today)
  }
}

/// Long computations, away from the threads that answer requests.
enum Work {
  static func done<Value: Sendable>(
    quietly: Bool = false, _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: quietly ? .utility : .userInitiated).async {
        continuation.resume(with: Result(catching: body))
      }
    }
  }
}

extension Result where Failure == any Error {
  /// As `init(catching:)`, for what has to be waited for.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
