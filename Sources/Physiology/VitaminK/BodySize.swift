import ModelLanguage

/// How clearances and volumes of the vitamers follow body size and the first months' growth of the liver.
///
///     CL, Q × (W/70)^0.85      V × W/70      CL also × 1 − 0.5·exp(−age/0.25 y)
///
/// So a child's µg counts for more, and an obese adult's for less. Left out: body composition; pregnancy.
public struct BodySize: Mechanism {
  public let name = "size and maturity of vitamin K disposition"
  public let summary = "Clearance grows a little slower than body mass; newborns clear at half an adult's rate."
  public let leftOut = ["body composition", "pregnancy"]

  private static let referenceMass = parameter(
    "body.size.referenceMass", "body mass of the reference adult", 70, .kilogram, in: 70...70,
    from: .assumption("the convention of pharmacokinetics"), by: .assumed)
  private static let exponent = parameter(
    "vitaminK.size.exponent", "exponent of body mass in the clearance of vitamin K", 0.85, .one, in: 0.75...1,
    uncertainty: .logNormal(sd: 0.08), from: .assumption("between 0.75 and in proportion; no row"), by: .assumed)
  private static let drugExponent = parameter(
    "vitaminK.antagonist.size.exponent", "exponent of body mass in the clearance of antagonists", 0.75, .one,
    in: 0.5...1, from: .assumption("allometry"), by: .assumed)
  private static let newbornDeficit = parameter(
    "vitaminK.maturity.deficit", "clearance lacking at birth", 0.5, .one, in: 0...0.9,
    from: .assumption("hepatic oxidation is immature"), by: .assumed)
  private static let maturation = parameter(
    "vitaminK.maturity.time", "time constant with which it matures", 0.25, .year, in: 0.05...1,
    from: .assumption("first months"), by: .assumed)
  private static let variantClearance = parameter(
    "genotype.cyp4f2.factor", "clearance of vitamin K per CYP4F2 433M allele", 0.85, .one, in: 0.6...1,
    from: .rows("PK064", "PK065", note: "the variant lowers activity; the size is assumed"), by: .assumed)
  private static let variants = parameter(
    "genotype.cyp4f2.variantAlleles", "CYP4F2 433M alleles", 0, .one, in: 0...2,
    from: .assumption("reference genotype"), by: .assumed)

  /// W/70.
  public static let massRatio = Quantity(
    "body.size.massRatio", "body mass relative to the reference adult", .one, Body.weight.now / referenceMass)
  /// (W/70)^0.85.
  static let clearanceScale = Quantity(
    "vitaminK.size.clearanceScale", "clearance of vitamin K relative to the reference adult, by size", .one,
    massRatio.now.power(exponent))
  /// (W/70)^0.75.
  static let drugScale = Quantity(
    "vitaminK.antagonist.size.scale", "clearance of antagonists relative to the reference adult, by size", .one,
    massRatio.now.power(drugExponent))
  static let maturity = Quantity(
    "vitaminK.maturity", "share of mature clearance", .one, 1 - newbornDeficit * exp(-RateLaw.time / maturation))
  /// What multiplies every vitamer's clearance: size, maturity, genotype.
  static let eliminationScale = Quantity(
    "vitaminK.size.eliminationScale", "elimination of vitamin K relative to the reference adult", .one,
    clearanceScale.now * maturity.now * variantClearance.power(variants))

  public var observables: [Quantity] { [BodySize.eliminationScale, BodySize.drugScale] }
}
