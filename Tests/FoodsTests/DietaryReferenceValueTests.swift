import ModelLanguage
import Testing

@testable import Foods

@Suite("Adequate intakes")
struct DietaryReferenceValueTests {
  private let values: [DietaryReferenceValue]

  init() throws { values = try DietaryReferenceValue.shipped() }

  @Test("Vitamin K: IOM 90 and 120 µg, EFSA 70 µg, Japan 150 µg for adults; 55 and 30 µg for a child of 8")
  func vitaminK() {
    #expect(values.value(.vitaminK, .us, sex: .female, age: 58)?.amount == 90)
    #expect(values.value(.vitaminK, .us, sex: .male, age: 58)?.amount == 120)
    #expect(values.value(.vitaminK, .europe, sex: .female, age: 58)?.amount == 70)
    #expect(values.value(.vitaminK, .japan, sex: .male, age: 58)?.amount == 150)
    #expect(values.value(.vitaminK, .us, sex: .male, age: 8.9)?.amount == 55)
    #expect(values.value(.vitaminK, .europe, sex: .male, age: 8)?.amount == 30)
    #expect(values.value(.vitaminK, .europe, sex: .male, age: 0.2) == nil)
  }

  @Test("Calcium and vitamin D: 1,300 mg at 10, 1,200 mg for a woman and 1,000 mg for a man of 60, 20 µg from 71")
  func minerals() {
    #expect(values.value(.calcium, .us, sex: .female, age: 10)?.amount == 1300)
    #expect(values.value(.calcium, .us, sex: .female, age: 60)?.amount == 1200)
    #expect(values.value(.calcium, .us, sex: .male, age: 60)?.amount == 1000)
    #expect(values.value(.vitaminD, .us, sex: .male, age: 71)?.amount == 20)
    #expect(values.value(.vitaminD, .us, sex: .male, age: 70.9)?.amount == 15)
  }

  @Test("Within a body, nutrient and sex the ages follow each other without gap or overlap")
  func ages() {
    for authority in DietaryReferenceValue.Authority.allCases {
      for nutrient in DietaryReferenceValue.Nutrient.allCases {
        for sex in Sex.allCases {
          let rows = values.filter { $0.authority == authority && $0.nutrient == nutrient && $0.sex == sex }
          for (left, right) in zip(rows, rows.dropFirst()) { #expect(left.ages.upperBound == right.ages.lowerBound) }
          if let last = rows.last { #expect(last.ages.upperBound == 120) }
        }
      }
    }
  }

  @Test("Every value names its source, and those not read in a text are marked")
  func sources() {
    #expect(values.allSatisfy { !$0.source.isEmpty && !$0.unit.isEmpty })
    #expect(values.filter { !$0.isConfirmed }.allSatisfy { $0.authority == .europe && $0.nutrient != .vitaminK })
  }
}
