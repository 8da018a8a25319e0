import Foundation
import ModelLanguage
import Physiology
import Simulation

/// Meets a filtration rate at an age: how much is youth's, how much a person's own speed of loss, how much a disease's.
///
///     ln eGFR(T) = ln A − Σ r(t)·exp(s·(e))·Δt − λ·(T − t_d)      r from the model's own law, year by year
///
/// `e`, the person's speed, is drawn from what the rate at the age says of it (both are normal, to first order); `A`, the
/// young adult's rate, then meets the rate exactly. What would ask for an `A` far below others' is a kidney disease.
struct KidneyCourse: Sendable {
  /// What the model is given.
  struct Result {
    var youngAdult: Double
    var speed: Double
    /// Per year, from `diseaseAge` on; 0 without a disease.
    var diseaseLoss = 0.0
    var diseaseAge = 0.0
    /// What the model will give at the age.
    var filtration: Double
  }

  /// Standard deviations below the median of young adults beyond which a low rate is taken for a disease.
  static let diseaseBelow = 2.5
  /// Years that a kidney disease has lasted: an assumption, no row says it.
  static let diseaseYears = 10.0
  /// Age from which a low rate can be a disease that began after birth: before, too little time has passed for one.
  static let diseaseFrom = 4.0
  /// Rate at which dialysis begins, mL/min per 1.73 m²: an assumption within the usual 5 to 15.
  static let dialysisBegins = 10.0

  /// The logarithm of the yearly loss in the reference person, and what it gains per unit of each cause, by year of age.
  private struct Year: Sendable {
    var level: Double
    var pressure: Double
    var bodyMass: Double
    var diabetes: Double
    var speed: Double
  }

  private let years: [Year]
  private let youngAdult: Parameter
  private let spread: Double
  private let speedRange: ClosedRange<Double>
  private let middle: Double

  init(sex: Sex, scenario: EvidenceScenario, around centre: [String: Double]) {
    let model = ReferenceModel.model
    guard let flow = model.flows.first(where: { $0.name == "nephron function is lost" }),
      let youngAdult = model.parameter("kidney.filtration.youngAdult"),
      let speed = model.parameter("kidney.nephronLoss.z"), case .logNormal(let spread) = youngAdult.spread
    else { preconditionFailure("the model's kidney has changed its names or its spread") }
    let laws = CompiledLaws([flow.rate])
    let reference = laws.parameterValues(sex: sex, scenario: scenario, around: centre)
    let (pressure, mass, person) = (
      laws.place("circulation.systolic.z"), laws.place("body.mass.factor"), laws.place("kidney.nephronLoss.z")
    )
    let diabetes = laws.inputPlace("condition.diabetes")
    func logLoss(_ age: Double, _ change: (inout LawPerson) -> Void) -> Double {
      var one = LawPerson(parameters: reference, inputs: laws.normalInputs)
      one.set(mass, 1)
      change(&one)
      let perDay = laws.values(time: age * UnitOfMeasure.year.factor, parameters: one.parameters, inputs: one.inputs)[0]
      return log(perDay * UnitOfMeasure.year.factor)
    }
    years = (0..<100).map { year in
      let age = Double(year) + 0.5
      let level = logLoss(age) { _ in }
      return Year(
        level: level, pressure: logLoss(age) { $0.set(pressure, 1) } - level,
        bodyMass: logLoss(age) { $0.set(mass, exp(0.1)) } - level,
        diabetes: logLoss(age) { $0.setInput(diabetes, 1) } - level,
        speed: logLoss(age) { $0.set(person, 1) } - level)
    }
    self.youngAdult = youngAdult
    self.spread = spread
    speedRange = speed.range
    middle = centre["kidney.filtration.youngAdult"] ?? youngAdult.value(sex: sex, scenario: scenario)
  }

  /// The rate of a young person by their deviate, and back: the spread is the model's own.
  func young(deviate z: Double) -> Double { middle * exp(spread * z) }
  func youngDeviate(of rate: Double) -> Double { log(rate / middle) / spread }

  /// - Parameters:
  ///   - target: the rate to meet, mL/min per 1.73 m².
  ///   - causes: the person's pressure deviate, the logarithm of their body-mass factor, the age diabetes began.
  ///   - chance: standard normal.
  func meet(
    _ target: Double, age: Double, pressure: Double, logMass: Double, diabetesAge: Double?, chance: Double
  ) -> Result {
    let losses = self.losses(age, pressure, logMass / 0.1, diabetesAge)
    let plain = losses.reduce(0) { $0 + $1.loss }
    // Loss per unit of speed, to first order.
    let slope = losses.reduce(0) { $0 + $1.loss * $1.speed }
    let deviation = log(target / middle) + plain
    let variance = spread * spread + slope * slope
    let guess = -slope * deviation / variance + chance * spread / variance.squareRoot()
    let speed = min(max(guess, speedRange.lowerBound), speedRange.upperBound)
    let lost = losses.reduce(0) { $0 + $1.loss * exp(speed * $1.speed) }
    return share(target, age, lost, speed)
  }

  private func share(_ target: Double, _ age: Double, _ lost: Double, _ speed: Double) -> Result {
    let wanted = target * exp(lost)
    let least = middle * exp(-Self.diseaseBelow * spread)
    if wanted < least && age >= Self.diseaseFrom {
      let began = max(age - Self.diseaseYears, 0)
      let loss = log(least / wanted) / (age - began)
      return Result(youngAdult: least, speed: speed, diseaseLoss: loss, diseaseAge: began, filtration: target)
    }
    let adult = min(max(wanted, youngAdult.range.lowerBound), youngAdult.range.upperBound)
    return Result(youngAdult: adult, speed: speed, filtration: adult * exp(-lost))
  }

  private func losses(
    _ age: Double, _ pressure: Double, _ mass: Double, _ diabetesAge: Double?
  ) -> [(loss: Double, speed: Double)] {
    let last = min(Int(age.rounded(.up)), years.count)
    return (0..<last).map { index in
      let year = years[index]
      let lived = min(age - Double(index), 1)
      let diabetic = diabetesAge.map { min(max((min(age, Double(index + 1)) - $0) / lived, 0), 1) } ?? 0
      let loss = lived * exp(year.level + year.pressure * pressure + year.bodyMass * mass)
      return (loss * (1 + diabetic * (exp(year.diabetes) - 1)), year.speed)
    }
  }
}
