import Evidence
import Foods
import Tabular
import Yams

/// Reads a plan: what to try for a person.
public enum PlanReader {
  public static func read(_ path: String) throws(InputFaults) -> Plan {
    try read(YAMLDocument(path: path, content: content), path: path)
  }

  public static func read(text: String, file: String) throws(InputFaults) -> Plan {
    try read(PersonReader.document(text: text, file: file, content: content), path: file)
  }

  private static let content = "a plan: name, from, change, adherence"
  private static let changes = ["supplement", "diet", "stop", "start"]

  private static func read(_ document: YAMLDocument, path: String) throws(InputFaults) -> Plan {
    let faults = FaultList(file: document.file)
    let plan = plan(document.root, fileName: stem(path), faults: faults)
    try faults.throwIfAny()
    guard let plan else { preconditionFailure("a plan was not read, and no fault was found") }
    return plan
  }

  private static func plan(_ node: Node, fileName: String, faults: FaultList) -> Plan? {
    guard node.holds("change") || !(node.holds("sex") || node.holds("people")) else {
      faults.add(line: node.line, key: nil, "this is a person, not a plan", allowed: content)
      return nil
    }
    let keys = ["name", "from", "until", "change", "adherence"]
    guard let reader = MappingReader(node, path: "", keys: keys, faults: faults) else { return nil }
    reader.require("change", "a list of \(changes.joined(separator: ", "))")
    let from = reader.date("from", life: nil)
    let until = reader.date("until", life: nil)
    reader.inOrder("from", from, "until", until)
    let items = reader.items("change", of: "changes")
    if reader.has("change"), items.isEmpty, faults.errors.isEmpty {
      reader.fault("change", "the plan changes nothing", allowed: "a list of \(changes.joined(separator: ", "))")
    }
    return Plan(
      name: reader.text("name", allowed: "a name") ?? fileName, from: from, until: until,
      change: items.compactMap { change($0.node, path: $0.path, faults: faults) },
      adherence: reader.number("adherence", in: 0...1, "(share of doses taken)") ?? 1,
      place: FilePlace(file: faults.file, line: reader.line))
  }

  private static func change(_ node: Node, path: String, faults: FaultList) -> PlanChange? {
    guard let reader = MappingReader(node, path: path, keys: changes, faults: faults) else { return nil }
    reader.exactlyOne(of: changes, "the change")
    if let node = reader.node("supplement") {
      return UseReader.supplement(node, path: reader.path(of: "supplement"), faults: faults, life: nil).map {
        .supplement($0)
      }
    }
    if let node = reader.node("diet") {
      return DietReader.habit(node, path: reader.path(of: "diet"), faults: faults).map { .diet($0) }
    }
    if let node = reader.node("start") {
      return UseReader.medicine(node, path: reader.path(of: "start"), faults: faults, life: nil).map { .start($0) }
    }
    let allowed = "the name of a medicine, a supplement or a food that the person takes"
    return reader.text("stop", allowed: allowed).map { .stop(StopChange(name: $0, line: reader.line(of: "stop"))) }
  }

  /// `plans/mk7.yaml` → `mk7`
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension Plan {
  /// Checks a plan against the person it is for: only what is taken can be stopped.
  public func check(for person: Person) throws(InputFaults) {
    let faults = FaultList(file: place?.file ?? name)
    for case .stop(let stop) in change where !person.takes(stop.name) {
      let taken = person.thingsTaken
      faults.add(
        line: stop.line, key: "stop", "\(person.name ?? "the person") does not take this", found: stop.name,
        allowed: taken.isEmpty ? "nothing: no medicine, supplement or food is named" : taken.joined(separator: ", "))
    }
    try faults.throwIfAny()
  }
}

extension Person {
  /// Whether a name means one of the person's medicines, supplements or habitual foods.
  public func takes(_ name: String) -> Bool {
    let medicine = Catalogue<Medicine>.medicines[name]?.name ?? name
    let form = SupplementForm(text: name)
    return medicines.contains { $0.name.lowercased() == medicine.lowercased() }
      || supplements.contains { $0.form == form }
      || diet.habits.contains { $0.food.lowercased() == name.lowercased() }
  }

  var thingsTaken: [String] {
    medicines.map(\.name) + supplements.map(\.form.label) + diet.habits.map(\.food)
  }
}
