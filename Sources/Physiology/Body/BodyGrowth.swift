import ModelLanguage

/// Height, body mass and lean mass from birth to old age.
///
///     h   = kh·[h_b + h₁(1−e^(−a/τ₁)) + h₂(1−e^(−a/1.5)) + v·(a − sp(m+2, 1) + sp(2−PHV, 1)) + h_p·lg((m−m_h)/w_h)]
///     BMI = b₀ + b₁(1−e^(−a/0.25)) − b₂(1−e^(−a/τ_b)) + b₃·lg((m−m_b)/w_b) + b₄·lg((a−33)/8) − b₅·sp(a−68, 6)
///     W   = k_w·BMI·h²        lean = W·(1 − fat share)        s = (lean/50 kg)^0.75        m = a − PHV
///
/// Fitted to the CDC 2000 and WHO medians up to 20 years and to adults like those of NHANES. Left out: loss of height with
/// age; pregnancy; illness and weight that comes and goes.
public struct BodyGrowth: Mechanism {
  public let name = "Body size"
  public let summary = "Height and mass follow a growth curve set by the age at peak height velocity."
  public let leftOut = ["loss of height in old age", "pregnancy", "weight that comes and goes"]

  public var observables: [Quantity] {
    [Body.height, Body.weight, Body.bodyMassIndex, Body.leanMass, Body.metabolicSize, Body.fatShare]
  }

  static let source = Citation.published("CDC 2000 and WHO 2006 medians to 20 y; NHANES-like adults (recalled)")

  static func shapeParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ unit: UnitOfMeasure
  ) -> RateLaw {
    let size = max(abs(female), abs(male))
    return parameter(
      "body.\(key)", meaning, female: female, male: male, unit,
      in: (min(female, male) - 0.1 * size)...(max(female, male) + 0.1 * size), from: source, by: .fitted)
  }

  static let peakHeightVelocityAge = parameter(
    "body.peakHeightVelocityAge", "age at peak height velocity", female: 11.8, male: 13.5, .year, in: 8...17,
    spread: .normal(sd: 0.95), from: .published("Saskatchewan growth study (Bailey 2000): SD 0.9 F, 1.0 M"),
    by: .measured)

  /// Age less the age at peak height velocity: the clock of puberty.
  public static let maturityOffset = Quantity(
    "body.maturityOffset", "age less the age at peak height velocity", .year, .time - peakHeightVelocityAge)

  /// Height for the mean adult-height factor at an age.
  static func heightShape(at age: RateLaw) -> RateLaw {
    let first = shapeParameter("height.infancyGain", "height gained in the first months", 8.695, 9.353, .centimetre)
    let firstTime = shapeParameter("height.infancyTime", "time constant of that gain", 0.2587, 0.2091, .year)
    let second = shapeParameter("height.toddlerGain", "height gained in the first years", 21.557, 22.216, .centimetre)
    let secondTime = shapeParameter("height.toddlerTime", "time constant of that gain", 1.5, 1.5, .year)
    let birth = shapeParameter("height.birth", "length at birth", 49.1, 49.9, .centimetre)
    let velocity = shapeParameter(
      "height.childVelocity", "growth per year in childhood", 6.0409, 5.7906, .centimetre / .year)
    let lead = shapeParameter("height.childEnd", "childhood growth ends so long before peak velocity", 2, 2, .year)
    let width = shapeParameter("height.childEndWidth", "how gradually it ends", 1, 1, .year)
    let spurt = shapeParameter("height.spurt", "height gained in the spurt", 24.625, 28.434, .centimetre)
    let spurtMiddle = shapeParameter(
      "height.spurtMiddle", "middle of the spurt after peak velocity", 0.0205, 0.2449, .year)
    let spurtWidth = shapeParameter("height.spurtWidth", "width of the spurt", 1.0297, 0.9723, .year)
    let maturity = age - peakHeightVelocityAge
    let childhood =
      age - positivePart(maturity + lead, width: width)
      + positivePart(lead - peakHeightVelocityAge, width: width)
    let infancy = birth + first * (1 - exp(-age / firstTime)) + second * (1 - exp(-age / secondTime))
    return infancy + velocity * childhood + spurt * step(maturity, at: spurtMiddle, width: spurtWidth)
  }

  static let adultAge = parameter(
    "body.height.adultAge", "age at which height is adult", 28, .year, in: 28...28,
    from: .assumption("growth has ended in everyone"), by: .assumed)
  static let heightFactor = parameter(
    "body.height.factor", "a person's height relative to the median", 1, .one, in: 0.75...1.3,
    spread: .logNormal(sd: 0.037),
    from: .published("CDC 2000 growth reference: coefficient of variation of adult stature"),
    by: .measured)
  /// Height relative to the same person's at 28.
  static let relativeHeight = Quantity(
    "body.height.relative", "height relative to one's own at 28", .one,
    heightShape(at: .time) / heightShape(at: adultAge))
}

/// Sizes of the body that other parts use.
public enum Body {
  public static let height = Quantity(
    "body.height", "height", .centimetre, BodyGrowth.heightFactor * BodyGrowth.heightShape(at: .time))

  public static let bodyMassIndex = Quantity(
    "body.bodyMassIndex", "body mass index", .kilogramPerSquareMetre, massFactor * BodyGrowth.bodyMassIndexShape)

  /// W = k_w·BMI·(h/100)².
  public static let weight = Quantity(
    "body.weight", "body mass", .kilogram, bodyMassIndex.now * height.now * height.now)

  public static let fatShare = Quantity("body.fatShare", "fat as a share of body mass", .one, BodyGrowth.fatShape)

  public static let leanMass = Quantity("body.leanMass", "lean mass", .kilogram, weight.now * (1 - fatShare.now))

  /// s = (lean mass/50 kg)^0.75: fluxes of minerals follow it.
  public static let metabolicSize = Quantity(
    "body.metabolicSize", "size that mineral fluxes follow", .one,
    (leanMass.now / referenceLeanMass).power(sizeExponent))

  static let massFactor = parameter(
    "body.mass.factor", "a person's body mass for height relative to the median", 1, .one, in: 0.4...3,
    spread: .logNormal(sd: 0.15), from: .published("NHANES 2011-2018, spread of body mass index"), by: .measured)
  private static let referenceLeanMass = parameter(
    "body.referenceLeanMass", "lean mass of metabolic size 1", 50, .kilogram, in: 50...50,
    from: .assumption("near the adult mean of both sexes"), by: .assumed)
  private static let sizeExponent = parameter(
    "body.metabolicExponent", "exponent of lean mass in mineral fluxes", 0.75, .one, in: 0.67...1,
    uncertainty: .logNormal(sd: 0.05), from: .assumption("allometry"), by: .assumed)
}

extension BodyGrowth {
  static let bodyMassIndexShape: RateLaw = {
    let unit = UnitOfMeasure.kilogramPerSquareMetre
    let birth = shapeParameter("bmi.birth", "body mass index at birth", 11.244, 11.998, unit)
    let infancy = shapeParameter("bmi.infancyRise", "its rise in infancy", 3.926, 4.739, unit)
    let infancyTime = shapeParameter("bmi.infancyTime", "time constant of that rise", 0.25, 0.25, .year)
    let childhood = shapeParameter("bmi.childhoodFall", "its fall in childhood", 14.013, 7.811, unit)
    let childhoodTime = shapeParameter("bmi.childhoodTime", "time constant of that fall", 9.409, 4.765, .year)
    let puberty = shapeParameter("bmi.pubertyRise", "its rise around puberty", 19.928, 15.724, unit)
    let pubertyMiddle = shapeParameter(
      "bmi.pubertyMiddle", "middle of that rise after peak velocity", -2.510, -1.976, .year)
    let pubertyWidth = shapeParameter("bmi.pubertyWidth", "width of that rise", 4.638, 5.339, .year)
    let adult = shapeParameter("bmi.adultRise", "its rise in adult life", 6.023, 2.498, unit)
    let adultMiddle = shapeParameter("bmi.adultMiddle", "middle of that rise", 33, 33, .year)
    let adultWidth = shapeParameter("bmi.adultWidth", "width of that rise", 8, 8, .year)
    let old = shapeParameter("bmi.oldFall", "its fall per year of old age", 0.1053, 0.1126, unit / .year)
    let oldOnset = shapeParameter("bmi.oldOnset", "age from which it falls", 68, 68, .year)
    let oldWidth = shapeParameter("bmi.oldWidth", "how gradually the fall sets in", 6, 6, .year)
    let early =
      birth + infancy * (1 - exp(-RateLaw.time / infancyTime)) - childhood * (1 - exp(-RateLaw.time / childhoodTime))
    let later =
      puberty * step(maturityOffset.now, at: pubertyMiddle, width: pubertyWidth)
      + adult * step(.time, at: adultMiddle, width: adultWidth)
    return early + later - old * positivePart(.time - oldOnset, width: oldWidth)
  }()

  /// Fat share: a bump in infancy, puberty by sex, a slow rise in adult life, a fall in old age.
  static let fatShape: RateLaw = {
    let base = shapeParameter("fat.base", "fat share of the child", 0.14, 0.14, .one)
    let infancy = shapeParameter("fat.infancyPeak", "its peak in infancy", 0.096, 0.096, .one)
    let infancyAge = shapeParameter("fat.infancyPeakAge", "age of that peak", 0.5, 0.5, .year)
    let sex = shapeParameter("fat.girls", "what girls have more from birth", 0.04, 0, .one)
    let puberty = shapeParameter("fat.girlsPuberty", "what girls gain in puberty", 0.10, 0, .one)
    let pubertyMiddle = shapeParameter(
      "fat.girlsPubertyMiddle", "middle of that gain after peak velocity", 0.5, 0.5, .year)
    let pubertyWidth = shapeParameter("fat.pubertyWidth", "width of that gain", 1.5, 1.5, .year)
    let boysRise = shapeParameter("fat.boysRise", "what boys gain before puberty", 0, 0.02, .one)
    let boysAge = shapeParameter("fat.boysRiseAge", "age of that gain", 8, 8, .year)
    let boysFall = shapeParameter("fat.boysFall", "what boys lose in puberty", 0, 0.01, .one)
    let boysFallAge = shapeParameter("fat.boysFallAge", "age of that loss", 14, 14, .year)
    let boysFallWidth = shapeParameter("fat.boysFallWidth", "width of that loss", 1, 1, .year)
    let slope = shapeParameter("fat.adultSlope", "gain per year of adult life", 0.0018, 0.0016, .perYear)
    let adult = shapeParameter("fat.adultOnset", "age from which it rises", 22, 22, .year)
    let width = shapeParameter("fat.slopeWidth", "how gradually slopes set in", 5, 5, .year)
    let oldSlope = shapeParameter("fat.oldSlope", "loss per year of old age", 0.0012, 0.0012, .perYear)
    let old = shapeParameter("fat.oldOnset", "age from which it falls", 72, 72, .year)
    let infancyBump = infancy * (.time / infancyAge) * exp(1 - RateLaw.time / infancyAge)
    let girls = sex + puberty * step(maturityOffset.now, at: pubertyMiddle, width: pubertyWidth)
    let boys =
      boysRise * step(.time, at: boysAge, width: pubertyWidth) - boysFall
      * step(.time, at: boysFallAge, width: boysFallWidth)
    let slopes = slope * positivePart(.time - adult, width: width) - oldSlope * positivePart(.time - old, width: width)
    return base + infancyBump + girls + boys + slopes
  }()
}
