import Calibration
import ModelLanguage
import People
import Physiology
import Simulation
import Testing

@Suite("A person's own parameters from a few measurements")
struct PersonalisationTests {
  private let woman = Individual(sex: .female)
  private let man = Individual(sex: .male)

  @Test("values equal to the model's own prediction move nothing")
  func ownPrediction() throws {
    let markers: [Biomarker] = [
      .undercarboxylationRatio, .totalOsteocalcin, .dpucMGP, .menaquinone7, .calcidiol, .parathyroidHormone,
      .filtrationRate, .ldlCholesterol, .systolicPressure, .tScore(.femoralNeck), .pulseWaveVelocity,
    ]
    let own = try Measured.values(woman, markers, age: 60)
    let fit = try Measured.fit(woman, Array(zip(markers, own)), age: 60)
    #expect(fit.parameters.isEmpty, "\(fit.parameters)")
    #expect(fit.perMeasurement.allSatisfy { abs($0.residualInSDs) < 0.01 })
  }

  @Test("a precise measurement is met within its noise")
  func precise() throws {
    let fit = try Measured.fit(woman, [(.tScore(.totalHip), -1.8)], age: 62)
    let met = try #require(fit.perMeasurement.first)
    #expect(met.moved == ["bone.size"])
    #expect(abs(met.residualInSDs) < 1)
    #expect(abs((met.after ?? 0) + 1.8) < met.noise)
    #expect(fit.known == ["bone.size"])
  }

  @Test("a noisy measurement is shrunk by prior/(prior + noise)")
  func noisy() throws {
    let usual = try Measured.values(woman, [.dpucMGP], age: 60)[0]
    let fit = try Measured.fit(woman, [(.dpucMGP, 2 * usual)], age: 60)
    // ln 2 above; spread 0.32; assay 0.09, days 0.12 and laboratory 0.25 stand against it.
    let prior = 0.32 * 0.32
    let noise = 0.09 * 0.09 + 0.12 * 0.12 + 0.25 * 0.25
    let factor = try #require(fit.parameters["vitaminK.vessel.dpucMGP.individual"])
    #expect(abs(logarithm(factor) - logarithm(2) * prior / (prior + noise)) < 2e-3)
    #expect(
      abs((fit.remainingSpread["vitaminK.vessel.dpucMGP.individual"] ?? 0) - (noise / (prior + noise)).squareRoot())
        < 0.01)
  }

  @Test("readings of one laboratory do not stand for several laboratories")
  func sharedLaboratory() throws {
    let usual = try Measured.values(woman, [.undercarboxylationRatio], age: 60)[0]
    let once = try Measured.fit(woman, [(.undercarboxylationRatio, 2 * usual)], age: 60)
    let often = try Measured.fit(
      woman, (0..<10).map { _ in (.undercarboxylationRatio, 2 * usual) }, age: 60)
    let key = "vitaminK.bone.individual"
    let (first, second) = (once.parameters[key] ?? 1, often.parameters[key] ?? 1)
    // Even endless readings leave the laboratory's scale open: 0.3²/(0.3² + 0.5²) of the way.
    #expect(first > 1)
    #expect(second > first)
    #expect(logarithm(second) < logarithm(2) * 0.09 / (0.09 + 0.25) * 1.01)
  }

  @Test("no coronary calcium at 70 moves the threshold up and stays a number")
  func noCalcium() throws {
    let fit = try Measured.fit(man, [(.coronaryCalcium, 0)], age: 70)
    let place = try #require(fit.parameters["vessel.coronary.threshold.z"])
    #expect(place > 0.5)
    #expect(fit.parameters.values.allSatisfy { $0.isFinite })
    let met = try #require(fit.perMeasurement.first)
    let (before, after) = (try #require(met.before), try #require(met.after))
    #expect(before > 10)
    #expect(after < 3)
    #expect(met.residualInSDs.isFinite)
  }

  @Test("a score far above the age's is met from an empty start", arguments: [20.0, 400.0])
  func muchCalcium(_ score: Double) throws {
    let fit = try Measured.fit(woman, [(.coronaryCalcium, score)], age: 45)
    let met = try #require(fit.perMeasurement.first)
    #expect((met.before ?? 1) < 1)
    #expect(abs(met.residualInSDs) < 1.5, "\(met)")
    #expect((fit.parameters["vessel.coronary.threshold.z"] ?? 0) < 0)
  }

  @Test("a score of the aorta tells a little of the coronaries too")
  func neighbouringPlaces() throws {
    let fit = try Measured.fit(man, [(.thoracicAorticCalcium, 0)], age: 75)
    let coronary = fit.parameters["vessel.coronary.threshold.z"] ?? 0
    let thoracic = fit.parameters["vessel.thoracicAorta.threshold.z"] ?? 0
    #expect(coronary > 0)
    #expect(coronary < thoracic)
  }

  @Test("a kidney disease's loss of nephrons brings the filtration down to the measured one")
  func kidneyDisease() throws {
    let fit = try Measured.fit(man, [(.filtrationRate, 32)], age: 75, kidneyDiseaseFrom: 65)
    let key = "condition.kidneyDisease.lossRate"
    let loss = try #require(fit.inputs[key])
    #expect(fit.inputsFrom[key] == 65)
    let healthy = try Measured.values(man, [.filtrationRate], age: 75)[0]
    #expect(abs(loss - logarithm(healthy / 32) / 10) < 1e-3)
    let ill = try Measured.values(
      man, [.filtrationRate], age: 75, changes: [Change(atAge: 65, set: [key: loss])])[0]
    #expect(abs(ill - 32) < 0.05)
  }

  @Test("a filtration above the age's takes nothing from a kidney disease, and a note says so")
  func goodKidney() throws {
    let fit = try Measured.fit(man, [(.filtrationRate, 100)], age: 75, kidneyDiseaseFrom: 65)
    #expect(fit.inputs["condition.kidneyDisease.lossRate"] == 0)
    #expect(fit.notes.contains { $0.contains("no loss is ascribed") })
    #expect((fit.parameters["kidney.nephronLoss.z"] ?? 0) < 0)
  }

  @Test("on warfarin the INR moves the need for the drug, with the noise of such patients")
  func antagonist() throws {
    let patient = Individual(sex: .female, inputs: ["dose.warfarin": 5])
    let usual = try Measured.values(patient, [.inr], age: 70)[0]
    let fit = try Measured.fit(patient, [(.inr, usual * 1.3)], age: 70)
    let met = try #require(fit.perMeasurement.first)
    #expect(met.moved.contains("vitaminK.antagonist.warfarin.halfInhibition"))
    #expect(abs(met.noise - (0.024 * 0.024 + 0.09 * 0.09).squareRoot()) < 1e-9)
    #expect((fit.parameters["vitaminK.antagonist.warfarin.halfInhibition"] ?? .infinity) < 2 * 10)
    #expect(abs(met.residualInSDs) < 1)
  }

  @Test("measurements that contradict each other are put between and named")
  func conflict() throws {
    let fit = try Measured.fit(woman, [(.tScore(.lumbarSpine), 1.5), (.tScore(.femoralNeck), -2.5)], age: 55)
    let spine = try #require(fit.perMeasurement.first?.residualInSDs)
    let neck = try #require(fit.perMeasurement.last?.residualInSDs)
    #expect(spine > 1 && neck < -1)
    #expect(fit.notes.contains { $0.contains("do not agree") }, "\(fit.notes)")
  }

  @Test("values at the edge of the possible keep every parameter in its range")
  func ranges() throws {
    let extremes: [(Biomarker, Double)] = [
      (.dpucMGP, 15000), (.calcidiol, 6), (.parathyroidHormone, 900), (.calcium, 14), (.ldlCholesterol, 600),
      (.systolicPressure, 250), (.pulseWaveVelocity, 25), (.tScore(.totalHip), -6), (.menaquinone7, 400),
    ]
    let fit = try Measured.fit(woman, extremes, age: 60)
    for (key, value) in fit.parameters {
      let parameter = try #require(Measured.model.parameter(key))
      #expect(parameter.range.contains(value), "\(key) = \(value)")
    }
    #expect(fit.notes.contains { $0.contains("cannot") || $0.contains("can show") }, "\(fit.notes)")
  }

  @Test("glycated haemoglobin is kept and shown, and changes nothing")
  func shownOnly() throws {
    let fit = try Measured.fit(woman, [(.glycatedHaemoglobin, 6.1)], age: 60)
    #expect(fit.parameters.isEmpty)
    #expect(fit.perMeasurement.first?.after == nil)
    #expect(fit.notes.contains { $0.hasPrefix("HbA1c is kept and shown") })
  }

  @Test("the same person and measurements give the same numbers, in any order of asking")
  func deterministic() throws {
    let values: [(Biomarker, Double)] = [(.ldlCholesterol, 170), (.hdlCholesterol, 45), (.totalCholesterol, 240)]
    let first = try Measured.fit(man, values, age: 50)
    let second = try Measured.fit(man, values.reversed(), age: 50)
    for (key, value) in first.parameters {
      #expect(abs(value - (second.parameters[key] ?? .nan)) < 1e-3, "\(key)")
    }
    let again = try Measured.fit(man, values, age: 50)
    #expect(again.parameters == first.parameters)
  }

  @Test("an impossible value or age is refused with what is allowed")
  func refused() {
    #expect(throws: ModelFault.self) { try Measured.fit(woman, [(.inr, 80)], age: 60) }
    #expect(throws: ModelFault.self) { try Measured.fit(woman, [(.inr, 1)], age: -3) }
  }
}
