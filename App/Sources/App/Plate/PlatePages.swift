import Foods
import Hummingbird
import Reporting

/// What `plate.mustache` is filled with.
struct PlatePage: Sendable {
  struct Day: Sendable {
    struct Entry: Sendable {
      let id, meal, name, amount, unit: String
    }
    let day: String
    let entries: [Entry]
  }

  struct Rich: Sendable {
    struct Food: Sendable {
      let name, portion, amount, quality: String
    }
    let vitamer: String
    let foods: [Food]
  }

  let basis: String
  let vitamers, minerals: [PlateContent.Row]
  let notes: [String]
  let bars: [PlateContent.Bars]
  let hasDiary: Bool
  let isStopped: Bool
  let days: [Day]
  let richest: [Rich]
}

/// The plate: what is eaten, what it brings, and which foods bring more.
struct PlatePages: Sendable {
  let household: Household
  let pages: Pages
  let foods: FoodTable

  func add(to router: Router<BasicRequestContext>) {
    router.get("/people/:id/plate") { _, context in try await plate(try await context.member(in: household.store)) }
  }

  private func plate(_ member: Member) async throws -> Response {
    let content = try await PlateContent(household, member)
    let diary = DiaryAnswer(try await household.store.diary(of: member.id), foods: foods)
    let page = PlatePage(
      basis: content.intake.basis, vitamers: content.intake.vitamers, minerals: content.intake.minerals,
      notes: content.intake.notes,
      bars: content.intake.bars,
      hasDiary: !diary.days.isEmpty, isStopped: content.isStopped, days: diary.days.map(Self.day),
      richest: try richest())
    let frame = try await household.frame(member, at: .plate, title: "\(member.answers.called): plate")
    return try pages.page("plate", frame, page)
  }

  private static func day(_ day: DiaryAnswer.Day) -> PlatePage.Day {
    PlatePage.Day(
      day: day.day,
      entries: day.entries.map {
        PlatePage.Day.Entry(id: $0.id, meal: $0.meal, name: $0.name, amount: NumberText.plain($0.amount), unit: $0.unit)
      })
  }

  private func richest() throws -> [PlatePage.Rich] {
    try FoodAnswer.vitamers.filter { ["MK-7", "MK-8", "MK-9"].contains($0.name) }.map { vitamer in
      PlatePage.Rich(
        vitamer: vitamer.name,
        foods: try foods.richest(in: vitamer.nutrient, limit: 6).map { food in
          let value = food[vitamer.nutrient]
          let portion = food.portions.first
          let brought = (value.amount ?? 0) * (portion?.grams ?? 100) / 100
          return PlatePage.Rich.Food(
            name: food.name, portion: portion.map { "\($0.name), \(NumberText.plain($0.grams)) g" } ?? "100 g",
            amount: NumberText.figures(brought, 2) + "\u{00A0}µg", quality: value.quality.words)
        })
    }
  }
}
