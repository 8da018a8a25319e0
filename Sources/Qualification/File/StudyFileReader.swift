import Foundation
import People
import Tabular
import Trials
import Yams

/// Reads a study: the trial by the reader of trials, with its checks, and beside it the keys that only a comparison needs.
public enum StudyFileReader {
  /// - Throws: `InputFaults` for a file that is no study.
  public static func read(_ path: String) throws(InputFaults) -> StudyFile {
    let trial = try TrialReader.read(path)
    return study(trial, try YAMLDocument(path: path, content: "a study").root, name: name(of: path))
  }

  public static func read(text: String, file: String) throws(InputFaults) -> StudyFile {
    let trial = try TrialReader.read(text: text, file: file)
    do throws(InputError) {
      return study(trial, try YAMLDocument(text: text, file: file, content: "a study").root, name: name(of: file))
    } catch {
      throw InputFaults([error])
    }
  }

  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
  }

  private static func study(_ trial: Trial, _ root: Node, name: String) -> StudyFile {
    let trial = trial.withHabits
    let endpoints = list(root["endpoints"])
    let items = zip(list(root["observed"]), trial.observed).enumerated().map { index, pair in
      item(index + 1, pair.0, pair.1, endpoints)
    }
    return StudyFile(
      name: name, trial: trial, items: items, unlikeArms: unlikeArms(root), curve: root["curve"].map(curve))
  }

  private static func item(_ number: Int, _ node: Node, _ observed: Observed, _ endpoints: [Node]) -> StudyItem {
    let own = endpoints.filter { $0["what"]?.string?.lowercased() == observed.endpoint.lowercased() }
    let wanted = node["as"]?.string
    let endpoint = own.first { wanted == nil || $0["as"]?.string == wanted } ?? own.first
    func text(_ key: String) -> String? { node[key]?.string ?? endpoint?[key]?.string }
    var words: [String: String] = [:]
    for key in ["group", "window", "band", "quantity", "finding", "statistic", "level", "p"] {
      if let text = node[key]?.string { words[key] = text }
    }
    if words["window"] == nil, let window = endpoint?["window"]?.string { words["window"] = window }
    if node["contrast"] != nil { words["contrast"] = node["contrast"]?["of"]?.string ?? "people" }
    if let curve = node["curve"] { words["curve"] = curve["quantity"]?.string ?? "" }
    var item = StudyItem(
      number: number, observed: observed, form: wanted ?? endpoint?["as"]?.string ?? "value", unit: text("unit"),
      above: text("above").flatMap(Double.init), statistic: StudyItem.statistics.first { node[$0] != nil } ?? "finding",
      words: words)
    item.contrast = node["contrast"].flatMap(StudyContrast.init)
    return item
  }

  private static func curve(_ node: Node) -> CurvePlace {
    CurvePlace(
      quantities: texts(node["quantity"]), group: node["group"]?.string, sexes: texts(node["sex"]),
      ages: texts(node["ages"]))
  }

  /// What an arm says that the engine of trials does not do.
  private static func unlikeArms(_ root: Node) -> [String: String] {
    var reasons: [String: String] = [:]
    let shared = list(root["background"])
    for arm in list(root["arms"]) {
      guard let name = arm["name"]?.string else { continue }
      for treatment in list(arm["regimen"]) + list(arm["medicines"]) + shared {
        if let route = treatment["route"]?.string, route != "oral", treatment["once"] == nil {
          reasons[name] = "a regular dose by another route than the mouth is not simulated"
        }
      }
    }
    return reasons
  }

  private static func list(_ node: Node?) -> [Node] { node?.sequence.map(Array.init) ?? [] }

  private static func texts(_ node: Node?) -> [String] {
    if let one = node?.string { return [one] }
    return list(node).compactMap(\.string)
  }
}
