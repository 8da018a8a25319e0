import ModelLanguage
import Testing

@testable import Population

@Suite("A description is met") struct ConstraintTests {
  private func draw(
    _ covariates: [Covariate: CovariateConstraint] = [:], conditions: Set<PopulationCondition> = [],
    menopause: Menopause? = nil, femaleShare: Double = 0.5, age: AgeDistribution = .uniform(50...70)
  ) -> [VirtualPerson] {
    Sample.draw(
      PopulationDescription(
        femaleShare: femaleShare, age: age, covariates: covariates, menopause: menopause, conditions: conditions), 2000,
      seed: 12)
  }

  @Test(
    "a mean with a standard deviation replaces the population's distribution",
    arguments: [
      (Covariate.filtrationRate, 85.0, 12.0), (.calcium, 900, 300), (.calcidiol, 50, 15), (.ldl, 110, 20),
    ])
  func distribution(covariate: Covariate, mean: Double, sd: Double) {
    let values = draw([covariate: CovariateConstraint(mean: mean, spread: sd)]).compactMap { $0[covariate] }
    #expect(abs(Sample.mean(values) - mean) < 4 * sd / 2000.0.squareRoot())
    #expect(abs(Sample.spread(values) / sd - 1) < 4 / 2000.0.squareRoot())
  }

  @Test("limits cut the population's distribution and leave ranks as they are")
  func limits() {
    let free = draw().compactMap { $0[.bodyMassIndex] }
    let cut = draw([.bodyMassIndex: CovariateConstraint(least: 20, most: 30)]).compactMap { $0[.bodyMassIndex] }
    #expect(cut.allSatisfy { $0 > 19.999 && $0 < 30.001 })
    #expect(Sample.correlation(free, cut) > 0.85)
  }

  @Test("one value holds for all")
  func value() {
    #expect(draw([.weight: CovariateConstraint(value: 70)]).allSatisfy { abs(($0[.weight] ?? 0) - 70) < 1e-6 })
    #expect(
      draw([.phylloquinone: CovariateConstraint(value: 60)]).allSatisfy { abs(($0[.phylloquinone] ?? 0) - 60) < 1e-9 })
  }

  @Test("a constraint on one covariate leaves the draws of the others alone")
  func independence() {
    let free = draw()
    let bound = draw([.phylloquinone: CovariateConstraint(value: 60)])
    for (a, b) in zip(free, bound) {
      #expect(a[.ldl] == b[.ldl])
      #expect(a[.calcium] == b[.calcium])
      #expect(a.life.individual.parameters == b.life.individual.parameters)
    }
  }

  @Test("after menopause means the last period is a year ago or more; before, that it is to come")
  func menopause() {
    for woman in draw(menopause: .post, femaleShare: 1) { #expect((woman[.menopauseAge] ?? 99) <= woman.age - 1) }
    let pre = draw(menopause: .pre, femaleShare: 1, age: .uniform(35...52))
    for woman in pre { #expect((woman[.menopauseAge] ?? 0) >= woman.age) }
  }

  @Test("a group that all has diabetes is heavier and has less HDL, as people with diabetes are")
  func diabetes() {
    let group = draw(conditions: [.diabetes])
    let free = draw()
    #expect(group.allSatisfy { $0[.diabetes] == 1 && $0.life.changes.contains { $0.set["condition.diabetes"] == 1 } })
    func mean(_ people: [VirtualPerson], _ covariate: Covariate) -> Double {
      Sample.mean(people.compactMap { $0[covariate] })
    }
    let natural = free.filter { $0[.diabetes] == 1 }
    let error = 4 * (6.5 * 6.5 / 2000 + 6.5 * 6.5 / Double(natural.count)).squareRoot()
    #expect(abs(mean(group, .bodyMassIndex) - mean(natural, .bodyMassIndex)) < error)
    #expect(mean(group, .bodyMassIndex) > mean(free, .bodyMassIndex) + 2)
    #expect(mean(group, .hdl) < mean(free, .hdl) - 2)
  }

  @Test("kidney disease means a filtration rate below 60, dialysis an event that begins it")
  func kidney() {
    #expect(draw(conditions: [.kidneyDisease]).allSatisfy { ($0[.filtrationRate] ?? 99) < 60.001 })
    #expect(draw(conditions: [.dialysis]).allSatisfy { $0.life.changes.contains { $0.set["treatment.dialysis"] == 1 } })
  }

  @Test("a share is met where a yes or no is asked for")
  func shares() {
    for covariate in [Covariate.smoking, .statin, .diabetes] {
      let people = draw([covariate: CovariateConstraint(value: 0.3)])
      #expect(abs(Sample.share(people) { $0[covariate] == 1 } - 0.3) < 4 * (0.21 / 2000).squareRoot())
    }
  }
}
