import Calibration
import ModelLanguage
import People
import Physiology
import Simulation
import Testing

/// A person measured by their own model: what the tests below compare with.
struct Measured {
  static let model = ReferenceModel.model

  /// The model's values of some biomarkers in one life.
  static func values(
    _ individual: Individual, _ markers: [Biomarker], age: Double, changes: [Change] = []
  ) throws -> [Double] {
    let readings = try markers.map { try #require($0.reading) }
    let compiled = try CompiledModel(model, observing: Array(Set(readings.flatMap(\.keys))).sorted())
    let lives = compiled.run([Life(individual, changes: changes)], at: [age], relativeTolerance: 1e-6)
    let life = try #require(try lives.first?.get())
    return try readings.map { reading in
      reading.value(of: try reading.keys.map { try #require(life[$0].first) })
    }
  }

  static func fit(
    _ individual: Individual, _ values: [(Biomarker, Double)], age: Double, changes: [Change] = [],
    kidneyDiseaseFrom: Double? = nil
  ) throws -> Personalisation.Fit {
    try Personalisation(model).fit(
      individual, changes: changes,
      to: values.map { Personalisation.Observation(what: $0.0, value: $0.1, age: age) },
      kidneyDiseaseFrom: kidneyDiseaseFrom)
  }
}

/// Natural logarithm and exponential, without the libraries of one platform.
func logarithm(_ x: Double) -> Double { RateLaw.Function.log.apply(x) }
func exponential(_ x: Double) -> Double { RateLaw.Function.exp.apply(x) }
