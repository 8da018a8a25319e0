import Tabular
import Yams

/// Reads one or several people: a file of one person, a file with a list of people (`people:` or a bare list, whose
/// items are people or paths of their files), or several files.
public enum HouseholdReader {
  /// All people of all files, in order. Names must differ where several have one.
  public static func read(_ paths: [String], today: CalendarDay = .today) throws(InputFaults) -> [Person] {
    var people: [Person] = []
    var errors: [InputError] = []
    for path in paths {
      do throws(InputFaults) {
        people += try read(path, today: today)
      } catch {
        errors += error.errors
      }
    }
    errors += sameNames(people)
    guard errors.isEmpty else { throw InputFaults(errors) }
    return people
  }

  public static func read(_ path: String, today: CalendarDay = .today) throws(InputFaults) -> [Person] {
    let document = try YAMLDocument(path: path, content: PersonReader.content)
    return try people(in: document, folder: folder(of: path), today: today)
  }

  /// People listed in `text`; paths in it are taken from `folder`.
  public static func read(
    text: String, file: String, folder: String = "", today: CalendarDay = .today
  ) throws(InputFaults) -> [Person] {
    let document = try PersonReader.document(text: text, file: file, content: PersonReader.content)
    return try people(in: document, folder: folder, today: today)
  }

  /// A household of more is a population, which is another command.
  static let most = 50

  private static func people(
    in document: YAMLDocument, folder: String, today: CalendarDay
  ) throws(InputFaults) -> [Person] {
    let faults = FaultList(file: document.file)
    guard let items = items(of: document.root, faults: faults) else {
      let person = PersonReader.person(document.root, path: "", today: today, faults: faults)
      try faults.throwIfAny()
      return person.map { [$0] } ?? []
    }
    if items.isEmpty || items.count > most {
      faults.add(
        line: document.root.line, key: nil, items.isEmpty ? "the household is empty" : "the household is too large",
        found: "\(items.count) people", allowed: "1 to \(most) people")
      try faults.throwIfAny()
    }
    var people: [Person] = []
    var others: [InputError] = []
    for (index, item) in items.enumerated() {
      if let path = item.scalar?.string, !item.isNothing {
        do throws(InputFaults) {
          people.append(try PersonReader.read(path.hasPrefix("/") ? path : folder + path, today: today))
        } catch {
          others += error.errors
        }
      } else if let person = PersonReader.person(item, path: "people[\(index + 1)]", today: today, faults: faults) {
        people.append(person)
      }
    }
    let errors = faults.errors + others + sameNames(people)
    guard errors.isEmpty else { throw InputFaults(errors) }
    return people
  }

  /// The nodes of a household, or nil where the document is one person.
  private static func items(of root: Node, faults: FaultList) -> [Node]? {
    if case .sequence(let items) = root { return Array(items) }
    guard root.holds("people"), let reader = MappingReader(root, path: "", keys: ["people"], faults: faults) else {
      return nil
    }
    return reader.items("people", of: "people").map(\.node)
  }

  private static func sameNames(_ people: [Person]) -> [InputError] {
    var seen: Set<String> = []
    return people.compactMap { person in
      guard let name = person.name, !seen.insert(name.lowercased()).inserted else { return nil }
      return InputError(
        file: person.place?.file ?? "", line: person.place?.line, key: "name", problem: "two people have the same name",
        found: name, allowed: "a name for each that tells them apart")
    }
  }

  /// `homes/anna.yaml` → `homes/`
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
