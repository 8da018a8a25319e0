import ModelLanguage

/// How far one reading of a marker lies from the model's value: the assay, the person's own days, and the laboratory.
///
///     ln reading = ln value + assay·z₁ + biology·z₂ + laboratory·z₃        z standard normal; laboratory once per study
///
/// Noise belongs to a reading, not to the person: trials and personalisation add it, the model never does.
public struct MarkerNoise: Sendable {
  /// Key of the observable that is read.
  public let marker: String
  /// Log standard deviation of the assay.
  public let assay: Parameter
  /// Log standard deviation within a person, from day to day.
  public let biology: Parameter
  /// Log standard deviation of the scale between assays, one draw per study; nil where the scale is settled.
  public let laboratory: Parameter?

  /// Every marker of the vitamin K part that is measured in people.
  public static let vitaminK: [MarkerNoise] = [
    MarkerNoise(
      "vitaminK.phylloquinone.concentration", readingParameter("phylloquinone", 0.10, 0.45, from: .rows("VA002"))),
    MarkerNoise(
      "vitaminK.phylloquinone.fasting", readingParameter("phylloquinoneFasting", 0.10, 0.45, from: .rows("VA002"))),
    MarkerNoise("vitaminK.menaquinone7.concentration", readingParameter("menaquinone7", 0.10, 0.20, from: own)),
    MarkerNoise("vitaminK.menaquinone7.fasting", readingParameter("menaquinone7Fasting", 0.10, 0.20, from: own)),
    MarkerNoise(
      "vitaminK.bone.undercarboxylatedOsteocalcin", readingParameter("ucOC", 0.15, 0.15, laboratory: 0.5, from: own)),
    MarkerNoise("vitaminK.bone.carboxylatedOsteocalcin", readingParameter("cOC", 0.08, 0.08, from: own)),
    MarkerNoise("vitaminK.bone.totalOsteocalcin", readingParameter("osteocalcin", 0.06, 0.08, from: own)),
    MarkerNoise("vitaminK.bone.undercarboxylatedShare", readingParameter("ucOCShare", 0.12, 0.12, from: own)),
    MarkerNoise(
      "vitaminK.bone.undercarboxylation", readingParameter("ucOCRatio", 0.17, 0.17, laboratory: 0.5, from: ratio)),
    MarkerNoise(
      "vitaminK.vessel.dpucMGP.plasma", readingParameter("dpucMGP", 0.09, 0.12, laboratory: 0.25, from: .rows("VA014"))),
    MarkerNoise("coagulation.PIVKA", readingParameter("PIVKA", 0.12, 0.20, laboratory: 0.7, from: .rows("CO015"))),
    MarkerNoise("coagulation.INR", readingParameter("INR", 0.024, 0.02, from: .rows("VA012"))),
    MarkerNoise("vitaminK.menadione.urine", readingParameter("menadione", 0.15, 0.5, from: .rows("PK060"))),
  ]

  /// Within-person variation of the INR on an antagonist, in place of the healthy person's.
  public static let biologyOfINROnAntagonist = noiseParameter(
    "INR.onAntagonist", "log SD of a person's INR between visits on an antagonist", 0.09, from: .rows("VA011"))

  /// PIVKA-II below this is reported as this.
  public static let leastPIVKA = Parameter(
    key: "noise.PIVKA.floor", meaning: "least PIVKA-II that assays report", female: 0.2, male: 0.2,
    unit: .microgramPerLitre, range: 0.05...0.5, uncertainty: .fixed, spread: .fixed, scenarios: [:],
    source: .assumption("lowest calibrators"), method: .assumed)

  private init(_ marker: String, _ noise: (assay: Parameter, biology: Parameter, laboratory: Parameter?)) {
    self.marker = marker
    assay = noise.assay
    biology = noise.biology
    laboratory = noise.laboratory
  }

  private static let own = Citation.assumption("usual precision of immunoassays and chromatography")
  private static let ratio = Citation.assumption("two immunoassays divided by each other, largely independent")

  private static func readingParameter(
    _ key: String, _ assay: Double, _ biology: Double, laboratory: Double? = nil, from source: Citation
  ) -> (assay: Parameter, biology: Parameter, laboratory: Parameter?) {
    (
      noiseParameter("\(key).assay", "log SD of the assay of \(key)", assay, from: source),
      noiseParameter("\(key).biology", "log SD of \(key) within a person", biology, from: source),
      laboratory.map {
        noiseParameter("\(key).laboratory", "log SD of the scale of \(key) between assays", $0, from: source)
      }
    )
  }

  private static func noiseParameter(_ key: String, _ meaning: String, _ value: Double, from source: Citation)
    -> Parameter
  {
    Parameter(
      key: "noise.\(key)", meaning: meaning, female: value, male: value, unit: .one, range: 0...1.5,
      uncertainty: .fixed,
      spread: .fixed, scenarios: [:], source: source, method: source.rows.isEmpty ? .assumed : .measured)
  }
}
