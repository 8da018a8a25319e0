import Evidence
import ModelLanguage
import People

/// The head of the report: who it is about, from the file alone.
struct PersonSection {
  let person: Person
  let age: Double
  let today: CalendarDay

  init(_ person: Person, age: Double, today: CalendarDay) {
    self.person = person
    self.age = age
    self.today = today
  }

  var name: String { person.name?.replacing("Example: ", with: "") ?? "This person" }

  var header: PersonHeader {
    let name = self.name.capitalizedSentence
    var born: String?
    if case .day(let day) = person.birth { born = day.written }
    return PersonHeader(
      name: name, isExample: person.name?.hasPrefix("Example") ?? false, ageYears: age, born: born, sex: person.sex,
      heightCentimetres: person.heightCentimetres, weightKilograms: person.weightKilograms, keyFacts: facts, details: details)
  }

  private var facts: [String] {
    var facts: [String] = []
    if let menopause = person.menopauseAge { facts.append("last period at \(NumberText.plain(menopause))") }
    facts += person.history.fractures.map(fracture)
    facts += person.conditions.map(\.name)
    facts += person.medicines.map(\.name)
    return facts
  }

  private func fracture(_ fracture: FractureHistory) -> String {
    switch fracture.time {
    case .age(let years): "\(fracture.site.rawValue) fracture at \(NumberText.plain(years))"
    case .date(let date): "\(fracture.site.rawValue) fracture, \(date)".typeset
    case nil: "\(fracture.site.rawValue) fracture"
    }
  }

  private var details: [LabelledText] {
    var details: [LabelledText] = []
    if let menopause = person.menopauseAge { details.append(LabelledText("Last period", "at \(NumberText.plain(menopause))")) }
    var bone = person.history.fractures.map(fracture)
    if person.history.parentHipFracture == true { bone.append("a parent's hip fracture") }
    if !bone.isEmpty { details.append(LabelledText("Bone", bone.joined(separator: "; "))) }
    if !person.measurements.isEmpty {
      let measured = person.measurements.map { "\($0.what.name) \($0.written) (\($0.on))".typeset }
      details.append(LabelledText("Measured", measured.joined(separator: ", ")))
    }
    if !person.conditions.isEmpty { details.append(LabelledText("Conditions", person.conditions.map(\.name).joined(separator: ", "))) }
    if !person.medicines.isEmpty { details.append(LabelledText("Medicines", person.medicines.map(\.name).joined(separator: ", "))) }
    if let smoking = person.history.smoking { details.append(LabelledText("Smoking", smoking.rawValue)) }
    return details
  }
}
