import Calibration
import ModelLanguage
import People
import Physiology
import Testing

@Suite("What of the model stands beside a measurement")
struct BiomarkerReadingTests {
  @Test("every key is a quantity or pool of the reference model", arguments: Biomarker.all)
  func keysExist(_ marker: Biomarker) {
    let model = ReferenceModel.model
    for key in marker.reading?.keys ?? [] {
      #expect(model.quantity(key) != nil || model.pool(key) != nil, "\(marker.name): \(key)")
    }
  }

  @Test("values of the model are in the unit that measurements are kept in", arguments: Biomarker.all)
  func unitsAgree(_ marker: Biomarker) throws {
    for key in marker.reading?.keys ?? [] {
      let model = ReferenceModel.model
      let unit = try #require(model.quantity(key)?.unit ?? model.pool(key)?.unit)
      #expect(Self.clinical[unit.symbol, default: [unit.symbol]].contains(marker.unit), "\(marker.name): \(key)")
    }
  }

  /// Units that the model and clinics write differently: filtration is per 1.73 m² in both, ratios and scores have none.
  private static let clinical = ["mL/min": ["mL/min/1.73m2"], "1": ["ratio", "SD"]]

  @Test("only what the model does not have is without a reading")
  func withoutReading() {
    let without = Biomarker.all.filter { $0.reading == nil }
    let expected: [Biomarker] = [
      .glycatedHaemoglobin, .arealBoneMineralDensity(.totalBody), .tScore(.totalBody), .zScore(.totalHip),
    ]
    #expect(Set(without) == Set(expected))
  }
}
