import ModelLanguage
import Simulation
import Testing

@testable import Physiology

@Suite("What the vessel's equations promise at any draw") struct VesselInvariantTests {
  private static let pools = VesselAlone.model.pools.map(\.key)
  private static let compiled = Result { try CompiledModel(VesselAlone.model, observing: pools) }

  /// Parameters drawn from both bands at once, chemistry and drive at extremes: no person, only a stress.
  private func stressed(_ number: Int) -> Life {
    let sex: Sex = number % 2 == 0 ? .female : .male
    let draw = ParameterDraw(seed: 77)
    let spread = draw.values(of: .spread, for: VesselAlone.model, person: number, sex: sex, scenario: .trials)
    var values = draw.values(
      of: .uncertainty, for: VesselAlone.model, person: number, sex: sex, scenario: .trials, around: spread)
    values.merge(spread) { drawn, _ in drawn }
    var stream = RandomStream(seed: 77, person: number, purpose: "stress")
    values["vessel.vitaminK.coronaryStrength"] = 0.9 * stream.uniform()
    values["vessel.vitaminK.arterialStrength"] = 1.4 * stream.uniform()
    values["vessel.vitaminK.nucleationExponent"] = 3 * stream.uniform()
    values["vessel.serum.pyrophosphate"] = exponential(logarithm(0.03) + stream.uniform() * logarithm(2 / 0.03))
    let drive = exponential(logarithm(0.01) + stream.uniform() * logarithm(2000))
    let inputs = ["alone.drive": drive, "alone.phosphateExcess": -1.5 + 4 * stream.uniform()]
    let dialysis = Change(
      atAge: 20 + 60 * stream.uniform(), set: ["treatment.dialysis": stream.uniform() < 0.3 ? 1 : 0])
    return Life(Individual(sex: sex, parameters: values, inputs: inputs), changes: [dialysis])
  }

  @Test("A hundred years at 100 wild draws: everything finite, nothing negative, no deposit ever shrinks")
  func wildDraws() throws {
    let compiled = try Self.compiled.get()
    let ages = Array(stride(from: 5.0, through: 100, by: 5))
    for result in compiled.run((0..<100).map(stressed), at: ages, relativeTolerance: 1e-5, threads: 2) {
      let life = try result.get()
      #expect(life.rows.allSatisfy { $0.isFinite })
      for pool in Self.pools {
        let values = life[pool]
        let largest = values.max() ?? 0
        #expect(values.allSatisfy { $0 >= -1e-6 * max(largest, 1e-3) }, "\(pool)")
        guard pool.hasSuffix(".volume") || pool.hasSuffix("calcium") && !pool.contains("papillary") else { continue }
        for (earlier, later) in zip(values, values.dropFirst()) {
          #expect(later >= earlier - 1e-5 * max(largest, 1), "\(pool)")
        }
      }
    }
  }

  @Test("With no vitamin K deviation all three scenarios are one life")
  func scenariosMeet() throws {
    let lives = EvidenceScenario.allCases.map { scenario in
      Life(Individual(sex: .male, scenario: scenario, parameters: ["vessel.coronary.threshold.z": -0.5]))
    }
    let runs = try Arm.compiled.run(lives, at: [40, 60, 80]).map { try $0.get() }
    for run in runs { for (a, b) in zip(run.rows, runs[0].rows) { #expect(abs(a - b) <= 1e-5 * max(abs(b), 1)) } }
  }

  @Test("Everyone's score is the reference path's while the drive stays at the mean")
  func referenceIsSame() throws {
    let arm = try Arms.usual.get()
    for age in [50.0, 70, 90] {
      let pairs = zip(arm.values(Arm.coronary, at: age), arm.values("vessel.reference.coronary.agatston", at: age))
      #expect(pairs.allSatisfy { abs($0 - $1) <= 1e-4 * max($1, 1) })
    }
  }

  @Test("Deposits take their calcium and phosphorus from the extracellular book, 0.464 mg P to 1 mg Ca")
  func ledger() {
    let takers = ReferenceModel.model.flows.filter { $0.name.contains("takes up calcium") && $0.sources.count == 2 }
    #expect(takers.count == CalcifiedSite.all.count)
    var bindings = Bindings.reference(sex: .female)
    for flow in takers {
      #expect(flow.sources.map(\.pool) == [Mineral.plasmaCalcium, Mineral.extracellularPhosphorus])
      #expect(bindings.value(of: flow.sources[1].share) == 0.464)
      #expect(flow.destinations[0].pool.composition.keys.contains(.phosphorus))
    }
  }
}
