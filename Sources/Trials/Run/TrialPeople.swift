import Evidence
import Foods
import ModelLanguage
import People
import Population
import Simulation
import Tabular

/// The virtual people of a trial: drawn from the population the file describes, with the conditions and medicines it names.
public struct TrialPeople: Sendable {
  private let population: Population
  private let seed: UInt64
  /// What conditions do that the population part does not draw itself.
  private let conditions: [ConditionEffects]
  /// Inputs of medicines, from a year before entry on.
  private let medicines: [String: Double]
  private let uses: [EarlierUse]
  private let titration: Titration?
  /// The same people on what they eat from the first visit on; nil where that is what they ate before.
  private let fed: Population?
  /// People of the arms that state their own, by arm.
  private var arms: [Int: TrialPeople] = [:]
  /// What stands in for what the model or the surveys do not have, in sentences.
  public let assumptions: [String]

  /// Years before entry from which the population's medicines are taken: long enough for markers to be at rest.
  public static let medicineYears = 1.0

  /// - Parameter centre: values of parameters to vary around: one world that our knowledge allows.
  /// - Throws: `InputError` for what no population can be.
  public init(
    _ trial: Trial, seed: UInt64, scenario: EvidenceScenario, around centre: [String: Double] = [:]
  ) throws(InputError) {
    try self.init(alone: trial, seed: seed, scenario: scenario, around: centre)
    for (arm, stated) in trial.arms.enumerated() where stated.own != nil {
      arms[arm] = try TrialPeople(alone: trial.alone(arm), seed: seed, scenario: scenario, around: centre)
    }
  }

  /// The people of `trial.population`, whatever the arms say.
  private init(
    alone trial: Trial, seed: UInt64, scenario: EvidenceScenario, around centre: [String: Double]
  ) throws(InputError) {
    var notes: [String] = []
    let description = PopulationTranslation(trial.population, notes: &notes).description
    func drawn(_ description: PopulationDescription) throws(InputError) -> Population {
      do throws(PopulationFault) {
        return try Population(description, scenario: scenario, around: centre)
      } catch {
        throw InputError(
          file: trial.place?.file ?? "trial", line: trial.population.place?.line, key: "population",
          problem: error.description)
      }
    }
    population = try drawn(description)
    var later = trial.population
    later.covariates.merge(later.fed) { $1 }
    var unsaid: [String] = []
    fed = later.fed.isEmpty ? nil : try drawn(PopulationTranslation(later, notes: &unsaid).description)
    uses = trial.population.uses
    if uses.contains(where: { $0.targetINR != nil }) {
      do throws(ModelFault) {
        titration = try Titration.shared.get()
      } catch {
        throw InputError(file: trial.place?.file ?? "trial", key: "target_INR", problem: error.description)
      }
    } else {
      titration = nil
    }
    self.seed = seed
    conditions = Self.conditions(trial.population, &notes)
    var medicines: [String: Double] = [:]
    for use in trial.population.medicines {
      guard let medicine = Catalogue.medicines[use.name] else { continue }
      for case .input(let key, let value) in MedicineCourse.effects(medicine, use, 1) { medicines[key] = value }
    }
    self.medicines = medicines
    assumptions = notes + population.assumptions
  }

  /// - Throws: `TrialFault` where a person cannot be.
  public func participant(_ number: Int) throws(TrialFault) -> Participant {
    var participant = try alone(number)
    for (arm, people) in arms { participant.inArms[arm] = try people.alone(number) }
    return participant
  }

  private func alone(_ number: Int) throws(TrialFault) -> Participant {
    let person: VirtualPerson
    do throws(PopulationFault) {
      person = try population.person(number, seed: seed)
    } catch {
      throw TrialFault("population: \(error.description)", exitCode: 65)
    }
    var life = person.life
    for condition in conditions { Self.give(condition, to: &life, by: person.age) }
    if !medicines.isEmpty {
      life.insert(Change(atAge: max(person.age - Self.medicineYears, 0), set: medicines))
    }
    if let fed { life.insert(Change(atAge: person.age, set: try Self.diet(fed, number, seed))) }
    var doses: [String: Double] = [:]
    for use in uses { try take(use, from: person, &life, &doses) }
    var participant = Participant(
      number: number, sex: person.sex, age: person.age, life: life, covariates: person.namedCovariates)
    participant.doses = doses
    return participant
  }

  /// What the same person would live on who eats as stated: every input of meals, at entry.
  private static func diet(_ fed: Population, _ number: Int, _ seed: UInt64) throws(TrialFault) -> [String: Double] {
    let person: VirtualPerson
    do throws(PopulationFault) {
      person = try fed.person(number, seed: seed)
    } catch {
      throw TrialFault("intake: \(error.description)", exitCode: 65)
    }
    var inputs = person.life.individual.inputs
    for change in person.life.changes where change.age <= person.age { inputs.merge(change.set) { $1 } }
    return inputs.filter { $0.key.hasPrefix("intake.") || $0.key.hasPrefix("gut.") }
  }

  private func take(
    _ use: EarlierUse, from person: VirtualPerson, _ life: inout Life, _ doses: inout [String: Double]
  ) throws(TrialFault) {
    guard let medicine = Catalogue.medicines[use.medicine.name] else { return }
    var inputs: [String: Double] = [:]
    for case .input(let key, let value) in MedicineCourse.effects(medicine, use.medicine, 1) { inputs[key] = value }
    if let target = use.targetINR, let titration, let key = Titration.inputs[use.medicine.name] {
      do {
        inputs[key] = try titration.dose(of: use.medicine, to: target, for: life, at: person.age)
      } catch {
        throw error as? TrialFault ?? TrialFault("target_INR: \(error)", exitCode: 70)
      }
      doses[key] = inputs[key]
    }
    if use.days > 0 {
      life.insert(Change(atAge: max(person.age - use.days / TrialTime.year, 0), set: inputs))
    }
  }

  /// Conditions that the population part does not draw itself.
  private static func conditions(_ population: TrialPopulation, _ notes: inout [String]) -> [ConditionEffects] {
    var found: [ConditionEffects] = []
    for name in population.conditions where PopulationTranslation.condition(name) == nil {
      guard let condition = Catalogue.conditions[name] else { continue }
      let effects = ConditionEffects(condition.effect)
      if effects.isEmpty {
        notes.append(note(condition))
        continue
      }
      found.append(effects)
      if !effects.inputs.isEmpty && !effects.isInborn {
        notes.append("\(name): for the last \(shortAmount(ConditionEffects.usualYears)) years")
      }
    }
    return found
  }

  /// From birth where one is born with it or it is a parameter, else for the last years before entry.
  private static func give(_ condition: ConditionEffects, to life: inout Life, by age: Double) {
    for (key, factor) in condition.factors { life.individual.parameters[key, default: 1] *= factor }
    let began = age - ConditionEffects.usualYears
    if condition.isInborn || began <= 0 {
      life.individual.inputs.merge(condition.inputs) { $1 }
    } else if !condition.inputs.isEmpty {
      life.insert(Change(atAge: began, set: condition.inputs))
    }
  }
}

extension TrialPeople {
  /// What a condition that changes nothing in simulated people comes to.
  private static func note(_ condition: Condition) -> String {
    let name = condition.name
    if let selection = condition.selects {
      let lines = selection.include.joined(separator: "; ")
      return "\(name): a name for what is measured; those who have it are chosen (\(lines)). \(selection.source)"
    }
    let measured = condition.ask.filter { TrialQuantity(named: $0) != nil }
    let advice = measured.isEmpty ? "" : "; choose people by include: criteria on \(measured.joined(separator: ", "))"
    let kept =
      condition.effect == .none
      ? "kept as a name, and nothing in the simulated people changes for it"
      : "in a group nothing in the simulated people changes for it; what the model does with it is for one person's file"
    return "\(name): \(kept)\(advice)"
  }
}

extension Life {
  /// After what else begins at the same age.
  fileprivate mutating func insert(_ change: Change) {
    let place = changes.firstIndex { $0.age > change.age } ?? changes.count
    changes.insert(change, at: place)
  }
}
