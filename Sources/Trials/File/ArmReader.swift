import People
import Yams

/// Reads one arm of a trial.
enum ArmReader {
  private static let keys =
    ["name", "people", "regimen", "foods", "medicines", "stop", "dosing_table", "note"] + ArmPeopleReader.keys
  private static let studyKeys = ["background", "assumed"]

  /// - Parameter folder: where the trial's file lies; nil for a text without one, which may name no other file.
  static func arm(_ node: Node, path: String, folder: String?, isStudy: Bool, faults: FaultList) -> TrialArm? {
    if let name = node.scalar?.string, !node.isNothing { return TrialArm(name: name, line: node.line) }
    guard let reader = MappingReader(node, path: path, keys: keys + (isStudy ? studyKeys : []), faults: faults) else {
      return nil
    }
    reader.require("name", "what the arm is called")
    guard let name = reader.text("name", allowed: "a name") else { return nil }
    var treatments: [Treatment] = []
    for key in ["regimen", "foods", "medicines"] {
      treatments += reader.items(key, of: "treatments").compactMap {
        TreatmentReader.treatment(
          $0.node, path: $0.path, isMedicine: key == "medicines", isStudy: isStudy, faults: faults)
      }
    }
    treatments += reader.words("stop").map { Treatment(.stop($0), line: reader.line(of: "stop")) }
    treatments += dosingTable(reader, folder: folder, faults: faults)
    let people = reader.number("people", in: 0...100_000_000, "people")
    if let people, people < 1 || people != people.rounded() {
      reader.fault("people", "an arm needs people", found: shortAmount(people), allowed: "a whole number from 1")
    }
    var own = ArmPeopleReader.people(reader)
    own.uses = treatments.compactMap { treatment in
      guard case .medicine(let use) = treatment.what, treatment.targetINR != nil || treatment.before > 0 else {
        return nil
      }
      return EarlierUse(use, days: treatment.before, targetINR: treatment.targetINR)
    }
    return TrialArm(
      name: name, people: people.map { Int($0) }, treatments: treatments, own: own.isEmpty ? nil : own,
      line: reader.line)
  }

  private static func dosingTable(_ reader: MappingReader, folder: String?, faults: FaultList) -> [Treatment] {
    guard let table = reader.text("dosing_table", allowed: "the path of a table with NONMEM columns") else { return [] }
    guard let folder else {
      reader.fault(
        "dosing_table", "a trial without a folder of its own names no other file", found: table,
        allowed: "the doses as a regimen; the command reads tables")
      return []
    }
    do {
      return try DosingTable.treatments(table.hasPrefix("/") ? table : folder + table)
    } catch {
      faults.add(line: reader.line(of: "dosing_table"), key: reader.path(of: "dosing_table"), error.description)
      return []
    }
  }
}

/// Reads one treatment: a supplement, a food or a medicine, with times counted from the start of the trial.
enum TreatmentReader {
  private static let timeKeys = ["from", "until", "once", "target_INR", "for"]
  /// Keys of studies that describe a dose more closely.
  private static let studyKeys = ["matrix", "meal_fat_g", "route", "note"]

  static func treatment(
    _ node: Node, path: String, isMedicine: Bool = false, isStudy: Bool, faults: FaultList
  ) -> Treatment? {
    guard case .mapping(let mapping) = node else {
      if isMedicine {
        return UseReader.medicine(node, path: path, faults: faults, life: nil).map {
          Treatment(.medicine($0), line: node.line)
        }
      }
      return UseReader.supplement(node, path: path, faults: faults, life: nil).map {
        Treatment(.supplement($0), line: node.line)
      }
    }
    let apart = timeKeys + (isStudy ? studyKeys : [])
    var own: [(Node, Node)] = []
    var rest: [(Node, Node)] = []
    for (key, value) in mapping {
      if apart.contains(key.scalar?.string ?? "") { own.append((key, value)) } else { rest.append((key, value)) }
    }
    let times = Node.mapping(Node.Mapping(own, mapping.tag, mapping.style, mapping.mark))
    guard let reader = MappingReader(times, path: path, keys: apart, faults: faults) else { return nil }
    let once = reader.flag("once") ?? false
    if once { rest.append((Node("every"), Node("1 day"))) }
    let body = Node.mapping(Node.Mapping(rest, mapping.tag, mapping.style, mapping.mark))
    let keys = Set(rest.compactMap { $0.0.scalar?.string })
    let from = reader.time("from") ?? 0
    let until = reader.time("until") ?? .infinity
    if until <= from {
      reader.fault(
        "until", "the end does not lie after the beginning", found: TrialTime.text(until),
        allowed: "a time after \(TrialTime.text(from))")
    }
    guard let what = what(body, keys, path: path, once: once, faults: faults) else { return nil }
    var treatment = Treatment(what, from: from, until: until, line: node.line)
    if once, case .supplement = what { treatment.single = single(reader) }
    treatment.before = reader.time("for") ?? 0
    treatment.targetINR = reader.number("target_INR", in: targets, "")
    let isMedicine = if case .medicine = what { true } else { false }
    for key in ["for", "target_INR"] where reader.has(key) && !isMedicine {
      reader.fault(key, "only a medicine has it", allowed: "\(key) beside the name of a medicine")
    }
    if let target = treatment.targetINR { check(target, of: what, reader) }
    return treatment
  }

  private static func single(_ reader: MappingReader) -> SingleDose {
    var dose = SingleDose()
    dose.route = reader.choice("route", SingleDose.Route.self) ?? .oral
    dose.mealFat = reader.number("meal_fat_g", in: 0...300, "g")
    if let text = reader.text("matrix", allowed: SingleDose.matrices.keys.sorted().joined(separator: ", ")) {
      dose.matrix = SingleDose.matrices[text]
      if dose.matrix == nil {
        reader.fault(
          "matrix", "there is no such matrix", found: text,
          allowed: SingleDose.matrices.keys.sorted().joined(separator: ", "))
      }
    }
    return dose
  }

  /// INRs that clinics aim at, and room about them.
  private static let targets = 1.2...5.0

  private static func check(_ target: Double, of what: Treatment.What, _ reader: MappingReader) {
    guard case .medicine(let use) = what else { return }
    guard Titration.inputs[use.name] != nil else {
      return reader.fault(
        "target_INR", "\(use.name) is not dosed by the INR", found: shortAmount(target),
        allowed: "a target for one of \(Titration.inputs.keys.sorted().joined(separator: ", "))")
    }
    guard use.doseMilligrams == nil else {
      return reader.fault(
        "target_INR", "a dose and a target are both given", found: shortAmount(target),
        allowed: "dose_mg, or target_INR, by which each person's dose is set")
    }
  }

  private static func what(
    _ node: Node, _ keys: Set<String>, path: String, once: Bool, faults: FaultList
  ) -> Treatment.What? {
    if keys.contains("food") { return DietReader.habit(node, path: path, faults: faults).map { .food($0) } }
    if keys.contains("name") || keys.contains("other") {
      return UseReader.medicine(node, path: path, faults: faults, life: nil).map { .medicine($0) }
    }
    guard var use = UseReader.supplement(node, path: path, faults: faults, life: nil) else { return nil }
    if once { use.doses = 1 }
    return .supplement(use)
  }
}
