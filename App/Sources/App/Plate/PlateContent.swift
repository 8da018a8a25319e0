import Foods
import People
import Reporting

/// What someone eats a day, told as the report tells it.
struct PlateContent: Sendable {
  struct Row: Encodable, Sendable {
    let nutrient, amount, adequate, mostlyFrom, quality: String
    let isUnknown: Bool

    init(_ row: IntakeRow) {
      let words = PersonFragments.words(row)
      nutrient = row.nutrient
      amount = words.amount
      adequate = words.adequate
      mostlyFrom = row.mostlyFrom.joined(separator: ", ")
      quality = words.quality
      isUnknown = row.amount == nil || (row.quality == .unknown && row.amount == 0)
    }
  }

  struct Bars: Encodable, Sendable {
    let title, html: String
  }

  struct Intake: Encodable, Sendable {
    let basis: String
    let vitamers, minerals: [Row]
    let notes: [String]
    let bars: [Bars]
  }

  let intake: Intake
  /// Whether the safety gate stands before any result: then nothing to eat is suggested either.
  let isStopped: Bool

  /// Computed without a single life: the intake is what the life would begin with.
  init(_ household: Household, _ member: Member) async throws {
    let subject = try await household.subject(member, plans: [])
    isStopped = !SafetyGate.verdict(for: subject.person, plans: [], today: subject.today).allowsResults
    let course = try LifeCourse(
      subject.person, foods: household.results.foods, today: subject.today, diary: subject.diary)
    let content = ReportBuilder.intake(of: course)
    intake = Intake(
      basis: content?.basis ?? "nothing is said of food yet", vitamers: content?.vitamers.map(Row.init) ?? [],
      minerals: content?.minerals.map(Row.init) ?? [], notes: content?.notes ?? [],
      bars: content.map { PersonFragments.bars($0).map { Bars(title: $0.title, html: $0.html) } } ?? [])
  }
}
