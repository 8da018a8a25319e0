import Foods
import People
import Tabular

/// A dosing table with the columns that NONMEM reads: `ID TIME AMT II ADDL SS RATE CMT EVID`. Here `TIME` and `II` are
/// hours, `AMT` is µg, and `CMT` names the form (`MK-7`). One person's rows serve everyone in the arm.
enum DosingTable {
  private static let columns = ["ID", "TIME", "AMT", "II", "ADDL", "SS", "RATE", "CMT", "EVID"]

  static func treatments(_ path: String) throws(InputError) -> [Treatment] {
    let table = try Table(file: path)
    for column in ["TIME", "AMT", "CMT"] where !table.headers.contains(column) {
      throw InputError(
        file: path, line: 1, problem: "the column \(column) is missing", found: table.headers.joined(separator: ", "),
        allowed: columns.joined(separator: ", "))
    }
    let first = table.rows.first?.optionalText("ID")
    var treatments: [Treatment] = []
    for row in table.rows where !table.headers.contains("ID") || row.optionalText("ID") == first {
      if let treatment = try treatment(row, path) { treatments.append(treatment) }
    }
    return treatments
  }

  private static func treatment(_ row: Table.Row, _ path: String) throws(InputError) -> Treatment? {
    func fault(_ column: String, _ problem: String, _ found: String, _ allowed: String) -> InputError {
      InputError(file: path, line: row.line, key: column, problem: problem, found: found, allowed: allowed)
    }
    func number(_ column: String, _ absent: Double) throws(InputError) -> Double {
      guard let text = row.optionalText(column), text != "." else { return absent }
      guard let value = PlainNumber.parse(text), value >= 0 else {
        throw fault(column, "the value is not a number from 0", text, "a number from 0, or . where there is none")
      }
      return value
    }
    // EVID 0 is an observation.
    guard try number("EVID", 1) != 0 else { return nil }
    for column in ["SS", "RATE"] where try number(column, 0) != 0 {
      throw fault(
        column, "only doses that begin in the trial and are swallowed are read", row.optionalText(column) ?? "", "0")
    }
    let text = row.optionalText("CMT") ?? ""
    guard let form = SupplementForm(text: text) else {
      throw fault("CMT", "there is no such supplement", text, SupplementForm.allowed)
    }
    let amount = try number("AMT", 0)
    guard amount > 0 else { return nil }
    let dose = form.nutrient.unit == "mg" ? amount / 1000 : amount
    guard dose <= form.mostPerDose else {
      throw fault(
        "AMT", "the dose is out of range", shortAmount(amount),
        "at most \(shortAmount(form.mostPerDose)) \(form.nutrient.unit)")
    }
    let interval = try number("II", 0)
    let further = try number("ADDL", 0)
    let days = interval > 0 ? interval / 24 : 1
    let use = SupplementUse(
      form: form, dose: dose, interval: .every(days: days), doses: Int(further) + 1, line: row.line)
    return Treatment(.supplement(use), from: try number("TIME", 0) / 24, line: row.line)
  }
}
