import ModelLanguage
import Physiology
import Simulation
import Testing

/// The vessel in the whole model: 200 people, every spread of every part drawn. A share near 50 % of one sex has a standard
/// error of 4 points (thresholds evenly spread), of both 3.
@Suite("The vessel in the whole body") struct VesselInBodyTests {
  static let ages: [Double] = [5, 10, 25, 41, 45, 50, 60, 65, 70, 80, 85]
  static let usual = Result { try Arm.run(.whole, at: ages) }
  static let threeAges: [Double] = [60, 62, 65]
  static let control = Result { try Arm.run(.whole, at: threeAges, first: 80) }
  static let supplemented = Result { try fromSixty(["intake.menaquinone7.uptake": 555]) }
  static let antagonised = Result { try fromSixty(["dose.warfarin": 5]) }
  static let dialysed = Result { try fromSixty(["treatment.dialysis": 1]) }

  private static func fromSixty(_ inputs: [String: Double]) throws -> Arm {
    try Arm.run(.whole, at: threeAges, first: 80) { $0.changes.append(Change(atAge: 60, set: inputs)) }
  }

  /// Growth of scores between 1 and 400 in two years, relative to the same people in the control arm.
  private func growthRatio(_ arm: Arm) throws -> Double {
    let control = try Self.control.get()
    let after = zip(control.values(Arm.coronary, at: 62), arm.values(Arm.coronary, at: 62))
    let chosen = zip(control.values(Arm.coronary, at: 60), after).filter { $0.0 > 1 && $0.0 < 400 }
    return Statistics.mean(chosen.map { $0.1.1 - $0.0 }) / Statistics.mean(chosen.map { $0.1.0 - $0.0 })
  }

  @Test("Calcium is as common as in the vessel part alone")
  func prevalence() throws {
    let body = try Self.usual.get()
    let alone = try Arms.usual.get()
    for (key, age) in [
      (Arm.coronary, 50.0), (Arm.coronary, 60), (Arm.coronary, 70), (Arm.coronary, 80), (Arm.abdominal, 50),
      (Arm.abdominal, 65), (Arm.thoracic, 65), (Arm.valve, 80),
    ] {
      let difference = Statistics.seen(body.values(key, at: age)) - Statistics.seen(alone.values(key, at: age))
      #expect(abs(difference) < 9, "\(key) at \(age)")
    }
  }

  @Test("The undercarboxylated drive averages 1 in adults on their usual diet and 0.86 in children of ten")
  func drive() throws {
    let arm = try Self.usual.get()
    for age in [25.0, 45, 65, 85] {
      #expect(near(Statistics.mean(arm.values("vitaminK.vessel.drive", at: age)), 1, chance: 0.01))
    }
    #expect(Statistics.mean(arm.values("vitaminK.vessel.drive", at: 10)) < 0.95)
  }

  @Test("Phosphate differs between adults by a third of a mg/dL about the usual 3.6")
  func phosphate() throws {
    let arm = try Self.usual.get()
    let values = arm.values("vessel.serum.phosphateExcess", at: 45)
    #expect(abs(Statistics.mean(values)) < 0.15)
    #expect((0.2...0.5).contains(Statistics.standardDeviation(values)))
  }

  @Test(
    "MK-7 at 360 µg a day from sixty halves the drive and slows coronary growth by a tenth under the trials' weighing")
  func supplement() throws {
    let arm = try Self.supplemented.get()
    #expect(near(Statistics.mean(arm.values("vitaminK.vessel.drive", at: 62)), 0.44, chance: 0.015))
    #expect(near(try growthRatio(arm), 0.897, chance: 0.006))
  }

  @Test("Warfarin at 5 mg a day triples the drive and speeds coronary growth by two fifths")
  func antagonist() throws {
    let arm = try Self.antagonised.get()
    #expect(near(Statistics.mean(arm.values("vitaminK.vessel.drive", at: 62)), 3.05, chance: 0.05))
    #expect(near(try growthRatio(arm), 1.41, chance: 0.02))
  }

  @Test(
    "Dialysis at sixty speeds coronary growth two and a half times, as observed; its serum is worse than patients' own")
  func dialysis() throws {
    let arm = try Self.dialysed.get()
    let ratio = try growthRatio(arm)
    // The page: × 2.5 to 3.
    #expect(near(ratio, 2.6, chance: 0.12))
    withKnownIssue(
      "Phosphate rises to 7 mg/dL and T50 falls to 207 min: dialysis removes no phosphate; observed 5.3 and 246"
    ) {
      #expect(Statistics.mean(arm.values("vessel.calcificationPropensity", at: 62)) > 230)
    }
  }

  @Test("A person with an eGFR of 25 measured at sixty is met exactly, with more phosphate and a worse serum")
  func kidneyDisease() throws {
    let person = Individual(sex: .female)
    let key = "kidney.filtration"
    let without = try Arm.whole.run(person, at: [60])
    let rate = logarithm(without[key][0] / 25) / 20
    let change = Change(atAge: 40, set: ["condition.kidneyDisease.lossRate": rate])
    let with = try Arm.whole.run(person, at: [60], changes: [change])
    #expect(abs(with[key][0] - 25) < 0.02)
    #expect(with["mineral.phosphate"][0] > without["mineral.phosphate"][0] + 0.3)
    #expect(with["vessel.calcificationPropensity"][0] < without["vessel.calcificationPropensity"][0] - 15)
  }

  @Test("The population dies as the life table says")
  func mortality() throws {
    let arm = try Self.usual.get()
    for (sex, age, figure) in [(Sex.male, 50.0, 0.922), (.male, 70, 0.729), (.female, 50, 0.956), (.female, 70, 0.830)]
    {
      #expect(abs(Statistics.mean(arm.values("outcome.survival", at: age, sex)) - figure) < 0.03)
    }
  }

  @Test("An established score never falls on MK-7")
  func neverLower() throws {
    let arm = try Self.supplemented.get()
    for (earlier, later) in [(60.0, 62.0), (62, 65)] {
      let pairs = zip(arm.values(Arm.coronary, at: earlier), arm.values(Arm.coronary, at: later))
      #expect(pairs.allSatisfy { $1 >= $0 - 1e-4 * max($0, 1) })
    }
  }

  @Test("What deposits hold left the extracellular book: calcium and phosphorus close to a part in a billion")
  func ledger() throws {
    let keys =
      ReferenceModel.model.pools.map(\.key)
      + ["calcium", "phosphorus"].flatMap { ["ledger.in.\($0)", "ledger.out.\($0)"] }
    let compiled = try CompiledModel(ReferenceModel.model, observing: keys, ledgers: true)
    let person = Individual(
      sex: .male, parameters: ["vessel.coronary.threshold.z": -1.5, "vessel.abdominalAorta.threshold.z": -1])
    let life = try compiled.run(person, at: [1, 40, 90])
    #expect(life["vessel.coronary.calcium"][2] > 50)
    for (element, kind) in [("calcium", Conserved.calcium), ("phosphorus", .phosphorus)] {
      var bindings = Bindings.reference(sex: .male)
      let contents = ReferenceModel.model.pools.compactMap { pool in
        pool.composition[kind].map { (pool.key, bindings.value(of: $0)) }
      }
      let totals = (0..<3).map { row in
        let held = contents.map { life[$0.0][row] * $0.1 }.reduce(0, +)
        return held - life["ledger.in.\(element)"][row] + life["ledger.out.\(element)"][row]
      }
      let turnover = life["ledger.in.\(element)"][2]
      #expect(abs(totals[2] - totals[0]) < 1e-9 * turnover, "\(element)")
      #expect(abs(totals[1] - totals[0]) < 1e-9 * turnover, "\(element)")
    }
  }
}
