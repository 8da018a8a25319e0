import ModelLanguage
import People
import Simulation

/// From the few laboratory values and scans that a person has to the person's own parameters.
///
/// Each measurement may move the few parameters it informs. How people differ (`spread`) is the prior, how far a reading may
/// lie from the truth is the likelihood, and the most probable values are taken: a noisy value moves a person little, a
/// precise one much, none exactly. Deterministic; a handful of lives per step.
///
/// Left out: the measurement's season and hour; parameters that no measurement names stay where they are.
public struct Personalisation: Sendable {
  /// One measured value.
  public struct Observation: Sendable, Hashable {
    public var what: Biomarker
    /// In `what.unit`.
    public var value: Double
    /// Age in years when it was measured.
    public var age: Double
    /// What notes call it.
    public var label: String

    public init(what: Biomarker, value: Double, age: Double, label: String? = nil) {
      self.what = what
      self.value = value
      self.age = age
      self.label = label ?? what.name
    }
  }

  /// A measurement beside the model.
  public struct Comparison: Sendable {
    public var observation: Observation
    /// What the model shows for a person of that kind, and for this person; nil where it does not show the biomarker.
    public var before: Double?
    public var after: Double?
    /// Standard deviation of one reading, laboratory included: of the logarithm, or in the biomarker's unit.
    public var noise: Double
    public var noiseIsLogarithmic: Bool
    /// How far the measurement lies above `after`, in standard deviations of its noise.
    public var residualInSDs: Double
    /// Parameters that the measurement moved, with others or alone.
    public var moved: [String]
  }

  /// What the measurements say of the person.
  public struct Fit: Sendable {
    /// Values of the parameters that moved, in their own units.
    public var parameters: [String: Double]
    /// Inputs that were found, in their own units; each holds from the age in `inputsFrom`.
    public var inputs: [String: Double]
    /// Input key → age in years from which it holds; an input without an entry holds from birth.
    public var inputsFrom: [String: Double]
    /// Parameters that the measurements settle by more than half of their variance between people: not redrawn.
    public var known: Set<String>
    /// Standard deviation that is left of each fitted parameter's score, where 1 is the spread between people.
    public var remainingSpread: [String: Double]
    public var perMeasurement: [Comparison]
    /// Sentences for the report: what could not be met, used or settled.
    public var notes: [String]
  }

  /// A share of the variance between people above which a parameter counts as known.
  static let knownShare = 0.5

  let model: Model
  let relativeTolerance: Double
  let threads: Int

  public init(_ model: Model, relativeTolerance: Double = 1e-6, threads: Int = 1) {
    self.model = model
    self.relativeTolerance = relativeTolerance
    self.threads = threads
  }

  /// Fits a person whose intake and history do not depend on the parameters that are fitted.
  ///
  /// - Parameters:
  ///   - individual: the person as far as known; its parameters are the centre of the priors.
  ///   - kidneyDiseaseFrom: age at which a kidney disease began; nil without one. Its loss of nephrons then follows from
  ///     the measured filtration.
  /// - Throws: `ModelFault` for an impossible measurement, an unknown key, or a life that cannot be run.
  public func fit(
    _ individual: Individual, changes: [Change] = [], to observations: [Observation],
    kidneyDiseaseFrom: Double? = nil
  ) throws(ModelFault) -> Fit {
    try fit(individual, to: observations, kidneyDiseaseFrom: kidneyDiseaseFrom) { parameters in
      var own = individual
      own.parameters.merge(parameters) { $1 }
      return Life(own, changes: changes)
    }
  }

  /// Fits a person whose absorbed intake follows from the parameters that are fitted.
  ///
  /// - Parameter life: the person's life when these parameters replace the individual's own.
  public func fit(
    _ individual: Individual, to observations: [Observation], kidneyDiseaseFrom: Double? = nil,
    life: @escaping ([String: Double]) -> Life
  ) throws(ModelFault) -> Fit {
    try Self.check(observations)
    let usable = observations.filter { $0.isUsable }
    guard !usable.isEmpty else { return Self.nothingToFit(observations) }
    let problem = try PersonalProblem(
      model, individual, usable, kidneyDiseaseFrom: kidneyDiseaseFrom, life: life, tolerance: relativeTolerance,
      threads: threads)
    return try problem.fit(all: observations)
  }

  private static func check(_ observations: [Observation]) throws(ModelFault) {
    for observation in observations {
      guard observation.value.isFinite, observation.what.range.contains(observation.value) else {
        throw ModelFault(
          "\(observation.label) is \(observation.value) \(observation.what.unit); allowed are \(observation.what.range)"
        )
      }
      guard observation.age >= 0, observation.age <= 120 else {
        throw ModelFault(
          "\(observation.label) was measured at the age of \(observation.age); allowed are 0 to 120 years")
      }
    }
  }

  private static func nothingToFit(_ observations: [Observation]) -> Fit {
    Fit(
      parameters: [:], inputs: [:], inputsFrom: [:], known: [], remainingSpread: [:],
      perMeasurement: observations.map(Comparison.init(unused:)), notes: observations.compactMap(\.reasonUnused))
  }
}

extension Personalisation.Observation {
  var isUsable: Bool { reasonUnused == nil }

  /// Why the measurement moves nothing; nil when it may.
  var reasonUnused: String? {
    guard what.reading != nil, !PersonalParameters.keys(of: what).isEmpty else {
      return "\(label) is kept and shown; the model does not compute it, so it changes nothing."
    }
    if value == 0, what.zeroIsEmpty {
      return "\(label) of zero says only that it was too little to measure, and changes nothing."
    }
    return nil
  }
}

extension Biomarker {
  /// Whether a value of zero cannot be used: for calcium scores it can, and PIVKA-II has a least value that assays report.
  var zeroIsEmpty: Bool {
    switch self {
    case .coronaryCalcium, .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium, .aorticValveCalcium,
      .undercarboxylatedProthrombin, .tScore, .zScore:
      false
    default: true
    }
  }
}

extension Personalisation.Comparison {
  init(unused observation: Personalisation.Observation) {
    self.init(
      observation: observation, before: nil, after: nil, noise: 0, noiseIsLogarithmic: false, residualInSDs: 0,
      moved: [])
  }
}
