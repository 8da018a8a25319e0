import ModelLanguage

/// The reference person's own bone curves, against which Z-scores and relative quality are measured.
///
/// The tables are made by the model itself (`BoneReferenceTables`): the reference woman and man, nothing supplemented.
public enum BoneReference {
  private static let maleness = parameter(
    "bone.reference.male", "1 for a man: chooses the reference curve", female: 0, male: 1, .one, in: 0...1,
    from: .assumption("by sex"), by: .measured)

  private static func curve(_ female: RateLaw.Table, _ male: RateLaw.Table) -> RateLaw {
    (1 - maleness) * .interpolate(female, at: .time) + maleness * .interpolate(male, at: .time)
  }

  static let spineQuality = curve(BoneReferenceTables.femaleSpineQuality, BoneReferenceTables.maleSpineQuality)
  static let neckQuality = curve(BoneReferenceTables.femaleNeckQuality, BoneReferenceTables.maleNeckQuality)
  static let bodyQuality = curve(BoneReferenceTables.femaleBodyQuality, BoneReferenceTables.maleBodyQuality)

  private static func deviationParameter(_ key: String, _ title: String, _ value: Double, _ unit: UnitOfMeasure)
    -> RateLaw
  {
    parameter(
      "bone.\(key).deviation", "standard deviation between people of one age: \(title)", value, unit,
      in: (value / 2)...(value * 2),
      from: .published("reference curves of bone density"), by: .measured)
  }

  public static let neckZ = Quantity(
    "bone.femoralNeck.zScore", "Z-score of the femoral neck", .one,
    (BoneDensity.neck.now - curve(BoneReferenceTables.femaleNeckDensity, BoneReferenceTables.maleNeckDensity))
      / deviationParameter("femoralNeck", "femoral neck", 0.12, .gramPerSquareCentimetre))

  /// The spread of spine density widens with age, as osteophytes do.
  public static let spineZ: Quantity = {
    let widening = parameter(
      "bone.lumbarSpine.deviationOld", "what old age adds to the spread of spine density", 0.05,
      .gramPerSquareCentimetre, in: 0...0.1,
      from: .published("reference curves of bone density: 0.16 at 75"), by: .measured)
    let age = parameter(
      "bone.lumbarSpine.deviationAge", "middle of that", 62, .year, in: 50...75, from: .published("reference curves"),
      by: .fitted)
    let width = parameter(
      "bone.lumbarSpine.deviationWidth", "how gradually", 5, .year, in: 2...10, from: .published("reference curves"),
      by: .fitted)
    let deviation =
      deviationParameter("lumbarSpine", "lumbar spine", 0.11, .gramPerSquareCentimetre) + widening
      * step(.time, at: age, width: width)
    return Quantity(
      "bone.lumbarSpine.zScore", "Z-score of the lumbar spine", .one,
      (BoneDensity.spine.now - curve(BoneReferenceTables.femaleSpineDensity, BoneReferenceTables.maleSpineDensity))
        / deviation)
  }()

  public static let hipZ = Quantity(
    "bone.totalHip.zScore", "Z-score of the total hip", .one,
    (BoneDensity.hip.now - curve(BoneReferenceTables.femaleHipDensity, BoneReferenceTables.maleHipDensity))
      / deviationParameter("totalHip", "total hip", 0.12, .gramPerSquareCentimetre))

  public static let bodyZ = Quantity(
    "bone.totalBody.zScore", "Z-score of whole-body mineral", .one,
    (BoneDensity.bodyContent.now / curve(BoneReferenceTables.femaleBodyContent, BoneReferenceTables.maleBodyContent) - 1)
      / deviationParameter("totalBody", "whole body, as a share", 0.11, .one))
}
