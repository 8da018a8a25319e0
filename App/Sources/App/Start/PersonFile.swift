import Evidence
import Foods
import People
import Tabular

/// Answers as a person's file, the same that the command reads: what is wrong in it is found by the same reader.
struct PersonFile: Sendable {
  private let answers: Answers
  private let more: MoreText

  init(_ answers: Answers) {
    self.answers = answers
    more = MoreText(answers)
  }

  /// - Throws: `AppFault` with a fault for each field that cannot be used.
  func person(today: CalendarDay, diary: String? = nil) throws(AppFault) -> Person {
    let missing = needed
    do {
      let person = try PersonReader.read(text: text(diary: diary), file: Self.name, today: today)
      guard missing.isEmpty else { throw AppFault(.input, Self.look, faults: missing) }
      return person
    } catch let faults as InputFaults {
      throw AppFault(.input, Self.look, faults: missing + faults.errors.filter { !isSaid($0, missing) }.map(fault))
    } catch let fault as AppFault {
      throw fault
    } catch {
      throw AppFault(.internalFault, "The answers cannot be read.")
    }
  }

  static let name = "person.yaml"
  private static let look = "Some answers need a look. What you typed is kept."

  /// What only the form knows to be missing.
  private var needed: [AppFault.Field] {
    var faults: [AppFault.Field] = []
    if answers["age"].isEmpty { faults.append(AppFault.Field(field: "age", message: "How old? Years, such as 58.")) }
    if answers["sex"].isEmpty {
      faults.append(AppFault.Field(field: "sex", message: "Choose female or male: bones and hormones differ."))
    }
    for question in StartFields.supplements where isTaken(question) && answers[question.field].isEmpty {
      faults.append(
        AppFault.Field(field: question.field, message: "How much, in \(question.unit) a day? It is on the label."))
    }
    return faults + more.needed
  }

  private func isSaid(_ error: InputError, _ missing: [AppFault.Field]) -> Bool {
    let field = field(of: error.key ?? "")
    return missing.contains { $0.field == field }
  }

  private func fault(_ error: InputError) -> AppFault.Field {
    AppFault.Field(field: field(of: error.key ?? ""), message: error.told)
  }

  // MARK: Text

  /// The file, one key a line.
  func text(diary: String? = nil) -> String {
    var lines: [String] = []
    func add(_ key: String, _ field: String, text: Bool = false) {
      let value = answers[field]
      if !value.isEmpty { lines.append("\(key): \(text ? Self.quoted(value) : Self.scalar(value))") }
    }
    add("name", "name", text: true)
    add("age", "age")
    add("sex", "sex")
    lines += body + more.lines
    if answers["sex"] == "female" { add("menopause_age", "menopause_age") }
    if let diary {
      lines.append("diet: {diary: \(Self.quoted(diary))}")
    } else if !habits.isEmpty {
      lines.append("diet: {habits: [\(habits.joined(separator: ", "))]}")
    }
    lines.append("supplements: [\(taken.map(supplement).joined(separator: ", "))]")
    lines.append("medicines: [\(medicines.joined(separator: ", "))]")
    lines.append("conditions: [\(conditions.joined(separator: ", "))]")
    lines.append("history: {\(history.joined(separator: ", "))}")
    return lines.joined(separator: "\n") + "\n"
  }

  private var body: [String] {
    guard answers.isUS else {
      return StartFields.metric.compactMap { answers[$0].isEmpty ? nil : "\($0): \(Self.scalar(answers[$0]))" }
    }
    var lines: [String] = []
    if !answers["height_ft"].isEmpty || !answers["height_in"].isEmpty {
      lines.append("height_cm: \(Self.height(feet: answers["height_ft"], inches: answers["height_in"]))")
    }
    if !answers["weight_lb"].isEmpty {
      let pounds = Self.number(answers["weight_lb"])
      lines.append("weight_kg: \(pounds.map { Self.tenth($0 * 0.45359237) } ?? Self.quoted(answers["weight_lb"]))")
    }
    return lines
  }

  private static func height(feet: String, inches: String) -> String {
    guard let feet = feet.isEmpty ? 0 : number(feet), let inches = inches.isEmpty ? 0 : number(inches) else {
      return quoted("\(feet) ft \(inches) in")
    }
    return tenth((feet * 12 + inches) * 2.54)
  }

  /// Rounded to a tenth: nobody knows their height or weight better.
  private static func tenth(_ value: Double) -> String { PlainNumber.text((value * 10).rounded() / 10) }

  private var habits: [String] {
    StartFields.foods.compactMap { question in
      let times = answers[question.field]
      guard !times.isEmpty, times != "0" else { return nil }
      return "{food: \(question.food), amount: \(question.amount), per: week, times: \(Self.scalar(times))}"
    }
  }

  private func isTaken(_ question: StartFields.SupplementQuestion) -> Bool {
    answers.holds("supplement", question.form.rawValue)
  }

  private var taken: [StartFields.SupplementQuestion] {
    StartFields.supplements.filter { isTaken($0) && !answers[$0.field].isEmpty }
  }

  private func supplement(_ question: StartFields.SupplementQuestion) -> String {
    "{form: \(Self.quoted(question.form.label)), \(question.key): \(Self.scalar(answers[question.field])), every: 1 day}"
  }

  /// A medicine of the file, and the row of doses that it was named or told in.
  private struct TakenMedicine {
    let name: String
    var row: Int?
  }

  /// Ticked and typed ones, with dose and beginning where a row has them; then those that only a row names.
  private var takenMedicines: [TakenMedicine] {
    var all = names("medicine", "other_medicine").map { TakenMedicine(name: $0) }
    for row in more.medicineRows {
      let name = answers[MoreFields.medicine(row).name]
      if let index = all.firstIndex(where: { $0.row == nil && Self.isSame($0.name, name) }) {
        all[index].row = row
      } else {
        all.append(TakenMedicine(name: name, row: row))
      }
    }
    return all
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
      || Catalogue.medicines[one].map { $0.name == Catalogue.medicines[other]?.name } ?? false
  }

  private var medicines: [String] {
    takenMedicines.map { medicine in
      let key = Catalogue.medicines[medicine.name] == nil ? "other" : "name"
      return "{\(key): \(Self.quoted(medicine.name))\(medicine.row.map(more.details) ?? "")}"
    }
  }

  /// What the catalogue does not know is kept in the person's own words.
  private var conditions: [String] {
    names("condition", "other_condition").map {
      Catalogue.conditions[$0] == nil ? "{other: \(Self.quoted($0))}" : "{name: \(Self.quoted($0))}"
    }
  }

  /// Ticks, then the words typed beside them.
  private func names(_ field: String, _ other: String) -> [String] {
    let ticked = answers.all(field).filter { $0 != "none" }
    let typed = answers[other].split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    return ticked + typed.filter { name in !ticked.contains { $0.lowercased() == name.lowercased() } }
  }

  private var history: [String] {
    let bones = answers.all("bone")
    guard !bones.isEmpty else { return more.history }
    let fractures = bones.filter { $0 != "parent" && $0 != "none" }.map(more.fracture)
    return ["fractures: [\(fractures.joined(separator: ", "))]", "parent_hip_fracture: \(bones.contains("parent"))"]
      + more.history
  }

  // MARK: Values

  /// A number as it was typed, with a decimal comma read as a point; anything else in quotes, for the reader to refuse.
  static func scalar(_ text: String) -> String {
    if text.count <= 20, let number = number(text) { return PlainNumber.text(number) }
    let isWord = text.count <= 20 && text.allSatisfy { $0.isASCII && $0.isLetter }
    return isWord ? text : quoted(text)
  }

  static func number(_ text: String) -> Double? { PlainNumber.parse(text.replacing(",", with: ".")) }

  /// In double quotes, which hold any text on one line.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    return quoted + "\""
  }

  // MARK: Faults

  /// The field that a key of the file came from.
  private func field(of key: String) -> String {
    if let field = more.field(of: key) { return field }
    let parts = key.split(separator: ".").map(String.init)
    let head = parts.first.map { String($0.prefix { $0 != "[" }) } ?? ""
    switch head {
    case "height_cm": return answers.isUS ? "height_ft" : head
    case "weight_kg": return answers.isUS ? "weight_lb" : head
    case "supplements":
      return Self.index(in: key).flatMap { taken.indices.contains($0) ? taken[$0].field : nil } ?? "supplements"
    case "medicines": return medicineField(of: key)
    case "conditions": return "other_condition"
    case "history": return "bones"
    case "diet": return "foods"
    default: return head
    }
  }

  private func medicineField(of key: String) -> String {
    let all = takenMedicines
    guard let index = Self.index(in: key), all.indices.contains(index), let row = all[index].row else {
      return "other_medicine"
    }
    let fields = MoreFields.medicine(row)
    return key.hasSuffix(".dose_mg") ? fields.dose : key.hasSuffix(".since") ? fields.since : fields.name
  }

  /// `supplements[2].dose_ug` → 1
  static func index(in key: String) -> Int? {
    guard let open = key.firstIndex(of: "["), let close = key.firstIndex(of: "]"), open < close else { return nil }
    return Int(key[key.index(after: open)..<close]).map { $0 - 1 }
  }
}
