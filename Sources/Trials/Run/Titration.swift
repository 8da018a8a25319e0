import Evidence
import Foods
import ModelLanguage
import People
import Physiology
import RealModule
import Simulation
import Solver

/// The daily dose of an antagonist at which a person's INR holds a target.
///
/// Found as a clinic finds it, by trying: a dose is taken for sixteen weeks, the INR is read, and the next dose lies where
/// the line through the last two (logarithm of the dose against logarithm of INR over target) meets the target, until the
/// INR is within a hundredth of it. The readings have no noise, and the dose holds from then on. Who would need more than
/// five times the usual dose stays on that, below the target, as resistant people do.
struct Titration: Sendable {
  /// Medicine → the input that takes its daily dose, mg.
  static let inputs: [String: String] = {
    var inputs: [String: String] = [:]
    for medicine in Catalogue.medicines.entries {
      switch medicine.effect {
      case .warfarin, .phenprocoumon, .acenocoumarol: inputs[medicine.name] = "dose.\(medicine.effect.rawValue)"
      default: continue
      }
    }
    return inputs
  }()

  /// Days on a dose before the INR is read: more than twenty half-lives of the slowest antagonist and factor.
  static let days = 112.0
  private static let near = 0.01
  private static let mostSteps = 24
  /// Doses tried, relative to the usual one: an assumption about what a clinic gives.
  private static let tried = 0.02...5.0
  private static let key = "coagulation.INR"

  private let model: CompiledModel

  /// Compiled once, when first asked for.
  static let shared: Result<Titration, ModelFault> = Result { () throws(ModelFault) in try Titration() }

  private init() throws(ModelFault) {
    model = try CompiledModel(ReferenceModel.model, observing: [Self.key], onlyNeeded: true)
  }

  /// mg a day.
  /// - Throws: `TrialFault` where the least dose tried already brings the INR beyond the target.
  func dose(of use: MedicineUse, to target: Double, for life: Life, at age: Double) throws -> Double {
    guard let medicine = Catalogue.medicines[use.name], let input = Self.inputs[use.name] else {
      throw TrialFault("\(use.name) is not dosed by the INR", exitCode: 65)
    }
    let usual = MedicineCourse.effects(medicine, MedicineUse(name: use.name), 1).reduce(0.0) { sum, effect in
      if case .input(input, let value) = effect { value } else { sum }
    }
    let trying = try Trying(life, at: age, model, input)
    let ends = (Double.log(usual * Self.tried.lowerBound), Double.log(usual * Self.tried.upperBound))
    var (low, high) = ends
    var last: (x: Double, y: Double)?
    var x = Double.log(usual)
    for _ in 0..<Self.mostSteps {
      let inr = try trying.inr(on: Double.exp(x))
      if abs(inr - target) < Self.near { return Double.exp(x) }
      let y = Double.log(inr / target)
      if y < 0 { low = max(low, x) } else { high = min(high, x) }
      if y < 0, x >= ends.1 { return Double.exp(x) }
      guard high - low > 1e-6 else { break }
      var next = (low + high) / 2
      if let last, y != last.y {
        let straight = x - y * (x - last.x) / (y - last.y)
        // Beyond the largest dose that one is tried, once.
        if straight > low, straight < high { next = straight }
        if straight >= ends.1, high == ends.1 { next = high }
      }
      last = (x, y)
      x = next
    }
    throw TrialFault(
      "no dose of \(use.name) from \(shortAmount(Double.exp(ends.0))) to \(shortAmount(Double.exp(ends.1))) mg a day brings the INR to \(shortAmount(target))",
      exitCode: 65)
  }

  /// One person on one dose after another, from the same state.
  private struct Trying {
    private let model: CompiledModel
    private let input: String
    private let individual: Individual
    private let changes: [Change]
    private let start: Start
    private let age: Double

    init(_ life: Life, at age: Double, _ model: CompiledModel, _ input: String) throws {
      let begin = max(age - Titration.days / TrialTime.year, 0)
      (self.model, self.input, self.age) = (model, input, age)
      var individual = life.individual
      let before = life.changes.filter { $0.age < begin }
      let subject = try model.subject(individual, at: [begin], changes: before)
      start = Start(age: begin, state: begin > 0 ? try Self.solve(subject, model).finalState : subject.initialState)
      for change in before { individual.inputs.merge(change.set) { $1 } }
      self.individual = individual
      changes = life.changes.filter { $0.age >= begin && $0.age < age }
    }

    func inr(on dose: Double) throws -> Double {
      var taking = individual
      taking.inputs[input] = dose
      let subject = try model.subject(taking, at: [age], changes: changes, from: start)
      return try Self.solve(subject, model).rows.last ?? .nan
    }

    private static func solve(_ subject: Subject, _ model: CompiledModel) throws -> SubjectResult {
      let solver = EnsembleSolver(model.system, options: SolverOptions(relativeTolerance: 1e-4))
      guard let result = solver.solve([subject], threads: 1).first, result.failure == nil else {
        throw TrialFault("a person's dose of an antagonist cannot be found: the simulation fails", exitCode: 70)
      }
      return result
    }
  }
}
