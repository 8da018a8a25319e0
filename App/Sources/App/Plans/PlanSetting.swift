import Foods
import People
import Tabular

/// A plan as the page's sliders set it; what is nothing is left out. It becomes the same file that the command reads.
struct PlanSetting: Codable, Sendable, Hashable {
  var name: String
  /// `MK-7`, `MK-4`, `K1`, or empty for none.
  var form: String
  var doseMicrograms: Double
  var timesPerWeek: Double
  /// Share of doses and meals really taken, 0 to 1.
  var adherence: Double
  /// Years; at or below today's age the plan begins today.
  var startAge: Double
  var calciumMilligrams: Double
  var vitaminDMicrograms: Double
  /// Id or name of the food table, or empty for none.
  var food: String
  /// `45 g`
  var foodAmount: String
  var foodTimesPerWeek: Double

  enum CodingKeys: String, CodingKey {
    case name, form, adherence, food
    case doseMicrograms = "dose_ug"
    case timesPerWeek = "times_per_week"
    case startAge = "start_age"
    case calciumMilligrams = "calcium_mg"
    case vitaminDMicrograms = "vitamin_d_ug"
    case foodAmount = "food_amount"
    case foodTimesPerWeek = "food_times_per_week"
  }

  init(
    name: String, form: String = "", doseMicrograms: Double = 0, timesPerWeek: Double = 7, adherence: Double = 1,
    startAge: Double = 0, calciumMilligrams: Double = 0, vitaminDMicrograms: Double = 0, food: String = "",
    foodAmount: String = "",
    foodTimesPerWeek: Double = 0
  ) {
    self.name = name
    self.form = form
    self.doseMicrograms = doseMicrograms
    self.timesPerWeek = timesPerWeek
    self.adherence = adherence
    self.startAge = startAge
    self.calciumMilligrams = calciumMilligrams
    self.vitaminDMicrograms = vitaminDMicrograms
    self.food = food
    self.foodAmount = foodAmount
    self.foodTimesPerWeek = foodTimesPerWeek
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
    var lines = [
      "name: \(PersonFile.quoted(String(name.prefix(Self.longestName))))", "adherence: \(PlainNumber.text(adherence))",
    ]
    if let from = start(age: age, today: today) { lines.append("from: \(from)") }
    lines.append("change: [\(changes.joined(separator: ", "))]")
    return lines.joined(separator: "\n") + "\n"
  }

  private static var longestName: Int { 80 }

  /// Year and month in which the person reaches the age; nil where that is past.
  private func start(age: Double, today: CalendarDay) -> String? {
    guard startAge > age, startAge <= 120 else { return nil }
    let months = today.year * 12 + today.month - 1 + Int(((startAge - age) * 12).rounded())
    let month = months % 12 + 1
    return "\(months / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  /// Whether it is living as now under another name: every slider at nothing.
  var isEmpty: Bool { changes.isEmpty }

  private var changes: [String] {
    var changes: [String] = []
    if !form.isEmpty, doseMicrograms != 0 {
      changes.append(
        "supplement: {form: \(PersonFile.quoted(form)), dose_ug: \(PlainNumber.text(doseMicrograms)), per week: \(PlainNumber.text(timesPerWeek))}"
      )
    }
    if calciumMilligrams != 0 {
      changes.append("supplement: {form: calcium, dose_mg: \(PlainNumber.text(calciumMilligrams)), every: 1 day}")
    }
    if vitaminDMicrograms != 0 {
      changes.append("supplement: {form: vitamin D, dose_ug: \(PlainNumber.text(vitaminDMicrograms)), every: 1 day}")
    }
    if !food.isEmpty, foodTimesPerWeek != 0 {
      changes.append(
        "diet: {food: \(PersonFile.quoted(food)), amount: \(PersonFile.quoted(foodAmount)), per: week, times: \(PlainNumber.text(foodTimesPerWeek))}"
      )
    }
    return changes.map { "{\($0)}" }
  }
}
