import Foods
import ModelLanguage
import Physiology
import Simulation
import Synchronization
import Testing

@testable import People

@Suite("Projections")
struct ProjectionTests {
  private static let keys = [
    "vitaminK.bone.undercarboxylatedShare", "bone.femoralNeck.density", "vessel.coronary.agatston",
  ]
  private static let model = Result<CompiledModel, ModelFault> { () throws(ModelFault) in
    try CompiledModel(ReferenceModel.model, observing: keys + ["outcome.survival", "fracture.hip.cumulativeHazard"])
  }

  private func project(
    _ life: PlannedLife, draws: Int, seed: UInt64 = 1, threads: Int = 2, scenarios: [EvidenceScenario] = [.trials]
  ) throws -> Projection {
    let settings = Projection.Settings(scenarios: scenarios, draws: draws, seed: seed, threads: threads)
    let rule = ReadingRule("hip", "hip fracture to 62", .one) { $0["fracture.hip.cumulativeHazard"].last ?? .nan }
    return try Projector(Self.model.get(), settings: settings, rules: [rule]).project(life, at: [20, 60, 62]).projection
  }

  private func life(plan: String? = nil) throws -> PlannedLife { try course(plainWoman, plan: plan).plannedLife() }

  private static let noChange = "name: nothing\nchange: [{supplement: {form: magnesium, dose_mg: 100, every: 1 day}}]\n"
  private static let mk7 = "name: MK-7\nchange: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\n"

  @Test("a plan that changes nothing differs by exactly zero, draw by draw, in every line and reading")
  func sameRandomNumbers() throws {
    let projection = try project(try life(plan: Self.noChange), draws: 4)
    let outcome = projection.outcomes[1]
    for (key, line) in try #require(outcome.lineDifferences[.trials]) {
      for values in [line.middle, line.betweenPeople.low, line.betweenPeople.high, line.unknown.low, line.unknown.high]
      {
        #expect(values == [0, 0, 0], "\(key)")
      }
    }
    let reading = try #require(outcome.readingDifferences[.trials]?["hip"])
    #expect(reading.middle == 0 && reading.betweenPeople == 0...0 && reading.unknown == 0...0)
    #expect(outcome.lines[.trials]?.keys.sorted() == projection.columns.map(\.key).sorted())
  }

  @Test("differences are taken draw by draw, so a plan's is narrower than the bands it lies in")
  func paired() throws {
    let projection = try project(try life(plan: Self.mk7), draws: 8)
    let key = "bone.femoralNeck.density"
    let whole = try #require(projection.outcomes[1].lines[.trials]?[key]?.betweenPeople)
    let difference = try #require(projection.outcomes[1].lineDifferences[.trials]?[key]?.betweenPeople)
    #expect(whole.high[2] - whole.low[2] > 0.05)
    #expect(difference.high[2] - difference.low[2] < 0.01)
  }

  @Test("no draws give the person alone: both bands shrink to the middle")
  func zeroDraws() throws {
    let projection = try project(try life(plan: Self.mk7), draws: 0)
    let line = try #require(projection.outcomes[1].lines[.trials]?[Self.keys[0]])
    #expect(line.betweenPeople == Band(low: line.middle, high: line.middle))
    #expect(line.unknown == line.betweenPeople)
    #expect(line.middle.allSatisfy { $0.isFinite })
  }

  @Test("the person themself is the same with and without draws, and the numbers do not depend on threads")
  func aloneAsInACrowd() throws {
    let life = try life()
    let alone = try project(life, draws: 0)
    let crowd = try project(life, draws: 6, threads: 2)
    let single = try project(life, draws: 6, threads: 1)
    for key in Self.keys {
      #expect(alone.outcomes[0].lines[.trials]?[key]?.middle == crowd.outcomes[0].lines[.trials]?[key]?.middle)
      #expect(
        crowd.outcomes[0].lines[.trials]?[key]?.betweenPeople == single.outcomes[0].lines[.trials]?[key]?.betweenPeople)
      #expect(crowd.outcomes[0].lines[.trials]?[key]?.unknown == single.outcomes[0].lines[.trials]?[key]?.unknown)
    }
  }

  @Test("the two bands are never mixed: people differ in spreads alone, worlds in uncertainties alone")
  func bands() throws {
    let seen = Mutex<[(parameters: [String: Double], chance: Double)]>([])
    var planned = try life()
    let inner = planned.exposure
    planned.exposure = { parameters, chance in
      seen.withLock { $0.append((parameters, chance)) }
      return inner(parameters, chance)
    }
    _ = try project(planned, draws: 3)
    let draws = seen.withLock { $0 }
    try #require(draws.count == 7)
    let own = draws[0].parameters
    func changed(_ draw: [String: Double]) -> [Parameter] {
      draw.filter { own[$0.key] != $0.value }.compactMap { entry in
        ReferenceModel.model.parameter(entry.key).flatMap {
          own[entry.key] != nil || entry.value != $0.female ? $0 : nil
        }
      }
    }
    for draw in draws[1...3] {
      #expect(draw.chance == 0)
      let parameters = changed(draw.parameters)
      #expect(parameters.count > 50)
      #expect(parameters.allSatisfy { $0.spread != .fixed && !planned.known.contains($0.key) })
    }
    for draw in draws[4...6] {
      #expect(draw.chance != 0)
      let parameters = changed(draw.parameters)
      #expect(parameters.count > 50)
      #expect(parameters.allSatisfy { $0.uncertainty != .fixed })
    }
  }

  @Test("one life that fails is told and left out of the bands; the rest goes on")
  func failedLife() throws {
    var planned = try life(plan: Self.mk7)
    let inner = planned.exposure
    planned.exposure = { parameters, chance in
      var exposure = inner(parameters, chance)
      // Worlds in which the foods hold much of what nobody measured are made impossible.
      if chance > 0 { exposure.inputs["intake.vitaminD"] = -1 }
      return exposure
    }
    let projection = try project(planned, draws: 6)
    #expect(!projection.failures.isEmpty && projection.failures.count < 12)
    #expect(projection.failures.allSatisfy { $0.contains("intake.vitaminD") })
    let line = try #require(projection.outcomes[1].lines[.trials]?["bone.femoralNeck.density"])
    #expect(line.unknown.high[2] > line.unknown.low[2])
    #expect(line.betweenPeople.high[2] > line.betweenPeople.low[2])
  }

  @Test("a person whose own life cannot be run is a fault, not an empty result")
  func ownLifeFails() throws {
    var planned = try life()
    planned.exposure = { _, _ in Exposure(inputs: ["intake.vitaminD": -1], changes: [[]]) }
    #expect(throws: ModelFault.self) { try project(planned, draws: 2) }
  }

  @Test("markers are the same under every reading of the evidence; outcomes under none do not feel the plan")
  func scenarios() throws {
    let projection = try project(try life(plan: Self.mk7), draws: 0, scenarios: EvidenceScenario.allCases)
    let outcome = projection.outcomes[1]
    let shares = EvidenceScenario.allCases.compactMap { outcome.lineDifferences[$0]?[Self.keys[0]]?.middle.last }
    #expect(shares.allSatisfy { $0 < -1 && abs($0 - shares[0]) < 0.01 * abs(shares[0]) })
    let calcium = outcome.lineDifferences[.none]?["vessel.coronary.agatston"]?.middle.last ?? .nan
    let base = projection.outcomes[0].lines[.none]?["vessel.coronary.agatston"]?.middle.last ?? .nan
    #expect(abs(calcium) < 1e-4 * max(base, 1))
  }
}
