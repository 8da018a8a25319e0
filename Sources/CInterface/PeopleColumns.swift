import Foods
import Foundation
import People
import Tabular

/// What the columns of a table of people mean: keys of a person's file.
///
/// `person` names the row. A column `yaml` holds a whole person's file; else each column is a key of it, intakes a day among them
/// (`calcium_mg`), and `supplement_form` with `supplement_dose_ug` one supplement a day.
struct PeopleColumns {
  private static let keys = ["age", "sex", "ethnicity", "height_cm", "weight_kg", "menopause_age"]
  private static let texts: Set<String> = ["sex", "ethnicity", "supplement_form", "yaml"]
  private static let supplement = ["supplement_form", "supplement_dose_ug"]

  private let table: PeopleTable
  private let isWhole: Bool

  /// - Throws: `CallFault` for columns that mean nothing here, lack, or have the wrong type.
  init(_ table: PeopleTable) throws(CallFault) {
    self.table = table
    let names = table.fields.map(\.name)
    isWhole = names.contains("yaml")
    let allowed = isWhole ? ["person", "yaml"] : ["person"] + Self.keys + Self.supplement + Diet.statedKeys
    for (name, field) in table.fields {
      guard allowed.contains(name) else {
        throw CallFault(
          CallFault.badInput,
          "people: \(InputError.printable(name)): there is no such column; allowed: \(allowed.joined(separator: ", "))")
      }
      try Self.check(name, field)
    }
    for name in isWhole ? ["yaml"] : ["age", "sex"] where !names.contains(name) {
      throw CallFault(
        CallFault.badInput, "people: \(name): the column is not there; allowed: \(allowed.joined(separator: ", "))")
    }
  }

  private static func check(_ name: String, _ field: PeopleTable.Field) throws(CallFault) {
    guard name != "person" else { return }
    switch field {
    case .number where texts.contains(name):
      throw CallFault(CallFault.badInput, "people: \(name): the column holds numbers; allowed: texts (string)")
    case .text where !texts.contains(name):
      throw CallFault(CallFault.badInput, "people: \(name): the column holds texts; allowed: numbers (float64)")
    default: break
    }
  }

  /// All people and what they are called.
  /// - Throws: `InputFaults` with everything that is wrong, each with its row counted from 0.
  func people(today: CalendarDay) throws(InputFaults) -> [(name: String, person: Person)] {
    var people: [(name: String, person: Person)] = []
    var errors: [InputError] = []
    for row in 0..<table.count {
      do throws(InputFaults) {
        people.append((name(row), try PersonReader.read(text: text(row), file: "people row \(row)", today: today)))
      } catch {
        errors += error.errors
        if errors.count > 20 { break }
      }
    }
    guard errors.isEmpty else { throw InputFaults(errors) }
    return people
  }

  private func name(_ row: Int) -> String { value("person", row) ?? "\(row)" }

  private func text(_ row: Int) -> String {
    if isWhole { return whole(row) }
    var lines = Self.keys.compactMap { key in quoted(key, row).map { "\(key): \($0)" } }
    let intake = Diet.statedKeys.compactMap { key in quoted(key, row).map { "\(key): \($0)" } }
    if !intake.isEmpty { lines.append("diet: {intake: {\(intake.joined(separator: ", "))}}") }
    if let form = quoted("supplement_form", row) {
      let dose = quoted("supplement_dose_ug", row).map { "dose_ug: \($0), " } ?? ""
      lines.append("supplements: [{form: \(form), \(dose)every: 1 day}]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func whole(_ row: Int) -> String {
    guard let (_, field) = table.fields.first(where: { $0.name == "yaml" }), case .text(let read) = field else {
      return ""
    }
    return read(row) ?? ""
  }

  /// As it stands in a person's file; nil where the row has no value.
  private func quoted(_ name: String, _ row: Int) -> String? {
    guard let (_, field) = table.fields.first(where: { $0.name == name }) else { return nil }
    switch field {
    case .number(let read): return read(row).map { "\($0)" }
    case .text(let read): return read(row).map { JSONValue.string($0).line }
    }
  }

  private func value(_ name: String, _ row: Int) -> String? {
    guard let (_, field) = table.fields.first(where: { $0.name == name }) else { return nil }
    switch field {
    case .number(let read): return read(row).map { PlainNumber.text($0) }
    case .text(let read): return read(row)
    }
  }
}
