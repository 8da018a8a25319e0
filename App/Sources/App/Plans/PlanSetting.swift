import Foods
import People
import Tabular

/// A plan as the page's sliders set it; what is nothing is left out. It becomes the same file that the command reads.
struct PlanSetting: Codable, Sendable, Hashable {
  var name: String
  /// `MK-7`, `MK-4`, `K1`, or empty for none.
  var form: String
  var dose_ug: Double
  var times_per_week: Double
  /// Share of doses and meals really taken, 0 to 1.
  var adherence: Double
  /// Years; at or below today's age the plan begins today.
  var start_age: Double
  var calcium_mg: Double
  var vitamin_d_ug: Double
  /// Id or name of the food table, or empty for none.
  var food: String
  /// `45 g`
  var food_amount: String
  var food_times_per_week: Double

  init(
    name: String, form: String = "", dose_ug: Double = 0, times_per_week: Double = 7, adherence: Double = 1,
    start_age: Double = 0, calcium_mg: Double = 0, vitamin_d_ug: Double = 0, food: String = "", food_amount: String = "",
    food_times_per_week: Double = 0
  ) {
    self.name = name
    self.form = form
    self.dose_ug = dose_ug
    self.times_per_week = times_per_week
    self.adherence = adherence
    self.start_age = start_age
    self.calcium_mg = calcium_mg
    self.vitamin_d_ug = vitamin_d_ug
    self.food = food
    self.food_amount = food_amount
    self.food_times_per_week = food_times_per_week
  }

  /// - Parameters:
  ///   - index: its place among the plans, for the field of a fault.
  /// - Throws: `AppFault` with the faults of the plan.
  func plan(index: Int, age: Double, today: CalendarDay) throws(AppFault) -> Plan {
    do {
      return try PlanReader.read(text: text(age: age, today: today), file: "plan")
    } catch {
      let faults = error.errors.map { AppFault.Field(field: "plans[\(index)].\($0.key ?? "")", message: $0.told) }
      throw AppFault(.input, "The plan “\(InputError.printable(name))” needs a look.", faults: faults)
    }
  }

  private func text(age: Double, today: CalendarDay) -> String {
    var lines = ["name: \(PersonFile.quoted(String(name.prefix(Self.longestName))))", "adherence: \(PlainNumber.text(adherence))"]
    if let from = start(age: age, today: today) { lines.append("from: \(from)") }
    lines.append("change: [\(changes.joined(separator: ", "))]")
    return lines.joined(separator: "\n") + "\n"
  }

  private static var longestName: Int { 80 }

  /// Year and month in which the person reaches the age; nil where that is past.
  private func start(age: Double, today: CalendarDay) -> String? {
    guard start_age > age, start_age <= 120 else { return nil }
    let months = today.year * 12 + today.month - 1 + Int(((start_age - age) * 12).rounded())
    let month = months % 12 + 1
    return "\(months / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  private var changes: [String] {
    var changes: [String] = []
    if !form.isEmpty, dose_ug != 0 {
      changes.append("supplement: {form: \(PersonFile.quoted(form)), dose_ug: \(PlainNumber.text(dose_ug)), per week: \(PlainNumber.text(times_per_week))}")
    }
    if calcium_mg != 0 { changes.append("supplement: {form: calcium, dose_mg: \(PlainNumber.text(calcium_mg)), every: 1 day}") }
    if vitamin_d_ug != 0 { changes.append("supplement: {form: vitamin D, dose_ug: \(PlainNumber.text(vitamin_d_ug)), every: 1 day}") }
    if !food.isEmpty, food_times_per_week != 0 {
      changes.append("diet: {food: \(PersonFile.quoted(food)), amount: \(PersonFile.quoted(food_amount)), per: week, times: \(PlainNumber.text(food_times_per_week))}")
    }
    return changes.map { "{\($0)}" }
  }
}
