import Foods
import ModelLanguage
import People
import Physiology

/// The plate as the report shows it: vitamers and minerals a day against what is held to be enough.
struct IntakeSection {
  private let course: LifeCourse
  private let person: Person
  private let intake: Intake

  init(_ course: LifeCourse) {
    self.course = course
    person = course.person
    intake = course.intake
  }

  /// Nil where no diet is given: there is nothing of the person's own to show.
  var content: IntakeContent? {
    guard !person.diet.isEmpty || !person.supplements.isEmpty else { return nil }
    return IntakeContent(
      basis: basis, vitamers: Vitamer.allCases.map(row), minerals: [Nutrient.calcium, .phosphorus, .vitaminD].compactMap(row),
      contributions: contributions, notes: notes)
  }

  private var basis: String {
    if !intake.diaryDays.isEmpty { return "mean of \(intake.diaryDays.count) diary days" }
    return person.diet.habits.isEmpty ? "stated totals" : "from habits"
  }

  private func row(_ vitamer: Vitamer) -> IntakeRow {
    let amount = intake.vitamers[vitamer]
    return IntakeRow(
      nutrient: vitamer.shortName, amount: amount.map(\.known), unit: "µg", knownShare: 1 - (amount?.unknownShareOfWeight ?? 0),
      unknownFoods: amount?.unknownFoods ?? [], adequateIntakes: vitamer == .phylloquinone ? adequate(.vitaminK) : [],
      mostlyFrom: mostly(vitamer), quality: quality(amount))
  }

  private func row(_ nutrient: Nutrient) -> IntakeRow? {
    guard let amount = intake.nutrients[nutrient] else { return nil }
    let reference: DietaryReferenceValue.Nutrient? = nutrient == .calcium ? .calcium : nutrient == .vitaminD ? .vitaminD : nil
    return IntakeRow(
      nutrient: nutrient.words, amount: amount.known, unit: nutrient.unit, knownShare: 1 - amount.unknownShareOfWeight,
      unknownFoods: amount.unknownFoods, adequateIntakes: reference.map(adequate) ?? [], mostlyFrom: [], quality: quality(amount))
  }

  private func adequate(_ nutrient: DietaryReferenceValue.Nutrient) -> [AdequateIntake] {
    guard let values = try? DietaryReferenceValue.shipped() else { return [] }
    let authorities: [(DietaryReferenceValue.Authority, String)] = [(.us, "United States"), (.europe, "Europe")]
    return authorities.compactMap { authority, name in
      values.value(nutrient, authority, sex: person.sex, age: course.age).map {
        AdequateIntake($0.amount, kind: $0.kind, source: name)
      }
    }
  }

  private func mostly(_ vitamer: Vitamer) -> [String] {
    let amounts = intake.contributions.map { ($0.name, $0.micrograms[vitamer] ?? 0) }.filter { $0.1 > 0 }
    return amounts.sorted { $0.1 > $1.1 }.prefix(2).map(\.0)
  }

  private func quality(_ amount: NutrientIntake?) -> DataQuality {
    guard let amount, amount.known > 0 else { return amount?.isComplete == true ? .assumedZero : .unknown }
    let best = amount.byQuality.max { $0.value < $1.value }?.key
    switch best {
    case .measured: return .measured
    case .estimated: return .estimated
    case .assumedZero: return .assumedZero
    case .unknown, nil: return .unknown
    }
  }

  private var contributions: [FoodContribution] {
    intake.contributions.map { food in
      FoodContribution(
        food: food.name, microgramsPerDay: food.micrograms.reduce(into: [:]) { $0[$1.key.shortName] = $1.value },
        unknownVitamers: food.unknown.map(\.shortName))
    } + person.supplements.compactMap { use in
      use.form.vitamer.map { FoodContribution(food: "supplement", microgramsPerDay: [$0.shortName: use.dosePerDay], isSupplement: true) }
    }
  }

  private var notes: [String] {
    let unknown = Set(Vitamer.menaquinones.flatMap { intake.vitamers[$0]?.unknownFoods ?? [] })
    var notes = [course.otherFoods].compactMap { $0 }
    if !unknown.isEmpty { notes.append("For \(unknown.count) \(unknown.count == 1 ? "food" : "foods") part of the K2 is not known; amounts marked + are at least that much.") }
    notes.append("No body has set an intake for K2.")
    return notes
  }
}
