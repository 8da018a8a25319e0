import Foundation
import ModelLanguage
import Reporting
import Simulation

/// `BoneReferenceTables.swift` as the model makes it: the bone curves of the reference woman and man by half-years of age.
///
/// The curves are those of a person to whom the tables have not been applied: no flow of mineral or matrix reads them.
/// `source` checks that, so one run is the fixed point and nothing has to be repeated.
enum DocsBoneTables {
  private struct Curve {
    let key: String
    let name: String
    let title: String
    let unit: String
  }

  private static let curves = [
    Curve(key: "bone.femoralNeck.density", name: "NeckDensity", title: "femoral-neck density", unit: ".gramPerSquareCentimetre"),
    Curve(key: "bone.totalHip.density", name: "HipDensity", title: "hip density", unit: ".gramPerSquareCentimetre"),
    Curve(key: "bone.lumbarSpine.density", name: "SpineDensity", title: "lumbar-spine density", unit: ".gramPerSquareCentimetre"),
    Curve(key: "bone.totalBody.content", name: "BodyContent", title: "whole-body mineral", unit: ".gram"),
    Curve(key: "bone.femoralNeck.quality", name: "NeckQuality", title: "femoral-neck quality", unit: ".one"),
    Curve(key: "bone.lumbarSpine.quality", name: "SpineQuality", title: "lumbar-spine quality", unit: ".one"),
    Curve(key: "bone.totalBody.quality", name: "BodyQuality", title: "whole-body quality", unit: ".one"),
  ]

  /// Half-years: growth bends too much for whole ones.
  private static let step = 0.5
  private static let oldest = 100

  static func source(_ model: Model) throws -> String {
    try checkIndependence(model)
    let compiled = try CompiledModel(model, observing: curves.map(\.key))
    let ages = (0...Int(Double(oldest) / step)).map { Double($0) * step }
    var text = head
    let lives = Sex.allCases.map { Life(Individual(sex: $0)) }
    // Fine enough that the printed figures are the model's own, whatever the solver does.
    let results = compiled.run(lives, at: ages, relativeTolerance: 1e-8, threads: 2)
    for (sex, result) in zip(Sex.allCases, results) {
      let life = try result.get()
      for curve in curves { text += table(curve, sex, life[curve.key]) }
    }
    return text + "}\n"
  }

  private static let head = """
    import ModelLanguage

    /// Bone curves of the reference woman and man by half-years of age, made by the model itself.
    ///
    /// Do not edit: `menaquin docs` writes this file, and a test fails when it is stale.
    enum BoneReferenceTables {
      private static let source = Citation.published("the reference model itself, nothing supplemented")

    """

  private static func table(_ curve: Curve, _ sex: Sex, _ values: [Double]) -> String {
    let person = sex == .female ? "woman" : "man"
    let numbers = values.map { printed($0) + "," }.joined(separator: " ")
    return """
        static let \(sex.rawValue)\(curve.name) = RateLaw.Table(
          name: "\(curve.title), reference \(person)", start: 0, step: \(step), abscissaUnit: .year,
          values: [
      \(numbers.wrapped(width: 120, indent: "      "))
          ], unit: \(curve.unit), join: .spline, source: source)

      """
  }

  /// Five significant figures.
  private static func printed(_ value: Double) -> String { String(format: "%.5g", value) }

  /// - Throws: `CommandFault` when a curve has come to depend on the tables, which then have to be iterated.
  private static func checkIndependence(_ model: Model) throws {
    let names = Set(curves.flatMap { curve in ["woman", "man"].map { "\(curve.title), reference \($0)" } })
    var reach = LawReach(model)
    for curve in curves { reach.follow(curve.key) }
    let read = reach.tables.intersection(names).sorted()
    guard read.isEmpty else {
      throw CommandFault(.internalFault, "the bone curves read their own tables (\(read.joined(separator: "; ")))")
    }
  }
}

/// Everything that a quantity depends on, through the pools it names and the flows that move them.
private struct LawReach {
  private let model: Model
  private var seen: Set<ObjectIdentifier> = []
  private var pools: Set<String> = []
  private(set) var tables: Set<String> = []

  init(_ model: Model) { self.model = model }

  mutating func follow(_ key: String) {
    if let quantity = model.quantity(key) { follow(quantity.law) }
  }

  private mutating func follow(_ law: RateLaw) {
    var found: [RateLaw] = []
    law.walk(seen: &seen) { found.append($0) }
    for part in found {
      switch part.form {
      case .interpolate(let table, _): tables.insert(table.name)
      case .pool(let pool) where pools.insert(pool.key).inserted: follow(pool)
      default: continue
      }
    }
  }

  private mutating func follow(_ pool: Pool) {
    follow(pool.initial)
    for flow in model.flows {
      let legs = flow.sources + flow.destinations
      guard legs.contains(where: { $0.pool == pool }) else { continue }
      follow(flow.rate)
      for leg in legs { follow(leg.share) }
    }
  }
}
