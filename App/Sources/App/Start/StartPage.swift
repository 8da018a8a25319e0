import Evidence
import Mustache

/// What `start.mustache` is filled with: the questions, what was answered, and what needs a look.
struct StartPage: Sendable {
  struct Tick: Sendable {
    let value: String
    let label: String
    let hint: String
    let checked: Bool
    /// A medicine of which no result is given.
    var stops = false
  }

  struct Option: Sendable {
    let value: String
    let label: String
    let selected: Bool
  }

  struct Typed: Sendable {
    let value: String
    let error: String?
  }

  struct Units: Sendable {
    let metric: Bool
    let us: Bool
  }

  struct Sexes: Sendable {
    let error: String?
    let choices: [Tick]
  }

  struct FoodRow: Sendable {
    let field: String
    let label: String
    let hint: String
    let choices: [Option]
  }

  struct Dose: Sendable {
    let field: String
    let value: String
    let unit: String
    let error: String?
  }

  struct SupplementRow: Sendable {
    let value: String
    let label: String
    let checked: Bool
    let dose: Dose
  }

  let action: String
  let isEdit: Bool
  let errors: [AppFault.Field]
  let hasErrors: Bool
  let who: [Tick]
  /// By the name of the field.
  let typed: [String: Typed]
  let units: Units
  let sex: Sexes
  let foods: [FoodRow]
  let supplements: [SupplementRow]
  let medicines: [Tick]
  let otherMedicine: Typed
  let medicineNames: [String]
  let bones: [Tick]
  let conditions: [Tick]
  let otherCondition: Typed
  let conditionNames: [String]
  let more: MorePage

  private static let typedFields = ["name", "age", "menopause_age"] + StartFields.metric + StartFields.us

  init(_ answers: Answers, faults: [AppFault.Field] = [], action: String, isEdit: Bool) {
    func error(_ field: String) -> String? { faults.first { $0.field == field }?.message }
    func typed(_ field: String) -> Typed { Typed(value: answers[field], error: error(field)) }
    func ticks(_ field: String, _ choices: [StartFields.Choice]) -> [Tick] {
      choices.map {
        Tick(
          value: $0.value, label: $0.label, hint: $0.hint, checked: answers.holds(field, $0.value),
          stops: Catalogue.medicines[$0.value]?.safety == .vitaminKAntagonist)
      }
    }
    self.action = action
    self.isEdit = isEdit
    errors = faults
    hasErrors = !faults.isEmpty
    who = ticks("who", StartFields.who)
    self.typed = Dictionary(uniqueKeysWithValues: Self.typedFields.map { ($0, typed($0)) })
    units = Units(metric: !answers.isUS, us: answers.isUS)
    sex = Sexes(error: error("sex"), choices: ticks("sex", StartFields.sexes))
    foods = StartFields.foods.map { question in
      FoodRow(
        field: question.field, label: question.label, hint: question.hint,
        choices: StartFields.often.map {
          Option(value: $0.value, label: $0.label, selected: $0.value == answers[question.field])
        })
    }
    supplements = StartFields.supplements.map { question in
      SupplementRow(
        value: question.form.rawValue, label: question.label,
        checked: answers.holds("supplement", question.form.rawValue),
        dose: Dose(
          field: question.field, value: answers[question.field], unit: question.unit, error: error(question.field)))
    }
    medicines = ticks("medicine", StartFields.medicines)
    otherMedicine = typed("other_medicine")
    medicineNames = Catalogue.medicines.entries.map(\.name)
    bones = ticks("bone", StartFields.bones)
    conditions = ticks("condition", StartFields.conditions)
    otherCondition = typed("other_condition")
    conditionNames = Catalogue.conditions.entries.map(\.name)
    more = MorePage(answers, faults: faults)
  }
}

extension StartPage: MustacheParent {
  func child(named name: String) -> Any? { typed[name] }
}
