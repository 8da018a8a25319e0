import Tabular
import Yams

/// Reads what happened to a person before.
enum HistoryReader {
  private static let keys = [
    "fractures", "parent_hip_fracture", "family_heart_disease", "smoking", "alcohol_units_per_day",
  ]

  static func history(_ person: MappingReader, life: LifeSpan) -> PersonalHistory {
    guard let node = person.node("history"), !node.isNothing,
      let reader = MappingReader(node, path: person.path(of: "history"), keys: keys, faults: person.faults)
    else { return PersonalHistory() }
    return PersonalHistory(
      fractures: reader.items("fractures", of: "fractures").compactMap {
        fracture($0.node, path: $0.path, faults: person.faults, life: life)
      },
      parentHipFracture: reader.flag("parent_hip_fracture"), familyHeartDisease: reader.flag("family_heart_disease"),
      smoking: reader.choice("smoking", PersonalHistory.Smoking.self),
      alcoholUnitsPerDay: reader.number("alcohol_units_per_day", in: 0...50, "units a day"))
  }

  private static func fracture(
    _ node: Node, path: String, faults: FaultList, life: LifeSpan
  ) -> FractureHistory? {
    guard let reader = MappingReader(node, path: path, keys: ["site", "age", "on"], faults: faults) else { return nil }
    reader.require("site", FractureHistory.Site.allCases.map(\.rawValue).joined(separator: ", "))
    if reader.has("age"), reader.has("on") { reader.exactlyOne(of: ["age", "on"], "the time") }
    var time: FractureHistory.Time?
    if let age = reader.number("age", in: 0...LifeSpan.longest, "years") {
      if let now = life.age, age > now {
        reader.fault(
          "age", "the fracture lies in the future", found: PlainNumber.text(age),
          allowed: "an age up to \(Int(now)) years")
      }
      time = .age(age)
    }
    if let date = reader.date("on", life: life) { time = .date(date) }
    return reader.choice("site", FractureHistory.Site.self).map { FractureHistory(site: $0, time: time) }
  }
}
