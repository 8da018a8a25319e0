import Evidence
import People

/// Medicines and conditions that matter, tests worth asking for, questions to bring.
struct MatterSection {
  let medicines: [Matter]
  let conditions: [Matter]
  let tests: [Suggestion]
  let questions: [String]

  static let none = "None reported. Not taking warfarin, acenocoumarol or phenprocoumon, orlistat, or bile-acid binders. If a vitamin K antagonist is ever begun, this report no longer holds."

  init(_ run: PersonRun) {
    let person = run.person
    medicines = person.medicines.map { use in
      let known = Catalogue.medicines[use.name]
      return Matter(use.name, why: known.map { $0.matters.isEmpty ? $0.model : $0.matters } ?? "Not in the catalogue: kept and shown, and nothing changes.")
    }
    conditions = person.conditions.map { use in
      let known = Catalogue.conditions[use.name]
      return Matter(use.name, why: known.map { $0.matters.isEmpty ? $0.model : $0.matters } ?? "Not in the catalogue: kept and shown, and nothing changes.")
    }
    tests = Self.tests(person, age: run.course.age)
    questions = Self.questions(person, age: run.course.age, hasPlan: !run.plans.isEmpty)
  }

  private static func tests(_ person: Person, age: Double) -> [Suggestion] {
    let measured = Set(person.measurements.map(\.what))
    var tests: [Suggestion] = []
    func suggest(_ marker: Biomarker, _ why: String, when needed: Bool = true) {
      guard needed, !measured.contains(marker) else { return }
      tests.append(Suggestion(marker.name, why: why))
    }
    suggest(.dpucMGP, "inactive artery protein; shows whether vitamin K reaches the vessel wall")
    suggest(.undercarboxylatedOsteocalcin, "inactive bone protein; repeat three months after any change")
    suggest(.calcidiol, "vitamin D status; bone needs it before vitamin K")
    suggest(.filtrationRate, "kidney function; moves dp-ucMGP and artery calcium", when: age > 40)
    suggest(.tScore(.femoralNeck), "hip density narrows the fracture range most", when: age > 50)
    for name in person.conditions.compactMap({ Catalogue.conditions[$0.name]?.ask }).flatMap({ $0 }) {
      if let marker = Biomarker(named: name), !measured.contains(marker), !tests.contains(where: { $0.what == marker.name }) {
        tests.append(Suggestion(marker.name, why: "for a condition that is listed"))
      }
    }
    return Array(tests.prefix(6))
  }

  private static func questions(_ person: Person, age: Double, hasPlan: Bool) -> [String] {
    var questions = ["Are my calcium and vitamin D intake enough for my bones?"]
    if !person.history.fractures.isEmpty { questions.append("Does my fracture history call for treatment in its own right?") }
    if hasPlan { questions.append("Would vitamin K2 get in the way of anything I take or may be prescribed?") }
    questions.append("What would we measure to know whether it did something?")
    if age > 40 { questions.append("Is my risk of heart attack and stroke looked after: pressure, LDL, smoking?") }
    return questions
  }
}
