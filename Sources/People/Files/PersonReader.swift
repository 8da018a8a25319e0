import Evidence
import ModelLanguage
import Tabular
import Yams

/// Reads a person's file (`PERSON.yaml`). All faults of a file are told at once.
public enum PersonReader {
  /// - Parameters:
  ///   - path: the file, or `-` for standard input.
  ///   - today: the day on which ages are counted and nothing may lie in the future.
  public static func read(_ path: String, today: CalendarDay = .today) throws(InputFaults) -> Person {
    try read(YAMLDocument(path: path, content: content), today: today)
  }

  public static func read(text: String, file: String, today: CalendarDay = .today) throws(InputFaults) -> Person {
    try read(document(text: text, file: file, content: content), today: today)
  }

  static let content = "a person: age or born, sex, and what else is known"

  static func document(text: String, file: String, content: String) throws(InputFaults) -> YAMLDocument {
    do throws(InputError) {
      return try YAMLDocument(text: text, file: file, content: content)
    } catch {
      throw InputFaults([error])
    }
  }

  private static func read(_ document: YAMLDocument, today: CalendarDay) throws(InputFaults) -> Person {
    let faults = FaultList(file: document.file)
    let person = person(document.root, path: "", today: today, faults: faults)
    try faults.throwIfAny()
    guard let person else { preconditionFailure("a person was not read, and no fault was found") }
    return person
  }

  static let keys = [
    "name", "born", "age", "sex", "ethnicity", "height_cm", "weight_kg", "menopause_age", "diet", "supplements",
    "medicines", "conditions", "history", "measurements",
  ]

  /// Nil only where faults were added.
  static func person(_ node: Node, path: String, today: CalendarDay, faults: FaultList) -> Person? {
    guard !node.holds("change") || node.holds("sex") else {
      faults.add(line: node.line, key: nil, "this is a plan, not a person", allowed: content + "; a plan goes with --plan")
      return nil
    }
    guard let reader = MappingReader(node, path: path, keys: keys, faults: faults) else { return nil }
    let birth = birth(reader, today: today)
    reader.require("sex", "female or male")
    let sex = reader.choice("sex", Sex.self)
    let life = LifeSpan(birth: birth, today: today)
    let name = reader.text("name", allowed: "a name")
    let menopause = menopause(reader, sex: sex)
    let person = Person(
      name: name, birth: birth ?? .age(0), sex: sex ?? .female,
      ethnicity: reader.choice("ethnicity", Person.Ethnicity.self),
      heightCentimetres: reader.number("height_cm", in: 30...250, "cm"),
      weightKilograms: reader.number("weight_kg", in: 0.5...400, "kg"), menopauseAge: menopause,
      diet: DietReader.diet(reader),
      supplements: reader.items("supplements", of: "supplements").compactMap {
        UseReader.supplement($0.node, path: $0.path, faults: faults, life: life)
      },
      medicines: reader.items("medicines", of: "medicines").compactMap {
        UseReader.medicine($0.node, path: $0.path, faults: faults, life: life)
      },
      conditions: reader.items("conditions", of: "conditions").compactMap {
        UseReader.condition($0.node, path: $0.path, faults: faults, life: life)
      },
      history: HistoryReader.history(reader, life: life),
      measurements: reader.items("measurements", of: "measurements").compactMap {
        MeasurementReader.measurement($0.node, path: $0.path, faults: faults, life: life)
      },
      place: FilePlace(file: faults.file, line: reader.line))
    return birth == nil || sex == nil ? nil : person
  }

  private static func birth(_ reader: MappingReader, today: CalendarDay) -> Person.Birth? {
    reader.exactlyOne(of: ["born", "age"], "the age")
    let age = reader.number("age", in: 0...LifeSpan.longest, "years")
    let allowed = "a date such as 1968-04-02"
    guard let text = reader.text("born", allowed: allowed) else { return age.map { .age($0) } }
    guard let born = CalendarDay(text) else {
      reader.fault("born", "the value is not a date", found: text, allowed: allowed)
      return nil
    }
    if born > today {
      reader.fault("born", "the date lies in the future", found: text, allowed: "a date up to \(today)")
      return nil
    }
    guard born.years(to: today) <= LifeSpan.longest else {
      reader.fault(
        "born", "nobody is that old", found: text, allowed: "an age of at most \(Int(LifeSpan.longest)) years")
      return nil
    }
    return .day(born)
  }

  private static func menopause(_ reader: MappingReader, sex: Sex?) -> Double? {
    guard let age = reader.number("menopause_age", in: 20...65, "years") else { return nil }
    guard sex != .male else {
      reader.fault("menopause_age", "a man has no menopause", allowed: "the key only where sex is female")
      return nil
    }
    return age
  }
}

/// When a person has lived, to check dates and ages against.
package struct LifeSpan {
  static let longest = 120.0
  /// The day of birth, or the earliest it can be where only an age is known.
  let earliest: CalendarDay?
  let today: CalendarDay
  let age: Double?

  init(birth: Person.Birth?, today: CalendarDay) {
    self.today = today
    switch birth {
    case .day(let born):
      earliest = born
      age = born.years(to: today)
    case .age(let years):
      // Someone who says 58 may be a day short of 59.
      let year = today.year - Int(years) - 1
      earliest = CalendarDay(year: max(1, year), month: today.month, day: min(today.day, 28))
      age = years + 1
    case nil:
      earliest = nil
      age = nil
    }
  }
}

extension MappingReader {
  /// A date that lies between birth and, unless `future` is allowed, today.
  func date(_ key: String, life: LifeSpan?, future: Bool = false) -> PartialDate? {
    let allowed = "a date such as 2026-02-11, a month such as 2026-02, or a year"
    guard let text = text(key, allowed: allowed) else { return nil }
    guard let date = PartialDate(text) else {
      fault(key, "the value is not a date", found: text, allowed: allowed)
      return nil
    }
    guard let life else { return date }
    if let born = life.earliest, date.last < born {
      fault(key, "the date lies before birth", found: text, allowed: "a date from \(born) on")
      return nil
    }
    if !future, date.first > life.today {
      fault(key, "the date lies in the future", found: text, allowed: "a date up to \(life.today)")
      return nil
    }
    return date
  }

  /// A fault where an end lies before its beginning.
  func inOrder(_ firstKey: String, _ first: PartialDate?, _ lastKey: String, _ last: PartialDate?) {
    guard let first, let last, last.last < first.first else { return }
    fault(
      lastKey, "the end lies before the beginning", found: "\(last)", allowed: "a date from \(first) (\(firstKey)) on")
  }
}
