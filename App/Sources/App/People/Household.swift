import Foods
import People
import Reporting
import Tabular

/// The people kept here, and what is computed for them: what pages and the API both ask.
struct Household: Sendable {
  let store: Store
  let results: PersonResults

  /// Plans compared beside living as now.
  static let mostPlans = 3

  /// A member as the library reads them, with the plans kept for them or the first ones; a plan that changes nothing is
  /// living as now, which stands there anyway.
  func subject(_ member: Member, plans settings: [PlanSetting]? = nil) async throws -> Subject {
    let today = CalendarDay.today
    let entries = try await store.diary(of: member.id)
    let diary = DiaryText.csv(entries)
    let file = PersonFile(member.answers)
    let person = try file.person(today: today, diary: diary == nil ? nil : DiaryText.name)
    let age = person.age(on: today, today: today)
    let kept = try await store.plans(of: member.id)
    let isOwnChoice = settings != nil || !kept.isEmpty
    let chosen = settings ?? (kept.isEmpty ? FirstPlans.of(age: age) : kept)
    var plans: [Plan] = []
    for (index, setting) in chosen.enumerated() where !setting.isEmpty {
      plans.append(try setting.plan(index: index, age: age, today: today))
    }
    // Nobody asked for the first plan: where only it would stop, it is not tried.
    if !isOwnChoice, !SafetyGate.verdict(for: person, plans: plans, today: today).allowsResults { plans = [] }
    try Self.checkNames(chosen)
    let text = file.text(diary: diary == nil ? nil : DiaryText.name) + (diary ?? "")
    let table = try diary.map { text throws(InputError) in try Table(text: text, file: DiaryText.name) }
    return Subject(person: person, plans: plans, today: today, text: text, diary: table)
  }

  private static func checkNames(_ plans: [PlanSetting]) throws(AppFault) {
    guard plans.count <= mostPlans else { throw AppFault(.input, "At most \(mostPlans) plans are compared at once.") }
    let names = plans.map(\.name) + ["as now"]
    guard Set(names).count == names.count else {
      throw AppFault(
        .input, "Two plans have the same name.",
        faults: [AppFault.Field(field: "plans", message: "Give each plan a name of its own.")])
    }
  }

  /// The finest run there is of someone, or the first one.
  func bestRun(_ subject: Subject) async throws -> PersonRun {
    if let full = await results.known(subject, .full) { return full }
    return try await results.run(subject, .first)
  }

  /// The report's content of a run; what makes it again is the command on the person's downloaded file.
  static func content(_ run: PersonRun) -> ReportContent {
    let draws = run.settings.projection.draws
    let command =
      "menaquin simulate \(PersonFile.name) --draws \(draws) --seed \(run.settings.projection.seed) --today \(run.today)"
    return ReportBuilder(run, command: command, version: Version.text).content()
  }

  func frame(_ member: Member?, at place: Frame.Place, title: String) async throws -> Frame {
    let hasPeople = try await !store.members().isEmpty
    let who = member.map { Frame.Who(id: $0.id, name: $0.answers.called, age: $0.answers["age"]) }
    return Frame(title: title, at: place, person: who, hasPeople: hasPeople)
  }
}
