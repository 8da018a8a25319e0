import ModelLanguage
import Simulation

@testable import Physiology

/// Body, minerals, bone and fractures by themselves, with the stand-ins their specification was written with.
///
/// Filtration follows the specification's own default, 15 + sp(105 − 0.9·sp(a − 40, 4) − 15, 3) mL/min, times a share; the
/// carboxylated share of new osteocalcin is an input. Everything else is the reference model's own.
enum BoneAlone {
  static let parts: [any Mechanism] =
    ReferenceModel.body + ReferenceModel.mineral + ReferenceModel.bone + [Fractures()]

  static let model: Model = {
    var change = Substitution(replacing: [
      "kidney.filtration": filtration * GlomerularFiltration.maturity,
      "vitaminK.bone.carboxylatedFraction": input(
        "alone.carboxylated", "carboxylated share of new osteocalcin", normal: 0.8, .one, in: 0.01...0.99),
    ])
    let part = Part(
      flows: parts.flatMap(\.flows).map { change.flow($0) },
      observables: parts.flatMap(\.observables).map { change.quantity($0) })
    return Model(name: "bone part alone", mechanisms: [part])
  }()

  private struct Part: Mechanism {
    let name = "bone part alone"
    let summary = "Body, minerals, bone and fractures with their neighbours as inputs."
    let flows: [Flow]
    let observables: [Quantity]
  }

  private static let filtration: RateLaw = {
    let years = RateLaw.time / number("year", 365.25, .day)
    let age = positivePart(years - number("age", 40), width: number("ageWidth", 4))
    let fallen = number("adult", 105) - number("fall", 0.9) * age - number("least", 15)
    let value = number("least", 15) + positivePart(fallen, width: number("width", 3))
    let share = input("alone.filtration", "filtration relative to the age's", normal: 1, .one, in: 0.01...2)
    return share * value * number("unit", 1, .millilitrePerMinute)
  }()
  private static func number(_ key: String, _ value: Double, _ unit: UnitOfMeasure = .one) -> RateLaw {
    parameter(
      "alone.filtration.\(key)", "stand-in filtration", value, unit, in: value...value, from: .assumption("stand-in"),
      by: .assumed)
  }

  /// What the checks read.
  static let columns: [String] =
    ["lumbarSpine", "femoralNeck", "totalHip"].map { "bone.\($0).density" }
    + ["lumbarSpine", "femoralNeck", "totalHip", "totalBody"].map { "bone.\($0).content" }
    + [
      "bone.lumbarSpine.densityOnImage", "bone.totalBody.contentOnImage", "bone.skeletalCalcium", "bone.mineralisation",
      "bone.resorption", "bone.refill", "bone.ctx", "bone.p1np", "bone.osteocalcinProduction", "mineral.calcium.total",
      "mineral.phosphate", "mineral.parathyroidHormone", "mineral.calcitriol", "mineral.calcidiol",
      "mineral.calcium.fractionalAbsorption", "mineral.urine.calcium", "intake.calcium",
    ]

  static let compiled = Result { () throws(ModelFault) in try CompiledModel(model, observing: columns) }

  static func life(
    _ sex: Sex, parameters: [String: Double] = [:], inputs: [String: Double] = [:], changes: [Change] = [],
    at ages: [Double], tolerance: Double = 1e-6
  ) throws -> Course {
    Course(
      try compiled.get().run(
        Individual(sex: sex, parameters: parameters, inputs: inputs), at: ages, changes: changes,
        options: .init(relativeTolerance: tolerance)))
  }

  /// Every twentieth of a year.
  static let grid = (0...2000).map { Double($0) / 20 }
  private static let woman = Result { try life(.female, at: grid) }
  private static let man = Result { try life(.male, at: grid) }
  /// The reference person's whole life.
  static func reference(_ sex: Sex) throws -> Course { try sex == .female ? woman.get() : man.get() }
}

/// A life that can be asked for a value at an age.
struct Course {
  let life: Trajectory
  init(_ life: Trajectory) { self.life = life }

  func callAsFunction(_ key: String, at age: Double) -> Double {
    guard let index = life.ages.firstIndex(where: { abs($0 - age) < 1e-6 }) else { return .nan }
    return life[key][index]
  }

  func density(_ site: String, at age: Double) -> Double { self("bone.\(site).density", at: age) }
  func content(_ site: String, at age: Double) -> Double { self("bone.\(site).content", at: age) }

  /// Change of a density from one age to another, per cent.
  func change(_ site: String, from: Double, to: Double) -> Double {
    100 * (density(site, at: to) / density(site, at: from) - 1)
  }

  /// Steepest rise per year over a year around an age of the grid: size and age.
  func fastest(_ key: String, from first: Double, to last: Double) -> (rate: Double, age: Double) {
    let values = life[key]
    let ages = life.ages
    var best = (rate: -Double.infinity, age: Double.nan)
    for i in ages.indices where ages[i] >= first && ages[i] <= last && i > 0 && i + 1 < ages.count {
      let rate = (values[i + 1] - values[i - 1]) / (ages[i + 1] - ages[i - 1])
      if rate > best.rate { best = (rate, ages[i]) }
    }
    return best
  }
}

/// Whether a value is the figure that the specification's own run reached, to a share of it.
func reaches(_ value: Double, _ figure: Double, within share: Double = 0.03) -> Bool {
  abs(value - figure) <= share * abs(figure)
}
