import Evidence
import Tabular

/// What was answered beyond the eight questions, as keys of a person's file; and which field a fault in it came from.
struct MoreText: Sendable {
  private let answers: Answers

  init(_ answers: Answers) { self.answers = answers }

  // MARK: Text

  /// Lines of the file that hold nothing else.
  var lines: [String] {
    var lines: [String] = []
    if !answers["descent"].isEmpty { lines.append("ethnicity: \(PersonFile.scalar(answers["descent"]))") }
    if !measured.isEmpty { lines.append("measurements: [\(measured.map(measurement).joined(separator: ", "))]") }
    return lines
  }

  /// Entries of `history` beside fractures.
  var history: [String] {
    [("smoking", "smoking"), ("alcohol_units_per_day", "alcohol"), ("family_heart_disease", "family_heart")].compactMap
    {
      answers[$1].isEmpty ? nil : "\($0): \(PersonFile.scalar(answers[$1]))"
    }
  }

  /// `{site: wrist, age: 55}`, `{site: hip, on: 2019-05}`: a number up to 120 is an age, all else a date.
  func fracture(_ bone: String) -> String {
    let field = MoreFields.fractures.first { $0.bone == bone }?.field ?? ""
    let when = answers[field]
    guard !when.isEmpty else { return "{site: \(PersonFile.scalar(bone))}" }
    let isAge = PersonFile.number(when).map { $0 <= 120 } ?? false
    return
      "{site: \(PersonFile.scalar(bone)), \(isAge ? "age: \(PersonFile.scalar(when))" : "on: \(PersonFile.quoted(when))")}"
  }

  /// A medicine's dose a day and beginning, as they stand in its entry; empty where neither is known.
  func details(ofRow row: Int) -> String {
    let fields = MoreFields.medicine(row)
    let dose = answers[fields.dose].isEmpty ? "" : ", dose_mg: \(PersonFile.scalar(answers[fields.dose]))"
    return dose + (answers[fields.since].isEmpty ? "" : ", since: \(PersonFile.quoted(answers[fields.since]))")
  }

  /// Rows that name a medicine.
  var medicineRows: [Int] { MoreFields.medicineRows.filter { !answers[MoreFields.medicine($0).name].isEmpty } }

  /// The measurements that have a value, in the order of the file.
  private var measured: [MoreFields.Laboratory] { MoreFields.laboratory.filter { !answers[$0.field].isEmpty } }

  private func measurement(_ one: MoreFields.Laboratory) -> String {
    let unit = answers[one.unitField].isEmpty ? one.marker.unit : answers[one.unitField]
    var text = "{what: \(PersonFile.quoted(one.marker.name)), value: \(PersonFile.scalar(answers[one.field]))"
    if !unit.isEmpty { text += ", unit: \(PersonFile.quoted(unit))" }
    if !answers[one.dateField].isEmpty { text += ", on: \(PersonFile.quoted(answers[one.dateField]))" }
    return text + "}"
  }

  // MARK: Faults

  /// What only the form knows to be missing: nothing that was typed is passed over in silence.
  var needed: [AppFault.Field] {
    var faults: [AppFault.Field] = []
    for fracture in MoreFields.fractures where !answers[fracture.field].isEmpty && !answers.holds("bone", fracture.bone)
    {
      faults.append(
        AppFault.Field(
          field: fracture.field, message: "\(fracture.label): tick it under “Broken bones” too, or leave this empty."))
    }
    for row in MoreFields.medicineRows {
      let fields = MoreFields.medicine(row)
      let hasDetails = !answers[fields.dose].isEmpty || !answers[fields.since].isEmpty
      if hasDetails && answers[fields.name].isEmpty {
        faults.append(AppFault.Field(field: fields.name, message: "Which medicine is this dose or date of?"))
      }
    }
    for one in MoreFields.laboratory {
      if answers[one.field].isEmpty, !answers[one.dateField].isEmpty {
        faults.append(AppFault.Field(field: one.field, message: "\(one.marker.name): the value is missing."))
      }
      if !answers[one.field].isEmpty, answers[one.dateField].isEmpty {
        faults.append(
          AppFault.Field(field: one.dateField, message: "\(one.marker.name): when was it measured? A year is enough."))
      }
    }
    return faults
  }

  /// The field that a key of the file came from; nil for a key of the eight questions.
  func field(of key: String) -> String? {
    let last = key.split(separator: ".").last.map(String.init) ?? ""
    switch key.split(separator: ".").first.map({ String($0.prefix { $0 != "[" }) }) ?? "" {
    case "ethnicity": return "descent"
    case "measurements":
      guard let index = PersonFile.index(in: key), measured.indices.contains(index) else { return nil }
      let one = measured[index]
      return last == "on" ? one.dateField : last == "unit" ? one.unitField : one.field
    case "history":
      if last == "smoking" { return "smoking" }
      if last == "alcohol_units_per_day" { return "alcohol" }
      if last == "family_heart_disease" { return "family_heart" }
      let broken = answers.all("bone").filter { $0 != "parent" && $0 != "none" }
      guard last == "age" || last == "on", let index = PersonFile.index(in: key), broken.indices.contains(index) else {
        return nil
      }
      return MoreFields.fractures.first { $0.bone == broken[index] }?.field
    default: return nil
    }
  }
}
