import ModelLanguage

/// What densitometry reads: mineral over projected area, by site, and its scores.
///
///     aBMD = M/A      A = A*·kh²·(1 + ε·sp(a − 25, 2))      T = (aBMD − young mean)/young SD
public struct BoneDensity: Mechanism {
  public let name = "Bone density"
  public let summary = "Densitometry divides mineral by projected area, which widens slowly with age."
  public let leftOut = ["volumetric density", "differences between devices"]

  private static func wideningParameter(_ key: String, _ title: String, _ value: Double) -> RateLaw {
    parameter(
      "bone.\(key).widening", "outer growth of the \(title) in adults", value, .perYear, in: 0...0.004,
      uncertainty: .logNormal(sd: 0.5),
      from: .rows("bone-66"), by: .measured)
  }
  private static let wideningOnset = parameter(
    "bone.widening.onset", "age from which bones widen", 25, .year, in: 20...35, from: .rows("bone-66"), by: .assumed)
  private static let wideningWidth = parameter(
    "bone.widening.width", "how gradually", 2, .year, in: 1...5, from: .assumption("smooth"), by: .assumed)

  private static func area(_ site: SkeletalProgramme.Site, _ widening: RateLaw) -> RateLaw {
    let size = BodyGrowth.heightFactor * BodyGrowth.heightFactor
    return site.area * size * (1 + widening * positivePart(.time - wideningOnset, width: wideningWidth))
  }
  private static func content(_ key: String, _ title: String, _ regions: [BoneRegion]) -> Quantity {
    Quantity(
      "bone.\(key).content", "bone mineral content of the \(title)", .gram,
      sum(BoneCompartment.of(regions).map(\.mineral.now)))
  }
  private static func density(_ key: String, _ title: String, _ content: Quantity, _ area: RateLaw) -> Quantity {
    Quantity(
      "bone.\(key).density", "areal bone mineral density of the \(title)", .gramPerSquareCentimetre, content.now / area)
  }

  public static let spineContent = content("lumbarSpine", "lumbar spine", [.lumbarSpine])
  public static let neckContent = content("femoralNeck", "femoral neck", [.femoralNeck])
  public static let hipContent = content("totalHip", "total hip", [.femoralNeck, .otherHip])
  public static let bodyContent = content("totalBody", "whole body", BoneRegion.allCases)
  /// A scanner reads an infant's soft mineral low.
  public static let bodyReading: Quantity = {
    let low = parameter(
      "bone.totalBody.infantReading", "share by which a scanner reads the newborn low", 0.05, .one, in: 0...0.15,
      from: .rows("bone-39"), by: .assumed)
    let time = parameter(
      "bone.totalBody.infantReadingTime", "time constant with which that fades", 1, .year, in: 0.5...3,
      from: .rows("bone-39"), by: .assumed)
    return Quantity(
      "bone.totalBody.contentOnImage", "whole-body mineral as imaged", .gram,
      bodyContent.now * (1 - low * exp(-RateLaw.time / time)))
  }()
  public static let skeletalCalcium = Quantity(
    "bone.skeletalCalcium", "calcium in the skeleton", .gram, BoneMineral.calciumShare * bodyContent.now)

  /// Density of the bone itself, without what osteophytes add to the image.
  public static let spine = density(
    "lumbarSpine", "lumbar spine", spineContent,
    area(SkeletalProgramme.spine, wideningParameter("lumbarSpine", "lumbar spine", 0.001)))
  public static let neck = density(
    "femoralNeck", "femoral neck", neckContent,
    area(SkeletalProgramme.neck, wideningParameter("femoralNeck", "femoral neck", 0.002)))
  public static let hip = density(
    "totalHip", "total hip", hipContent, area(SkeletalProgramme.hip, wideningParameter("totalHip", "total hip", 0.001)))

  /// With what osteophytes add to the image of an old spine: an observation, not bone.
  public static let spineOnImage: Quantity = {
    let slope = parameter(
      "bone.lumbarSpine.osteophytes", "density that osteophytes seem to add a year", 0.0055,
      .gramPerSquareCentimetre / .year, in: 0...0.012,
      uncertainty: .logNormal(sd: 0.3), from: .rows("bone-69", note: "no age decline at the spine by image"),
      by: .fitted)
    let onset = parameter(
      "bone.lumbarSpine.osteophyteOnset", "age from which they do", 56, .year, in: 45...65, from: .rows("bone-69"),
      by: .fitted)
    let width = parameter(
      "bone.lumbarSpine.osteophyteWidth", "how gradually", 4, .year, in: 1...8, from: .assumption("smooth"),
      by: .assumed)
    return Quantity(
      "bone.lumbarSpine.densityOnImage", "spine density as imaged, osteophytes included", .gramPerSquareCentimetre,
      spine.now + slope * positivePart(.time - onset, width: width))
  }()

  private static func youngParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "bone.\(key)", meaning, value, .gramPerSquareCentimetre, in: (value * 0.8)...(value * 1.2), from: youngReference,
      by: .measured)
  }
  private static let youngReference = Citation.published(
    "NHANES III white women 20-29 y (hip); Hologic reference (spine)")
  private static func tScore(_ key: String, _ title: String, _ density: Quantity, _ mean: RateLaw, _ sd: RateLaw)
    -> Quantity
  {
    Quantity("bone.\(key).tScore", "T-score of the \(title)", .one, (density.now - mean) / sd)
  }
  public static let spineTScore = tScore(
    "lumbarSpine", "lumbar spine", spineOnImage,
    youngParameter("lumbarSpine.youngMean", "density of the young adult spine", 1.064),
    youngParameter("lumbarSpine.youngDeviation", "its standard deviation", 0.106))
  public static let neckTScore = tScore(
    "femoralNeck", "femoral neck", neck,
    youngParameter("femoralNeck.youngMean", "density of the young adult femoral neck", 0.858),
    youngParameter("femoralNeck.youngDeviation", "its standard deviation", 0.120))
  public static let hipTScore = tScore(
    "totalHip", "total hip", hip, youngParameter("totalHip.youngMean", "density of the young adult hip", 0.942),
    youngParameter("totalHip.youngDeviation", "its standard deviation", 0.122))

  public var observables: [Quantity] {
    [
      Self.spineContent, Self.neckContent, Self.hipContent, Self.bodyContent, Self.skeletalCalcium, Self.spine,
      Self.neck, Self.hip,
      Self.spineOnImage, Self.spineTScore, Self.neckTScore, Self.hipTScore, BoneReference.spineZ, BoneReference.neckZ,
      BoneReference.hipZ, BoneReference.bodyZ, Self.bodyReading,
    ]
  }
}
