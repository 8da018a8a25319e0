import Evidence
import ModelLanguage
import Testing

@Suite("Reference curves")
struct ReferenceCurveTests {
  let curves = ReferenceCurves.shipped

  @Test("MESA: the median calcium score of white men of 60 is 28 AU, of women 0")
  func mesaMedians() throws {
    let men = try #require(curves.curve("CAC_Agatston_white", sex: .male, statistic: "p50"))
    let women = try #require(curves.curve("CAC_Agatston_white", sex: .female, statistic: "p50"))
    #expect(men.value(atAge: 60) == 28)
    #expect(women.value(atAge: 60) == 0)
    #expect(men.unit == "AU")
    #expect(men.value(atAge: 30) == nil)
    #expect(men.value(atAge: 84) != nil)
    #expect(men.value(atAge: 90) == nil)
  }

  @Test("between two measured ages the value lies on the straight line")
  func interpolation() throws {
    let curve = try #require(curves.curve("CAC_Agatston_white", sex: .male, statistic: "p90"))
    let low = try #require(curve.value(atAge: 60))
    let high = try #require(curve.value(atAge: 61))
    #expect(curve.value(atAge: 60.25) == low + 0.25 * (high - low))
  }

  @Test("a band is placed at its middle and covers its whole width")
  func bands() throws {
    let curve = try #require(curves.curve("cfPWV_BP_optimal", sex: nil, statistic: "median"))
    #expect(curve.points.map(\.ageText) == ["<30", "30-39", "40-49", "50-59", "60-69", ">=70"])
    #expect(curve.value(atAge: 35) == 6.5)
    #expect(curve.value(atAge: 45) == 6.8)
  }

  @Test("points of two studies never make one curve")
  func studiesApart() {
    let medians = curves.curves(of: "CAC Agatston", sex: .male).filter { $0.statistic == "p50" && $0.group.isEmpty }
    #expect(medians.count == 2)
    for curve in curves.curves {
      let ages = curve.points.map(\.ageText)
      #expect(Set(ages).count == ages.count, "\(curve.quantity) \(curve.statistic) \(curve.group) \(curve.study)")
    }
  }

  @Test("what was recalled says so")
  func recalled() {
    let hoff = curves.curves(of: "CAC Agatston").filter { $0.study.hasPrefix("Hoff") }
    #expect(!hoff.isEmpty)
    #expect(hoff.allSatisfy { $0.hasRecalledPoints })
    #expect(curves.curves(of: "CAC_Agatston_white").allSatisfy { !$0.hasRecalledPoints })
  }

  @Test("no bone-marker percentiles of LIFE Child are shipped")
  func nothingUnlicensed() {
    let shipped = PopulationReference.shipped.summaries
    #expect(shipped.allSatisfy { !$0.source.contains("LIFE Child") })
    #expect(PopulationReference.shipped.bands("osteocalcin_total", sex: .female).isEmpty)
    #expect(PopulationReference.shipped.bands("p1np", sex: .male).isEmpty)
  }
}

@Suite("Growth and population references")
struct PopulationReferenceTests {
  @Test("a newborn boy is 49.9 cm and 3.3 kg, a girl of ten 138 cm and 33 kg")
  func growth() throws {
    let growth = GrowthReference.shipped
    #expect(abs(try #require(growth.median(.height, age: 0, sex: .male)) - 49.88) < 0.01)
    #expect(abs(try #require(growth.median(.weight, age: 0, sex: .male)) - 3.35) < 0.01)
    #expect(abs(try #require(growth.median(.height, age: 10, sex: .female)) - 138) < 1)
    #expect(abs(try #require(growth.median(.weight, age: 10, sex: .female)) - 33) < 1)
    #expect(growth.median(.height, age: 20.5, sex: .female) == nil)
    #expect(growth.median(.height, age: -1, sex: .female) == nil)
  }

  @Test("deviations and values are each other's inverse, at every age and in both sexes")
  func inverse() throws {
    for sex in Sex.allCases {
      for quantity in GrowthReference.Quantity.allCases {
        for age in [0.5, 2, 7.3, 13, 19.9] {
          let curve = try #require(GrowthReference.shipped.curve(quantity, age: age, sex: sex))
          #expect(abs(curve.deviations(of: curve.value(atDeviations: 1.3)) - 1.3) < 1e-9)
          #expect(curve.value(atDeviations: 0) == curve.median)
        }
      }
    }
  }

  @Test("the median of an adult quantity runs straight between decades, one band for all of 80 and over")
  func adults() throws {
    let population = PopulationReference.shipped
    #expect(population.median("height", age: 25, sex: .male) == 176.2)
    #expect(population.bands("height", sex: .male).map(\.ages.lowerBound) == [20, 30, 40, 50, 60, 70, 80])
    #expect(population.median("height", age: 95, sex: .male) == 171.0)
    #expect(population.median("height", age: 12, sex: .male) == nil)
    let fifty = try #require(population.median("ldl_cholesterol_untreated", age: 50, sex: .female))
    #expect((80...160).contains(fifty))
  }

  @Test("habitual intakes are found by nutrient, country, sex and age")
  func intakes() throws {
    let rows = HabitualIntake.find("calcium", country: "US", sex: .female, age: 55)
    let row = try #require(rows.first)
    #expect(row.unit == "mg/d")
    #expect(row.percentiles[50] != nil)
    #expect(HabitualIntake.find("calcium", country: "Atlantis", sex: .female, age: 55).isEmpty)
  }

  @Test("a correlation is found in either order, and every pair's matrix is symmetric")
  func correlations() throws {
    let table = PopulationCorrelations.shipped
    let entry = try #require(table.entry("bmi", "height", sex: .male))
    #expect(entry == table.entry("height", "bmi", sex: .male))
    #expect(entry.value == 0.029 && entry.people == 13441)
    let matrix = try #require(table.matrix(of: ["height", "bmi", "hdl_cholesterol"], sex: .female))
    #expect(matrix[0][1] == matrix[1][0] && matrix[2][2] == 1)
    #expect(table.matrix(of: ["height", "shoe size"], sex: .female) == nil)
  }

  @Test("histories come by sex and age, with percentiles as numbers; what was not found is left out")
  func history() throws {
    let statins = PopulationHistory.shipped.bands("statin_use", sex: .male)
    #expect(statins.compactMap(\.youngest) == [20, 30, 40, 50, 60, 70, 80])
    #expect(statins[4].mean == 0.4524 && statins[4].middle == 65)
    let menopause = try #require(PopulationHistory.shipped.rows(of: "age_at_natural_menopause").first)
    #expect(menopause.percentiles[5] == 40.1 && menopause.percentiles[50] == 51)
    #expect(PopulationHistory.shipped.rows(of: "tracking_egfr").isEmpty)
  }
}
