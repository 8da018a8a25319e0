import ModelLanguage

/// A place where calcium that CT can see is followed: its onset hazard, volume and calcium.
public struct CalcifiedSite: Sendable {
  /// Start of every key of this place: `vessel.coronary`.
  public let key: String
  public let name: String
  /// Cumulative onset hazard.
  public let hazard: Pool
  /// Volume of the deposit.
  public let volume: Pool
  /// Calcium in the deposit.
  public let calcium: Pool
  /// The person's threshold of onset.
  let threshold: RateLaw

  init(_ key: String, _ name: String, threshold: RateLaw, inLedger: Bool = true) {
    self.key = "vessel.\(key)"
    self.name = name
    self.threshold = threshold
    hazard = Pool(
      "vessel.\(key).onsetHazard", "cumulative onset hazard: \(name)", .one, scale: 0.1, atBirth: Self.hazardAtBirth)
    volume = Pool(
      "vessel.\(key).volume", "calcified volume: \(name)", .cubicMillimetre, scale: 200, atBirth: 0)
    let calciumKey = "vessel.\(key).calcium"
    let meaning = "calcium in the deposit: \(name)"
    calcium =
      inLedger
      ? SoftTissueMineral.tissuePool(calciumKey, meaning, scale: 20)
      : Pool(calciumKey, meaning, .milligram, scale: 20, atBirth: 0)
  }
}

extension CalcifiedSite {
  public static let coronary = CalcifiedSite(
    "coronary", "coronary arteries", threshold: threshold(coronaryPlace))
  public static let thoracicAorta = CalcifiedSite(
    "thoracicAorta", "thoracic aorta", threshold: threshold(thoracicPlace))
  public static let abdominalAorta = CalcifiedSite(
    "abdominalAorta", "abdominal aorta", threshold: threshold(abdominalPlace))
  public static let media = CalcifiedSite(
    "media", "media of muscular arteries",
    threshold: threshold(personalEffect("vessel.media.threshold.z", "a person's threshold of medial calcification")))
  public static let valve = CalcifiedSite("valve", "aortic valve", threshold: threshold(valvePlace))
  /// The same coronary arteries, had vitamin K been at the unsupplemented mean all life; outside the ledger.
  static let coronaryWithoutVitaminK = CalcifiedSite(
    "reference.coronary", "coronary arteries without vitamin K deviation",
    threshold: threshold(coronaryPlace), inLedger: false)

  public static let all = [coronary, thoracicAorta, abdominalAorta, media, valve]

  /// Smooth switch from 0 to 1 as the hazard passes the threshold.
  var isCalcified: RateLaw { logistic(Self.steepness * (log(hazard.now) - log(threshold))) }

  private static let steepness = parameter(
    "vessel.onset.steepness", "steepness of the switch at the threshold", 16, .one, in: 8...32,
    from: .assumption("from 10 to 90 % within 2-3 years at fifty"), by: .assumed)
  private static let hazardAtBirth = parameter(
    "vessel.onset.hazardAtBirth", "cumulative hazard at birth, never zero because its logarithm is taken", 1e-6, .one,
    in: 1e-9...1e-4, from: .assumption("far below any threshold"), by: .assumed)

  private static func threshold(_ place: RateLaw) -> RateLaw {
    let limited = maximum(minimum(place, limit), -limit)
    return -log(normalCumulative(-limited))
  }
  private static let limit = parameter(
    "vessel.onset.thresholdLimit", "furthest place of a threshold among people, in standard deviations", 3.5, .one,
    in: 2...6,
    from: .assumption("keeps the normal tail finite"), by: .assumed)

  static let coronaryPlace = personalEffect(
    "vessel.coronary.threshold.z", "a person's threshold of coronary calcification")
  private static let thoracicPlace = tied(
    "thoracicAorta.threshold", "threshold of thoracic aortic calcification", to: coronaryPlace,
    by: correlationParameter("thoracicAorta.threshold", "threshold of thoracic aortic calcification", 0.4))
  private static let abdominalPlace = tied(
    "abdominalAorta.threshold", "threshold of abdominal aortic calcification", to: thoracicPlace,
    by: correlationParameter("abdominalAorta.threshold", "threshold of abdominal aortic calcification", 0.5))
  private static let valvePlace = tied(
    "valve.threshold", "threshold of valve calcification", to: coronaryPlace,
    by: correlationParameter("valve.threshold", "threshold of valve calcification", 0.3))

  /// A late starter grows slightly faster.
  static let growthEffect = tied(
    "coronary.growth", "speed of coronary growth", to: coronaryPlace,
    by: correlationParameter("coronary.growth", "speed of coronary growth", 0.34))
  static let medialFrailty = personalEffect("vessel.aortaAndMedia.z", "a person's aortic growth and medial onset")
  static let valveFrailty = personalEffect("vessel.valve.z", "a person's valve onset and growth")

  private static func tied(_ key: String, _ meaning: String, to other: RateLaw, by tie: RateLaw) -> RateLaw {
    tie * other + sqrt(1 - tie * tie)
      * personalEffect("vessel.\(key).z", "a person's \(meaning), beyond what is shared")
  }
  private static func correlationParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.\(key).correlation", "correlation between people: \(meaning)", value, .one, in: -0.95...0.95,
      uncertainty: .normal(sd: 0.1), from: .rows("C027", note: "places go together in people; size assumed"),
      by: .assumed)
  }
}
