import ModelLanguage
import Simulation

/// What happens to the person, as events.
enum SBMLEvents {
  static func events(
    _ life: Life, model: Model, math: inout SBMLMath
  ) throws(ExportFault) -> [XMLElement] {
    var events: [XMLElement] = []
    for (index, change) in life.changes.enumerated() {
      var assignments: [XMLElement] = []
      for (key, value) in change.set.sorted(by: { $0.key < $1.key }) {
        guard let input = model.input(key) else { throw .unknownKey(key, allowed: "an input") }
        let unit = math.units.id(of: input.unit)
        assignments.append(
          assignment(math.names.id(.input, key), MathML.number(value * input.unit.factor, unit: unit)))
      }
      for (key, amount) in change.add.sorted(by: { $0.key < $1.key }) {
        guard let pool = model.pool(key) else { throw .unknownKey(key, allowed: "a pool") }
        let id = math.names.id(.pool, key)
        let added = MathML.number(amount * pool.unit.factor, unit: math.units.id(of: pool.unit))
        assignments.append(assignment(id, MathML.apply("plus", MathML.name(id), added)))
      }
      events.append(
        event(
          "change_\(index + 1)", day: change.age * UnitOfMeasure.year.factor, assignments,
          dayUnit: math.units.id(of: .day)))
    }
    return events
  }

  private static func event(_ id: String, day: Double, _ assignments: [XMLElement], dayUnit: String) -> XMLElement {
    let condition = MathML.apply("geq", MathML.time, MathML.number(day, unit: dayUnit))
    let trigger = XMLElement("trigger", [("initialValue", "false"), ("persistent", "true")], [MathML.math(condition)])
    return XMLElement(
      "event", [("id", id), ("useValuesFromTriggerTime", "true")],
      [trigger] + XMLElement.list("listOfEventAssignments", assignments))
  }

  private static func assignment(_ variable: String, _ value: XMLElement) -> XMLElement {
    XMLElement("eventAssignment", [("variable", variable)], [MathML.math(value)])
  }
}
