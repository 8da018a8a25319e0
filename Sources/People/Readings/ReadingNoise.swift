import ModelLanguage
import Physiology

/// How far one reading of a biomarker may lie from the model's value for that person.
///
/// Sources: vitamin K markers, `MarkerNoise`; minerals and bone, the bone part's section 8; calcium scores, stiffness and
/// filtration, the vessel part's section 11. Lipids and pressure are recalled (variation of one person between visits).
package struct ReadingNoise: Sendable, Equatable {
  package enum Scale: Sendable, Equatable {
    /// `sd` is of the logarithm.
    case logarithmic
    /// `sd` is in the biomarker's unit.
    case linear
    /// Agatston scores: logarithmic, and a score of zero says only that little was there.
    case calciumScore
  }

  package var scale: Scale
  /// Of one reading, whatever the laboratory.
  package var sd: Double
  /// Log standard deviation of the scale between laboratories, shared by all readings of one kind; 0 where settled.
  package var laboratory: Double = 0
  /// Readings at or below it only say that the value is no higher; 0 where there is no such limit.
  package var floor: Double = 0

  /// Of a reading and its laboratory together.
  package var total: Double { (sd * sd + laboratory * laboratory).squareRoot() }

  static func logarithmic(_ parts: Double...) -> ReadingNoise { ReadingNoise(scale: .logarithmic, sd: joined(parts)) }

  static func joined(_ parts: [Double]) -> Double { parts.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

extension ReadingNoise {
  /// The circumstances of a reading that change its noise.
  package struct Circumstances: Sendable {
    /// Years.
    package var age: Double
    package var takesAntagonist: Bool
    /// Sites of bone were measured that the model's one bone size cannot tell apart.
    package var severalSites: Bool
    /// One machine reads everyone, as in a trial: how machines differ is then no part of a reading's noise.
    package var oneMachine: Bool
    /// A parameter's value in this person, in its own unit.
    package var value: @Sendable (String) -> Double?

    package init(
      age: Double, takesAntagonist: Bool, severalSites: Bool, oneMachine: Bool = false, value: @escaping @Sendable (String) -> Double?
    ) {
      self.age = age
      self.takesAntagonist = takesAntagonist
      self.severalSites = severalSites
      self.oneMachine = oneMachine
      self.value = value
    }
  }

  /// Nil for a biomarker that the model does not show.
  package static func of(_ marker: Biomarker, value: Double, _ circumstances: Circumstances) -> ReadingNoise? {
    guard let reading = marker.reading else { return nil }
    if let noise = MarkerNoise.vitaminK.first(where: { $0.marker == reading.keys.first }) {
      return vitaminK(noise, marker, circumstances)
    }
    switch marker {
    case .calcidiol: return logarithmic(0.08)
    case .parathyroidHormone: return logarithmic(0.15)
    case .calcium: return logarithmic(0.015)
    case .phosphate, .filtrationRate: return logarithmic(0.05)
    case .ldlCholesterol: return logarithmic(0.03, 0.08)
    case .hdlCholesterol: return logarithmic(0.03, 0.06)
    case .totalCholesterol: return logarithmic(0.02, 0.055)
    case .triglycerides: return logarithmic(0.03, 0.20)
    case .systolicPressure: return ReadingNoise(scale: .linear, sd: 8)
    case .pulseWaveVelocity: return ReadingNoise(scale: .linear, sd: 0.6)
    case .coronaryCalcium: return calcium(value, floor: 0.06, counting: 2.4)
    case .aorticCalcium, .thoracicAorticCalcium, .abdominalAorticCalcium:
      return calcium(value, floor: 0.08, counting: 5)
    case .aorticValveCalcium: return calcium(value, floor: 0.10, counting: 5)
    default: return bone(marker, circumstances)
    }
  }

  private static func vitaminK(
    _ noise: MarkerNoise, _ marker: Biomarker, _ circumstances: Circumstances
  ) -> ReadingNoise {
    let onAntagonist = marker == .inr && circumstances.takesAntagonist
    let biology = onAntagonist ? MarkerNoise.biologyOfINROnAntagonist : noise.biology
    var found = logarithmic(noise.assay.female, biology.female)
    found.laboratory = noise.laboratory?.female ?? 0
    if marker == .undercarboxylatedProthrombin { found.floor = MarkerNoise.leastPIVKA.female }
    return found
  }

  /// `σ = sqrt(floor² + counting/A)`.
  private static func calcium(_ score: Double, floor: Double, counting: Double) -> ReadingNoise {
    ReadingNoise(scale: .calciumScore, sd: (floor * floor + counting / max(score, 1)).squareRoot())
  }

  /// Scores below this are as often overlooked as seen (ordinary protocols).
  package static let halfSeen = 2.0

  // MARK: - Bone

  /// Difference between densitometers, and what a year of biology adds.
  package static let centre = 0.013
  private static let biology = 0.012
  /// The model knows one bone size for all sites; where several are measured, how far they lie apart is noise to it
  /// (recalled: densities of spine and hip correlate at about 0.7 between people).
  private static let betweenSites = 0.07

  private static func bone(_ marker: Biomarker, _ circumstances: Circumstances) -> ReadingNoise? {
    switch marker {
    case .arealBoneMineralDensity(let site), .boneMineralContent(let site):
      return ReadingNoise(scale: .logarithmic, sd: relative(marker, site, circumstances))
    case .tScore(let site):
      return score(marker, site, mean: "youngMean", deviation: "youngDeviation", circumstances)
    case .zScore(.totalBody):
      guard let deviation = circumstances.value("bone.totalBody.deviation") else { return nil }
      return ReadingNoise(scale: .linear, sd: relative(marker, .totalBody, circumstances) / deviation)
    case .zScore(let site):
      return score(marker, site, mean: "youngMean", deviation: "deviation", circumstances)
    default: return nil
    }
  }

  /// A relative error of density, in units of the score.
  private static func score(
    _ marker: Biomarker, _ site: DensitometrySite, mean: String, deviation: String, _ circumstances: Circumstances
  ) -> ReadingNoise? {
    let key = Biomarker.key(site)
    guard let mean = circumstances.value("bone.\(key).\(mean)"),
      let deviation = circumstances.value("bone.\(key).\(deviation)")
    else { return nil }
    return ReadingNoise(scale: .linear, sd: relative(marker, site, circumstances) * mean / deviation)
  }

  private static func relative(_ marker: Biomarker, _ site: DensitometrySite, _ circumstances: Circumstances) -> Double
  {
    let apart = circumstances.severalSites ? betweenSites : 0
    let machine = circumstances.oneMachine ? 0 : centre
    return joined([precision(marker, site, age: circumstances.age), machine, biology, apart])
  }

  private static func precision(_ marker: Biomarker, _ site: DensitometrySite, age: Double) -> Double {
    if age < 2 { return 0.04 }
    let adult =
      switch site {
      case .lumbarSpine: 0.011
      case .femoralNeck: 0.017
      case .totalHip: 0.008
      case .totalBody: 0.011
      }
    return age < 18 ? 1.3 * adult : adult
  }
}
