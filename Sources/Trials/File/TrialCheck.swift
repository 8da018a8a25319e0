import Foods
import People
import Tabular

/// What no single key can show: parts of a trial that contradict each other.
enum TrialCheck {
  static func check(_ trial: Trial, faults: FaultList) {
    arms(trial, faults)
    visits(trial, faults)
    observed(trial, faults)
    if trial.endpoints.isEmpty {
      faults.add(
        line: trial.place?.line, key: "endpoints", "the trial reports nothing", allowed: "a list of {what, as}")
    }
    if trial.cite == nil, trial.duration <= 0 {
      faults.add(
        line: trial.place?.line, key: "duration", "the trial has no length", found: "0", allowed: "a time above 0")
    }
  }

  private static func arms(_ trial: Trial, _ faults: FaultList) {
    if trial.arms.isEmpty {
      faults.add(
        line: trial.place?.line, key: "arms", "the trial has no arm", allowed: "a list of arms, each with a name")
    }
    var names: Set<String> = []
    for arm in trial.arms where !names.insert(arm.name.lowercased()).inserted {
      faults.add(
        line: arm.line, key: "arms", "two arms have the same name", found: arm.name, allowed: "a name for each arm")
    }
    let stated = trial.arms.compactMap(\.people).reduce(0, +)
    let isFull = trial.arms.allSatisfy { $0.people != nil }
    if stated > trial.population.people || (isFull && stated != trial.population.people && trial.cite == nil) {
      faults.add(
        line: trial.arms.first?.line, key: "arms", "the arms do not add up to the people of the trial",
        found: "\(stated)",
        allowed: "\(trial.population.people) (population.people)")
    }
    for arm in trial.arms {
      contradictions(arm, trial, faults)
      for treatment in arm.treatments + trial.background
      where treatment.from >= max(trial.duration, 1e-9) && trial.duration > 0 {
        faults.add(
          line: treatment.line, key: "arms", "\(arm.name): a treatment begins after the end of the trial",
          found: TrialTime.text(treatment.from), allowed: "a time before \(TrialTime.text(trial.duration))")
      }
    }
  }

  /// The same thing given and stopped, or one medicine at two doses at a time.
  private static func contradictions(_ arm: TrialArm, _ trial: Trial, _ faults: FaultList) {
    let all = trial.background + arm.treatments
    for (index, treatment) in all.enumerated() {
      for other in all[(index + 1)...] where overlap(treatment, other) && contradict(treatment, other) {
        faults.add(
          line: other.line ?? treatment.line, key: "arms", "\(arm.name): two treatments contradict each other",
          found: "\(treatment.words) and \(other.words)", allowed: "one of them, or times that do not overlap")
      }
    }
  }

  private static func overlap(_ a: Treatment, _ b: Treatment) -> Bool { a.from < b.until && b.from < a.until }

  private static func contradict(_ a: Treatment, _ b: Treatment) -> Bool {
    switch (a.what, b.what) {
    case (.stop(let name), _): return named(b, name)
    case (_, .stop(let name)): return named(a, name)
    case (.medicine(let one), .medicine(let other)): return one.name == other.name
    default: return false
    }
  }

  private static func named(_ treatment: Treatment, _ name: String) -> Bool {
    let name = name.lowercased()
    switch treatment.what {
    case .supplement(let use): return use.form.label.lowercased() == name || use.form == SupplementForm(text: name)
    case .food(let habit): return habit.food.lowercased() == name
    case .medicine(let use): return use.name.lowercased() == name
    case .stop: return false
    }
  }

  private static func visits(_ trial: Trial, _ faults: FaultList) {
    guard trial.duration > 0 else { return }
    for visit in trial.visits where visit > trial.duration + 1e-9 {
      faults.add(
        line: trial.place?.line, key: "visits", "a visit lies after the end of the trial", found: TrialTime.text(visit),
        allowed: "at most \(TrialTime.text(trial.duration)) (duration)")
    }
  }

  private static func observed(_ trial: Trial, _ faults: FaultList) {
    let arms = trial.arms.map(\.name)
    let endpoints = trial.endpoints.map(\.name)
    for value in trial.observed {
      if !endpoints.contains(where: { $0.lowercased() == value.endpoint.lowercased() }) {
        unknown("endpoint", value.endpoint, endpoints, value.line, faults)
      }
      for name in [value.arm, value.against].compactMap({ $0 }) where !arms.contains(name) {
        unknown("arm", name, arms, value.line, faults)
      }
      if let at = value.at, trial.duration > 0, at > trial.duration + 1e-9 {
        faults.add(
          line: value.line, key: "observed", "a value was observed after the end of the trial",
          found: TrialTime.text(at),
          allowed: "at most \(TrialTime.text(trial.duration))")
      }
    }
  }

  private static func unknown(_ what: String, _ name: String, _ known: [String], _ line: Int?, _ faults: FaultList) {
    let near = NearestWords.nearest(to: name, in: known)
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    faults.add(
      line: line, key: "observed", "the trial has no such \(what)\(hint)", found: name,
      allowed: known.joined(separator: ", "))
  }
}
