import ModelLanguage

/// Inherited differences in the need for antagonists.
///
///     VKORC1 −1639:  ID₅₀ × 1.58 (GG), 1 (GA), 0.42 (AA)
///     CYP2C9:        k_el × (S-clearance/0.348 L/h)^0.8, S-clearance 0.174, 0.0879, 0.0422 L/h per *1, *2, *3 allele
///
/// Allele counts are parameters of a person. Inhibition follows concentration, so ID₅₀ of the cleared dose moves with k_el.
enum AntagonistGenotype {
  private static func countParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter("genotype.\(key)", meaning, value, .one, in: 0...2, from: .assumption("reference genotype"), by: .assumed)
  }

  private static let sensitive = countParameter("vkorc1.sensitiveAlleles", "VKORC1 -1639 A alleles", 1)
  private static let slow = countParameter("cyp2c9.alleles2", "CYP2C9 *2 alleles", 0)
  private static let slower = countParameter("cyp2c9.alleles3", "CYP2C9 *3 alleles", 0)

  private static func doseFactorParameter(_ key: String, _ value: Double) -> RateLaw {
    parameter(
      "genotype.vkorc1.\(key)", "half-inhibiting antagonist dose of VKORC1 \(key) relative to GA", value, .one,
      in: 0.2...3, from: .rows("CO025"), by: .translated)
  }

  /// Through the three genotypes' factors as allele counts 0, 1, 2.
  static let sensitivity: RateLaw = {
    let gg = doseFactorParameter("GG", 1.58) * (1 - sensitive) * (2 - sensitive) / 2
    let aa = doseFactorParameter("AA", 0.42) * sensitive * (sensitive - 1) / 2
    return gg + sensitive * (2 - sensitive) + aa
  }()

  private static func alleleClearanceParameter(_ allele: String, _ value: Double) -> RateLaw {
    parameter(
      "genotype.cyp2c9.clearance\(allele)", "S-warfarin clearance per CYP2C9 *\(allele) allele", value, .litrePerHour,
      in: (value / 2)...(2 * value), from: .rows("CO024"), by: .measured)
  }

  private static let racemateExponent = parameter(
    "genotype.cyp2c9.exponent", "how the racemate's elimination follows S-clearance", 0.8, .one, in: 0.5...1,
    from: .assumption("S-warfarin carries most of the effect"), by: .assumed)

  static let warfarinClearance: RateLaw = {
    let usual = alleleClearanceParameter("1", 0.174)
    // A person has two alleles; a count beyond two is no genotype, and must not make the clearance negative.
    let normal = maximum(2 - slow - slower, 0) * usual
    let own = normal + slow * alleleClearanceParameter("2", 0.0879) + slower * alleleClearanceParameter("3", 0.0422)
    return (own / (2 * usual)).power(racemateExponent)
  }()
}
