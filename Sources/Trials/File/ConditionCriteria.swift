import Evidence
import People
import Tabular
import Yams

/// Criteria that stand behind the names of conditions: osteoporosis is a T-score, so that a population with osteoporosis is one
/// whose T-scores are low.
enum ConditionCriteria {
  /// Condition → its criteria, each told with the condition's name. Read once, when first asked for.
  private static let all: [String: [Criterion]] = Dictionary(
    uniqueKeysWithValues: Catalogue.conditions.entries.compactMap { condition in
      condition.selects.map { (condition.name, criteria(condition.name, $0)) }
    })

  static func of(_ name: String) -> [Criterion] { Catalogue.conditions[name].flatMap { all[$0.name] } ?? [] }

  private static func criteria(_ name: String, _ selection: Condition.Selection) -> [Criterion] {
    let faults = FaultList(file: "conditions.yaml")
    let found = selection.include.compactMap { line in
      CriterionReader.criterion(Node(line), path: name, faults: faults)
    }
    precondition(found.count == selection.include.count, "a criterion of \(name) cannot be read")
    return found.map { Criterion($0.what, $0.bound, text: "\(name): \($0.text)") }
  }

  /// Criteria are asked of the people of every arm, so that those of one arm cannot be chosen alone.
  ///
  /// - Throws: `InputError` where an arm names such a condition for its own people.
  static func refuseInArms(_ trial: Trial, file: String) throws(InputError) {
    for arm in trial.arms {
      guard let name = arm.own?.conditions.first(where: { !of($0).isEmpty }) else { continue }
      throw InputError(
        file: file, line: arm.line, key: "arms",
        problem: "\(arm.name): the condition is the name of a measurement, and people of one arm are not chosen alone",
        found: name, allowed: "the condition under population, for all arms, or a trial for each group of people")
    }
  }
}

extension TrialPopulation {
  /// Who takes part: the criteria as written, and after them those behind the conditions that are named.
  public var criteria: [Criterion] { include + conditions.flatMap(ConditionCriteria.of) }
}
