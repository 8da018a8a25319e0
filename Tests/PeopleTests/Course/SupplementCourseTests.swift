import Foods
import Physiology
import Testing

@testable import People

@Suite("Supplements of a life")
struct SupplementCourseTests {
  private func life(_ supplement: String) throws -> LifeCourse {
    try course(plainWoman + "supplements: [\(supplement)]\n")
  }

  @Test("a supplement holds from its date on, on top of the food")
  func dated() throws {
    let life = try life("{form: MK-7, dose_ug: 180, every: 1 day, from: 2024-11-24}")
    #expect(life.eaten(.menaquinone7, at: 57.9) == 0)
    #expect(abs(life.eaten(.menaquinone7, at: 58.1) - 180) < 9)
    #expect(abs(life.eaten(.phylloquinone, at: 58.1) - life.eaten(.phylloquinone, at: 57.9)) < 1e-9)
  }

  @Test("without a date it has been taken for a year, long enough for markers to be at rest")
  func undated() throws {
    let life = try life("{form: MK-7, dose_ug: 90, every: 1 day}")
    #expect(life.eaten(.menaquinone7, at: 58.99) == 0)
    #expect(life.eaten(.menaquinone7, at: 59.01) > 0)
  }

  @Test("every other day is half of it; a number of doses ends it")
  func intervals() throws {
    let daily = try life("{form: MK-7, dose_ug: 90, every: 1 day}").eaten(.menaquinone7, at: 60)
    let half = try life("{form: MK-7, dose_ug: 90, every: 2 days}").eaten(.menaquinone7, at: 60)
    #expect(abs(half - daily / 2) < 1e-9)
    let counted = try life("\"MK-7 90 ug q24h x 100\"")
    #expect(counted.eaten(.menaquinone7, at: 59.2) > 0)
    #expect(counted.eaten(.menaquinone7, at: 59.3) == 0)
  }

  @Test("calcium and vitamin D are added once to what is eaten, from their date on; two tablets of calcium add up")
  func minerals() throws {
    let life = try life(
      "{form: vitamin D, dose_ug: 20, every: 1 day}, {form: calcium, dose_mg: 500, every: 1 day}, {form: calcium, dose_mg: 200, every: 1 day}"
    )
    #expect(life.inputs(at: 58)["intake.vitaminD"] == 5)
    #expect(life.inputs(at: 60)["intake.vitaminD"] == 25)
    #expect(life.inputs(at: 60)["intake.calcium.supplement"] == 700)
    #expect(life.parameters["intake.calcium.factor"] == (try course(plainWoman)).parameters["intake.calcium.factor"])
  }
}
