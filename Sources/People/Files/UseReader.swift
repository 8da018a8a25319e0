import Evidence
import Foods
import Tabular
import Yams

/// Reads supplements, medicines and conditions, in a person's file or a plan.
package enum UseReader {
  package static let supplementKeys =
    ["form"] + doseKeys + ["every"] + rateKeys + ["with_meal", "as", "from", "until"]
  private static let doseKeys = ["dose_ug", "dose_mg", "dose_g", "dose_iu"]
  private static let rateKeys = ["per day", "per week", "per month"]
  private static let forms = SupplementForm.allowed

  package static func supplement(_ node: Node, path: String, faults: FaultList, life: LifeSpan?) -> SupplementUse? {
    if let line = node.scalar?.string { return oneLine(line, node: node, path: path, faults: faults) }
    guard let reader = MappingReader(node, path: path, keys: supplementKeys, faults: faults) else { return nil }
    reader.require("form", forms)
    reader.exactlyOne(of: doseKeys, "the dose")
    reader.exactlyOne(of: ["every"] + rateKeys, "how often it is taken")
    let form = form(reader)
    let dose = dose(reader, form: form)
    let interval = interval(reader)
    let from = reader.date("from", life: life, future: true)
    let until = reader.date("until", life: life, future: true)
    reader.inOrder("from", from, "until", until)
    let withMeal = reader.flag("with_meal")
    let formulation = reader.choice("as", Formulation.self)
    guard let form, let dose, let interval else { return nil }
    return SupplementUse(
      form: form, dose: dose, interval: interval, withMeal: withMeal, formulation: formulation, from: from,
      until: until, line: reader.line)
  }

  package static let medicineKeys = ["name", "other", "dose_mg", "dose_ug", "every"] + rateKeys + ["since", "until"]

  package static func medicine(_ node: Node, path: String, faults: FaultList, life: LifeSpan?) -> MedicineUse? {
    if let name = node.scalar?.string, !node.isNothing {
      return known(name, in: .medicines, "medicine", line: node.line, path: path, faults: faults).map {
        MedicineUse(name: $0, line: node.line)
      }
    }
    guard let reader = MappingReader(node, path: path, keys: medicineKeys, faults: faults) else { return nil }
    reader.exactlyOne(of: ["name", "other"], "the name")
    if reader.has("dose_mg"), reader.has("dose_ug") { reader.exactlyOne(of: ["dose_mg", "dose_ug"], "the dose") }
    let interval = rateKeys.contains(where: reader.has) || reader.has("every") ? interval(reader) : .every(days: 1)
    let milligrams = reader.number("dose_mg", in: 0...10_000, "mg", aboveZero: true)
    let micrograms = reader.number("dose_ug", in: 0...10_000_000, "µg", aboveZero: true)
    let since = reader.date("since", life: life, future: true)
    let until = reader.date("until", life: life, future: true)
    reader.inOrder("since", since, "until", until)
    let name = name(reader, in: .medicines, "medicine")
    guard let name, let interval else { return nil }
    return MedicineUse(
      name: name, isKnown: reader.has("name"), doseMilligrams: milligrams ?? micrograms.map { $0 / 1000 },
      interval: interval, since: since, until: until, line: reader.line)
  }

  package static func condition(_ node: Node, path: String, faults: FaultList, life: LifeSpan?) -> ConditionUse? {
    if let name = node.scalar?.string, !node.isNothing {
      return known(name, in: .conditions, "condition", line: node.line, path: path, faults: faults).map {
        ConditionUse(name: $0, line: node.line)
      }
    }
    guard let reader = MappingReader(node, path: path, keys: ["name", "other", "since"], faults: faults)
    else { return nil }
    reader.exactlyOne(of: ["name", "other"], "the name")
    let since = reader.date("since", life: life)
    guard let name = name(reader, in: .conditions, "condition") else { return nil }
    return ConditionUse(name: name, isKnown: reader.has("name"), since: since, line: reader.line)
  }

  // MARK: Parts

  private static func name<Entry>(
    _ reader: MappingReader, in catalogue: Catalogue<Entry>, _ kind: String
  ) -> String? {
    if let other = reader.text("other", allowed: "a \(kind) that is not in the list") { return other }
    let allowed = "a \(kind) that `menaquin explain \(kind)s` lists"
    guard let name = reader.text("name", allowed: allowed) else { return nil }
    return known(
      name, in: catalogue, kind, line: reader.line(of: "name"), path: reader.path(of: "name"), faults: reader.faults)
  }

  /// The catalogue's own name for what was written, or a fault with the nearest names.
  private static func known<Entry>(
    _ name: String, in catalogue: Catalogue<Entry>, _ kind: String, line: Int?, path: String, faults: FaultList
  ) -> String? {
    if let entry = catalogue[name] { return entry.name }
    let near = catalogue.nearest(to: name)
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    faults.add(
      line: line, key: path, "there is no such \(kind) in the list\(hint)", found: name,
      allowed: "a name that `menaquin explain \(kind)s` lists, or {other: …} for one that the model does not know")
    return nil
  }

  private static func form(_ reader: MappingReader) -> SupplementForm? {
    guard let text = reader.text("form", allowed: forms) else { return nil }
    if let form = SupplementForm(text: text) { return form }
    formFault(text, line: reader.line(of: "form"), path: reader.path(of: "form"), faults: reader.faults)
    return nil
  }

  private static func formFault(_ text: String, line: Int?, path: String, faults: FaultList) {
    let folded = text.lowercased().filter { $0 != " " && $0 != "-" }
    let isVague = ["k", "k2", "vitamink", "vitamink2", "mk", "menaquinone"].contains(folded)
    faults.add(
      line: line, key: path, isVague ? "the form of vitamin K is not said" : "there is no such supplement", found: text,
      allowed: forms)
  }

  /// In the form's unit; nil (and perhaps a fault) where there is none or the form is not known.
  private static func dose(_ reader: MappingReader, form: SupplementForm?) -> Double? {
    guard let key = doseKeys.first(where: reader.has), let form else { return nil }
    guard let scale = scale(of: String(key.dropFirst(5)), for: form) else {
      reader.fault(key, "only vitamin D is measured in international units", allowed: "dose_ug, dose_mg, dose_g")
      return nil
    }
    let unit = key == "dose_iu" ? "IU" : String(key.dropFirst(5)).replacing("ug", with: "µg")
    let most = form.mostPerDose / scale
    return reader.number(key, in: 0...most, "\(unit) of \(form.label)", aboveZero: true).map { $0 * scale }
  }

  /// How many of the form's unit one of the written unit is; 40 international units of vitamin D are 1 µg.
  private static func scale(of unit: String, for form: SupplementForm) -> Double? {
    let micrograms: [String: Double] = ["ug": 1, "µg": 1, "mcg": 1, "mg": 1000, "g": 1_000_000]
    let perUnit = form.nutrient.unit == "mg" ? 1000.0 : 1
    if unit == "iu" { return form == .vitaminD ? 1.0 / 40 : nil }
    return micrograms[unit].map { $0 / perUnit }
  }

  private static func interval(_ reader: MappingReader) -> DosingInterval? {
    for period in Habit.Period.allCases {
      let most = 24 * period.days.rounded()
      if let times = reader.number("per \(period.rawValue)", in: 0...most, "times", aboveZero: true) {
        return .times(times, per: period)
      }
    }
    let allowed = "a number and hours, days, weeks or months, such as 1 day; from 1 hour to 12 months"
    guard let text = reader.text("every", allowed: allowed) else { return nil }
    guard let interval = DosingInterval(every: text) else {
      reader.fault("every", "the value is not an interval", found: text, allowed: allowed)
      return nil
    }
    guard (1.0 / 366...24).contains(interval.dosesPerDay) else {
      reader.fault("every", "the interval is out of range", found: text, allowed: allowed)
      return nil
    }
    return interval
  }

  /// `MK-7 180 ug q24h x 365`
  private static func oneLine(_ text: String, node: Node, path: String, faults: FaultList) -> SupplementUse? {
    let words = text.split(separator: " ").map(String.init)
    func fault(_ problem: String, found: String) -> SupplementUse? {
      faults.add(
        line: node.line, key: path, problem, found: found,
        allowed: "form dose unit qNh x N, such as MK-7 180 ug q24h x 365")
      return nil
    }
    guard words.count == 4 || (words.count == 6 && words[4] == "x") else {
      return fault("the line is not a regimen", found: text)
    }
    guard let form = SupplementForm(text: words[0]) else {
      formFault(words[0], line: node.line, path: path, faults: faults)
      return nil
    }
    guard let scale = scale(of: words[2].lowercased(), for: form) else {
      return fault("there is no such unit of dose", found: words[2])
    }
    guard let dose = PlainNumber.parse(words[1]), dose > 0, dose * scale <= form.mostPerDose else {
      let most = "\(PlainNumber.text(form.mostPerDose)) \(form.nutrient.unit)"
      return fault("the dose is not a number above 0 and up to \(most)", found: words[1])
    }
    let hours = words[3].hasPrefix("q") && words[3].hasSuffix("h") ? Int(words[3].dropFirst().dropLast()) : nil
    guard let hours, (1...8784).contains(hours) else { return fault("the interval is not hours", found: words[3]) }
    let doses = words.count == 6 ? Int(words[5]) : nil
    if words.count == 6, (doses ?? 0) < 1 || (doses ?? 0) > 1_000_000 {
      return fault("the number of doses is not a whole number above 0", found: words[5])
    }
    return SupplementUse(
      form: form, dose: dose * scale, interval: .every(days: Double(hours) / 24), doses: doses, line: node.line)
  }
}
