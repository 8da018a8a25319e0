import Exchange
import ModelLanguage
import Simulation

/// A small body that uses every form a law can take: a drug in two compartments, bone mineral that holds calcium and
/// phosphorus, a signal, a table, smooth and sharp switches, a fractional power.
enum ExampleModel {
  static let model = Model(name: "Example of every form", mechanisms: [Drug(), Mineral()])

  static func number(
    _ key: String, _ value: Double, _ unit: UnitOfMeasure, _ range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(key, "made up: \(key)", value, unit, in: range, from: .assumption("an example"), by: .assumed)
  }
}

private struct Drug: Mechanism {
  let name = "Drug"
  let summary = "Absorbed, distributed, eliminated."
  let intake = input("drug.intake", "steady intake", normal: 2, .microgramPerDay, in: 0...100)
  let molar = ExampleModel.number("drug.molarMass", 0.649, .microgram / .nanomole, 0.1...2)
  let absorption = ExampleModel.number("drug.absorption", 1.2, .perHour, 0.1...10)
  let clearance = ExampleModel.number("drug.clearance", 0.72, .litrePerHour, 0.1...10)
  let exchange = ExampleModel.number("drug.exchange", 3, .litrePerHour, 0.1...10)
  let binding = ExampleModel.number("drug.binding", 0.3, .nanomole / .day, 0.01...10)
  let affinity = ExampleModel.number("drug.affinity", 2, .nanomolePerLitre, 0.1...100)
  let centralVolume = ExampleModel.number("drug.centralVolume", 14, .litre, 1...100)
  let peripheralVolume = ExampleModel.number("drug.peripheralVolume", 48, .litre, 1...100)
  let gut = Pool("drug.gut", "drug in the gut", .nanomole, scale: 100, atBirth: 0, of: [.menaquinone7: 1])
  let plasma = Pool("drug.plasma", "drug in plasma", .nanomole, scale: 100, atBirth: 0, of: [.menaquinone7: 1])
  let tissue = Pool("drug.tissue", "drug in tissue", .nanomole, scale: 100, atBirth: 0, of: [.menaquinone7: 1])

  var concentration: Quantity {
    Quantity("drug.concentration", "drug in plasma", .nanomolePerLitre, plasma.now / centralVolume)
  }

  var flows: [Flow] {
    Flow("eaten", to: gut, at: intake / molar)
    Flow("absorbed", from: gut, to: plasma, at: absorption * gut.now)
    Flow("distributed", from: plasma, to: tissue, at: exchange * concentration.now)
    Flow("returned", from: tissue, to: plasma, at: exchange * (tissue.now / peripheralVolume))
    Flow("cleared", from: plasma, at: clearance * concentration.now)
    // Reads the concentration twice, which SBML writes as a function.
    Flow("bound", from: plasma, at: binding * (concentration.now / (affinity + concentration.now)))
  }

  var observables: [Quantity] { [concentration] }
}

private struct Mineral: Mechanism {
  let name = "Mineral"
  let summary = "Grows with age, holds calcium and phosphorus."
  let calciumShare = ExampleModel.number("mineral.calciumShare", 0.322, .one, 0.1...0.5)
  let ratio = ExampleModel.number("mineral.phosphorusPerCalcium", 0.464, .one, 0.1...1)
  let growthAge = ExampleModel.number("mineral.growthAge", 12.5, .year, 5...20)
  let growthWidth = ExampleModel.number("mineral.growthWidth", 2, .year, 0.1...5)
  let formation = ExampleModel.number("mineral.formation", 0.4, .gramPerYear, 0...10)
  let resorption = ExampleModel.number("mineral.resorption", 0.05, .perYear, 0...1)
  let exponent = ExampleModel.number("mineral.exponent", 1.7, .one, 0...3)
  let lag = ExampleModel.number("signal.lag", 30, .day, 1...100)
  let z = ExampleModel.number("signal.z", 0.3, .one, -3...3)
  let birth = ExampleModel.number("mineral.birth", 30, .gram, 10...100)
  let unitVolume = ExampleModel.number("mineral.unitVolume", 1, .cubicMillimetre, 0.5...2)

  var calcium: Pool {
    Pool(
      "mineral.calcium", "calcium at hand", .milligram, scale: 1000,
      atBirth: ExampleModel.number("mineral.calciumAtBirth", 100, .milligram, 0...1000), of: [.calcium: 1])
  }
  var phosphorus: Pool {
    Pool("mineral.phosphorus", "phosphorus at hand", .milligram, scale: 500, atBirth: 0, of: [.phosphorus: 1])
  }
  var bone: Pool {
    Pool(
      "mineral.bone", "bone mineral", .gram, scale: 1000, atBirth: birth,
      of: [.calcium: 1000 * calciumShare, .phosphorus: 1000 * calciumShare * ratio])
  }
  var volume: Pool {
    Pool(
      "mineral.deposit", "a deposit whose surface limits its growth", .cubicMillimetre, scale: 10,
      atBirth: unitVolume / 2)
  }
  let signal = Pool("signal.level", "a hormone", .one, scale: 1, atBirth: 1)

  static let table = RateLaw.Table(
    name: "appetite by age", start: 0, step: 20, abscissaUnit: .year, values: [0.2, 1, 0.8, 0.5], unit: .one,
    source: .assumption("an example"))

  var flows: [Flow] {
    let appetite = RateLaw.interpolate(Self.table, at: .time)
    let grown = logistic((.time - growthAge) / growthWidth)
    let late = positivePart((.time - growthAge) / growthWidth, width: 0.5)
    let drive = signal.now.power(exponent)
    let shares = [Flow.Leg(calcium, calciumShare), Flow.Leg(phosphorus, calciumShare * ratio)]
    Flow(
      "calcium eaten", to: calcium,
      at: ExampleModel.number("mineral.intake", 900, .milligramPerDay, 0...2000) * appetite)
    Flow(
      "phosphorus eaten", to: phosphorus,
      at: ExampleModel.number("mineral.intakeP", 700, .milligramPerDay, 0...2000) * appetite)
    Flow(
      "formed", from: shares, to: [Flow.Leg(bone)], at: formation * grown * minimum(1, calcium.now / bone.now * 1000))
    Flow("resorbed", from: [Flow.Leg(bone)], to: shares, at: resorption * bone.now * drive)
    Flow("calcium lost", from: calcium, at: calcium.now / lag)
    Flow("phosphorus lost", from: phosphorus, at: phosphorus.now / lag * drive)
    let speed = ExampleModel.number("mineral.speed", 0.1, .perYear, 0...1) * late
    Flow("deposit grows", to: volume, at: speed * unitVolume.power(1.0 / 3) * volume.now.power(2.0 / 3))
    relaxation(of: signal, towards: 1 + 0.2 * normalCumulative(z) * maximum(0, 1 - calcium.now / bone.now), over: lag)
  }
}
