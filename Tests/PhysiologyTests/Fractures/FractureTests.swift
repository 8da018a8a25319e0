import ModelLanguage
import Simulation
import Testing

@testable import Physiology

/// Fracture hazards of populations and of persons, against section 9 of the bone specification.
@Suite("Fractures by site and age") struct FractureTests {
  /// What the population suffers per 10⁴ person-years; Norway's hip, the country's where `region` is left in.
  private func rate(_ law: RateLaw, _ sex: Sex, at age: Double, region: Bool = true) -> Double {
    var bindings = Bindings.reference(sex: sex, time: age * UnitOfMeasure.year.factor)
    var value = law.value(in: .perYear, &bindings)
    if !region { value /= Fractures.region.value(in: .one, &bindings) }
    return 1e4 * value
  }
  private let adult = [
    FractureBaseline.hip, FractureBaseline.vertebral, FractureBaseline.forearm, FractureBaseline.other,
  ]
  private func anyAdult(_ sex: Sex, _ age: Double) -> Double { adult.map { rate($0, sex, at: age) }.reduce(0, +) }

  /// Share of those born who are alive at whole ages, by the life table.
  private func survivors(_ sex: Sex) -> [Double] {
    let table = sex == .female ? LifeTable.unitedStates2019.female : LifeTable.unitedStates2019.male
    var alive = [1.0]
    for age in 0..<105 { alive.append(alive[age] * exponential(-exponential(table[age]))) }
    return alive
  }
  /// Mean over the ages of a population that grew by 1 % a year, near the age structure of Britain then.
  private func mean(_ sex: Sex, _ ages: Range<Int>, _ rate: (Double) -> Double) -> Double {
    let alive = survivors(sex)
    let living = ages.map { alive[$0] * exponential(-0.01 * Double($0)) }
    let total = zip(ages, living).reduce(0.0) { $0 + $1.1 * rate(Double($1.0) + 0.5) }
    return total / living.reduce(0, +)
  }
  /// Probability of a first fracture from an age on, death competing.
  private func risk(_ sex: Sex, _ ages: Range<Int>, _ rate: (Double) -> Double) -> Double {
    let alive = survivors(sex)
    let first = alive[ages.lowerBound]
    var (free, sum) = (1.0, 0.0)
    for age in ages {
      let hazard = rate(Double(age) + 0.5) / 1e4
      sum += (alive[age] + alive[age + 1]) / 2 / first * free * (1 - exponential(-hazard))
      free *= exponential(-hazard)
    }
    return 100 * sum
  }

  @Test("From 50 on women break a bone 155 times in 10⁴ years and men 78; 155 and 72 were observed in Britain")
  func anyFromFifty() {
    let (women, men) = (mean(.female, 50..<95) { anyAdult(.female, $0) }, mean(.male, 50..<95) { anyAdult(.male, $0) })
    #expect(reaches(women, 155))
    #expect(reaches(men, 78))
    // Observed (bone-189, bone-188).
    #expect(reaches(women, 155.4))
    #expect(reaches(men, 71.8, within: 0.12))
  }

  @Test("Hips break 33.5 times in women and 13.4 in men of Britain")
  func hipBritain() {
    let women = mean(.female, 50..<95) { rate(FractureBaseline.hip, .female, at: $0) }
    let men = mean(.male, 50..<95) { rate(FractureBaseline.hip, .male, at: $0) }
    // Observed (bone-190, bone-191).
    #expect(reaches(women, 33.5, within: 0.05))
    #expect(reaches(men, 13.4, within: 0.05))
  }

  @Test("In northern Norway the hip's rate rises from 8 at 52 to 582 above 90 in women, 5.5 to 349 in men")
  func hipNorway() {
    func norway(_ sex: Sex, _ age: Double) -> Double { rate(FractureBaseline.hip, sex, at: age, region: false) }
    #expect(reaches(norway(.female, 52.5), 8.2))
    #expect(reaches(norway(.male, 52.5), 5.5, within: 0.04))
    // Observed (bone-194, bone-195): 8.7 and 5.8 at 50-54; 582 and 349 above 90, mean age near 92.5.
    #expect(reaches(norway(.female, 52.5), 8.7, within: 0.1))
    #expect(reaches(norway(.female, 92.5), 582, within: 0.05))
    #expect(reaches(norway(.male, 92.5), 349, within: 0.05))
  }

  @Test("Children: 103 a year in girls and 162 in boys, most at 11 and 13.5")
  func children() {
    for (sex, figure, observed) in [(Sex.female, 103.0, 102.9), (.male, 162, 161.6)] {
      // Any fracture, the adult's kinds in the teens among them; every year of childhood counts the same.
      let value = (0..<18).reduce(0.0) { sum, year in
        let age = Double(year) + 0.5
        return sum + (rate(FractureBaseline.childhood, sex, at: age) + anyAdult(sex, age)) / 18
      }
      #expect(reaches(value, figure, within: 0.02))
      // Observed (bone-198).
      #expect(reaches(value, observed, within: 0.02))
    }
    func peak(_ sex: Sex) -> Double {
      let ages = (20...170).map { Double($0) / 10 }
      let best = ages.max {
        rate(FractureBaseline.childhood, sex, at: $0) < rate(FractureBaseline.childhood, sex, at: $1)
      }
      return best ?? .nan
    }
    #expect(abs(peak(.female) - 11) < 0.6)
    #expect(abs(peak(.male) - 13.5) < 0.6)
    // Observed (bone-198): 11 and 14.
    #expect(abs(peak(.male) - 14) < 1)
    let boys = risk(.male, 0..<17) { rate(FractureBaseline.childhood, .male, at: $0) }
    let girls = risk(.female, 0..<17) { rate(FractureBaseline.childhood, .female, at: $0) }
    #expect(abs(boys - 24) < 2)
    #expect(abs(girls - 16) < 2)
    withKnownIssue("A third of children break a bone before 17 (bone-198); independent first fractures give a quarter")
    {
      #expect((boys + girls) / 2 > 28)
    }
  }

  @Test("Lifetime risk at 50: the hip 12 % of British and 25 % of Norwegian women, any bone 40 % of women, 21 % of men")
  func lifetime() {
    let hip = risk(.female, 50..<104) { rate(FractureBaseline.hip, .female, at: $0) }
    let norway = risk(.female, 50..<104) { rate(FractureBaseline.hip, .female, at: $0, region: false) }
    let women = risk(.female, 50..<104) { anyAdult(.female, $0) }
    let men = risk(.male, 50..<104) { anyAdult(.male, $0) }
    #expect(abs(hip - 12) < 1.5)
    #expect(abs(norway - 25.5) < 2.5)
    #expect(abs(women - 40) < 2.5)
    #expect(abs(men - 21) < 2)
    // Observed: 20.7 % of British men (bone-192), 23.3 % for the hip of Malmö women (bone-185).
    #expect(abs(men - 20.7) < 2)
    #expect(abs(norway - 23.3) < 4.5)
    withKnownIssue("Any fracture of British women: 53.2 % (bone-192)") { #expect(women > 48) }
  }

  @Test(
    "A standard deviation less bone multiplies the hip's hazard by 3.7 at 50 and by 2 at 85",
    arguments: [(50.0, 3.68), (60, 3.07), (70, 2.78), (80, 2.28), (85, 1.93)])
  func gradient(age: Double, observed: Double) {
    var bindings = Bindings.reference(sex: .female, time: age * UnitOfMeasure.year.factor)
    // Recalled digits (bone-171 to bone-175); 2.9 at 65 was read (bone-167, bone-168).
    #expect(reaches(exponential(FractureRisk.hipGradient.value(in: .one, &bindings)), observed, within: 0.07))
  }

  @Test("A standard deviation less bone multiplies other osteoporotic hazards by 1.4, at every age alike")
  func otherGradient() {
    func ratio(_ age: Double) -> Double {
      let law = FractureRisk.gradientParameter("other", "other fractures", 1.4)
      var bindings = Bindings.reference(sex: .female, time: age * UnitOfMeasure.year.factor)
      return exponential(law.value(in: .one, &bindings))
    }
    // Observed at 65 (verified-56): 1.41 in men, 1.38 in women.
    #expect(reaches(ratio(65), 1.41, within: 0.02) && reaches(ratio(65), 1.38, within: 0.02))
    withKnownIssue("verified-56: this gradient rises with age; here it is one number") {
      #expect(ratio(80) > ratio(60))
    }
  }

  @Test(
    "From 60 to 80 falls and frailty multiply the hip's hazard by 4.3 in women and 4.8 in men, density by 1.9 and 1.6")
  func falls() {
    for (sex, total, fallsAlone, density) in [(Sex.female, 8.2, 4.31, 1.9), (.male, 7.75, 4.85, 1.6)] {
      let rise = rate(FractureBaseline.hip, sex, at: 80) / rate(FractureBaseline.hip, sex, at: 60)
      var old = Bindings.reference(sex: sex, time: 80 * UnitOfMeasure.year.factor)
      var young = Bindings.reference(sex: sex, time: 60 * UnitOfMeasure.year.factor)
      let term = FractureBaseline.falls.now.value(in: .one, &old) / FractureBaseline.falls.now.value(in: .one, &young)
      #expect(reaches(rise, total))
      #expect(reaches(term, fallsAlone, within: 0.02))
      // Observed (verified-78): density explains 1.9 and 1.6 of the rise.
      #expect(reaches(rise / term, density, within: 0.05))
      withKnownIssue(
        "The whole rise was 13-fold in Rotterdam (verified-78); the Norwegian rates that are fitted rise 8-fold"
      ) {
        #expect(rise > 11)
      }
    }
  }

  @Test("A person without any news has the population's hazard but for the curvature of density")
  func referencePerson() throws {
    let columns = ["fracture.hip.hazard", "bone.femoralNeck.zScore", "bone.femoralNeck.strength"]
    let life = try CompiledModel(ReferenceModel.model, observing: columns).run(Individual(sex: .female), at: [70])
    let expected = rate(FractureBaseline.hip, .female, at: 70) * exponential(-0.968 * 0.968 / 2) / 1e4
    // Thinness adds nothing at the reference woman's weight.
    #expect(reaches(life["fracture.hip.hazard"][0], expected, within: 0.05))
  }

  @Test(
    "A known risk factor multiplies the hazard by its ratio over the population's mean; unknown ones change nothing")
  func factors() throws {
    let compiled = try CompiledModel(BoneAlone.model, observing: ["fracture.hip.hazard", "fracture.forearm.hazard"])
    func hazards(_ inputs: [String: Double]) throws -> [Double] {
      // People with other hazards take other steps: the density must be known better than the ratios are asked for.
      let life = try compiled.run(
        Individual(sex: .female, inputs: inputs), at: [70], options: .people(relativeTolerance: 1e-7))
      return [life["fracture.hip.hazard"][0], life["fracture.forearm.hazard"][0]]
    }
    let unknown = try hazards([:])
    #expect(try hazards(["history.priorFracture": 1]) == unknown)
    let with = try hazards(["history.priorFracture": 1, "history.priorFracture.known": 1])
    let without = try hazards(["history.priorFracture": 0, "history.priorFracture.known": 1])
    #expect(reaches(with[0] / without[0], 1.62, within: 1e-6))
    #expect(reaches(with[1] / without[1], 1.77, within: 1e-6))
    // A quarter have had one: the mean is kept.
    #expect(reaches(0.25 * with[0] + 0.75 * without[0], unknown[0], within: 1e-6))
  }

  @Test("Better matrix lowers hazards by the power η in each reading of the evidence, not at all in `none`")
  func strength() throws {
    let compiled = try CompiledModel(
      BoneAlone.model, observing: ["fracture.hip.hazard", "bone.femoralNeck.quality", "bone.femoralNeck.density"])
    for (scenario, exponent) in [(EvidenceScenario.trials, 0.6), (.described, 1.5), (.none, 0)] {
      func at70(_ carboxylated: Double) throws -> [Double] {
        let life = try compiled.run(
          Individual(sex: .female, scenario: scenario, inputs: ["alone.carboxylated": carboxylated]), at: [70])
        return [
          life["fracture.hip.hazard"][0], life["bone.femoralNeck.quality"][0], life["bone.femoralNeck.density"][0],
        ]
      }
      let (good, poor) = (try at70(0.9), try at70(0.6))
      let byStrength = RealFunction.power(good[1] / poor[1], -exponent)
      let gradient = 0.968
      let byDensity = exponential(-gradient * (good[2] - poor[2]) / 0.12)
      #expect(reaches(good[0] / poor[0], byStrength * byDensity, within: 0.005))
      // Mass moves only in `described`, through β_K.
      if scenario != .described { #expect(reaches(good[2], poor[2], within: 1e-6)) }
    }
  }
}

private enum RealFunction {
  static func power(_ x: Double, _ y: Double) -> Double { exponential(y * logarithm(x)) }
}
