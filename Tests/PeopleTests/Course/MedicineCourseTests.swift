import Testing

@testable import People

@Suite("Medicines of a life")
struct MedicineCourseTests {
  private func life(_ medicine: String) throws -> LifeCourse { try course(plainWoman + "medicines: [\(medicine)]\n") }

  @Test("an antagonist without a dose is taken at its usual one; with a dose at that one, per day")
  func antagonists() throws {
    #expect(try life("{name: Marcumar, since: 2020}").inputs(at: 60)["dose.phenprocoumon"] == 2.2)
    #expect(try life("{name: warfarin, dose_mg: 3, per day: 2, since: 2020}").inputs(at: 60)["dose.warfarin"] == 6)
  }

  @Test("a medicine that ended is over, and what a history keeps of it stays true")
  func ended() throws {
    let life = try life("{name: prednisone, dose_mg: 15, since: 2010-11-24, until: 2012-11-24}")
    #expect(life.inputs(at: 45)["medicine.glucocorticoid"] == 2)
    #expect(life.inputs(at: 50)["medicine.glucocorticoid"] == nil)
    #expect(life.inputs(at: 50)["history.glucocorticoidEver"] == 1)
    #expect(life.inputs(at: 40)["history.glucocorticoidEver"] == nil)
  }

  @Test("four milligrams of methylprednisolone count as five of prednisolone")
  func equivalents() throws {
    let dose = try life("{name: methylprednisolone, dose_mg: 6, since: 2020}").inputs(at: 60)["medicine.glucocorticoid"]
    #expect(dose == 1)
  }

  @Test("vitamin K as a medicine is a dose like a supplement's")
  func vitaminK() throws {
    let life = try life("{name: menatetrenone, dose_mg: 45, since: 2020-11-24}")
    #expect(life.eaten(.menaquinone4, at: 53.9) < 1)
    #expect(abs(life.eaten(.menaquinone4, at: 54.1) - 45_000) < 45_000 * 0.1)
  }

  @Test("a medicine that the model does not know changes no input")
  func unknown() throws {
    #expect(try life("{name: metformin, since: 2020}").inputs(at: 60) == course(plainWoman).inputs(at: 60))
  }
}
