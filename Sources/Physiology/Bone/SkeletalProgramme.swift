import ModelLanguage

/// The skeleton that growth builds towards, region by region: projected area times density, of the person's own size.
///
///     D* = b + c·(1 − exp(u₀ − u)) + p·[lg((m−m_s)/w_s) − lg((−PHV−m_s)/w_s)]      u = ((a + 0.3)/7.6)^1.45
///     P_s = D*·A*·ρh^κ·kb·kh²        P_TB = 80 + B_i(1−e^(−a/0.6)) + v_c·(…) + M_p·(1 + q·e^(−k(m−m₀)))^(−1/q)
///
/// `ρh` is height relative to one's own at 28. Regions are disjoint: lumbar spine, femoral neck, other hip, the rest. Left
/// out: the radius as a region; section modulus.
public struct SkeletalProgramme: Mechanism {
  public let name = "Skeletal programme"
  public let summary = "Growth sets how much bone a person of that height and maturity is building towards."
  public let leftOut = ["the radius as a region", "section modulus"]

  static let source = Citation.rows("bone-1", "bone-2", "bone-15", note: "and the reference curves of bone density")

  /// A constant of a fitted curve: it means little without its neighbours, so it moves by a tenth at most.
  static func shapeParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ unit: UnitOfMeasure
  ) -> RateLaw {
    let size = max(abs(female), abs(male))
    return parameter(
      "bone.programme.\(key)", meaning, female: female, male: male, unit,
      in: (min(female, male) - 0.1 * size)...(max(female, male) + 0.1 * size), uncertainty: .logNormal(sd: 0.03),
      from: source, by: .fitted)
  }

  /// Person's bone size; with height squared it scales mass.
  static let sizeFactor = parameter(
    "bone.size", "a person's bone mass relative to others of that height", 1, .one, in: 0.5...1.8, uncertainty: .fixed,
    spread: .logNormal(sd: 0.11), from: .published("adult bone density: SD 0.11 to 0.13 g/cm² (reference curves)"),
    by: .fitted)
  static let personScale = sizeFactor * BodyGrowth.heightFactor * BodyGrowth.heightFactor

  // Density rises in childhood as u grows, and by a step around puberty.
  private static let childhoodRise: RateLaw = {
    let offset = shapeParameter("childhood.offset", "start of the childhood rise before birth", 0.3, 0.3, .year)
    let time = shapeParameter("childhood.time", "time of the childhood rise", 7.6, 7.6, .year)
    let power = parameter(
      "bone.programme.childhood.power", "shape of the childhood rise", 1.45, .one, in: 1...2, from: source, by: .fitted)
    let now = ((.time + offset) / time).power(power)
    let birth = (offset / time).power(power)
    return 1 - exp(birth - now)
  }()

  struct Site {
    let key: String
    let title: String
    let birth: (Double, Double)
    let childhood: (Double, Double)
    let puberty: (Double, Double)
    let pubertyMiddle: (Double, Double)
    let pubertyWidth: (Double, Double)
    let adultArea: (Double, Double)
    let areaPower: RateLaw

    var area: RateLaw {
      shapeParameter("\(key).area", "projected area of the adult \(title)", adultArea.0, adultArea.1, .squareCentimetre)
        * BodyGrowth.relativeHeight.now.power(areaPower)
    }

    var density: RateLaw {
      let unit = UnitOfMeasure.gramPerSquareCentimetre
      let base = shapeParameter("\(key).birth", "density of the \(title) at birth", birth.0, birth.1, unit)
      let rise = shapeParameter("\(key).childhood", "what childhood adds", childhood.0, childhood.1, unit)
      let step = shapeParameter("\(key).puberty", "what puberty adds", puberty.0, puberty.1, unit)
      let middle = shapeParameter(
        "\(key).pubertyMiddle", "middle of that after peak height velocity", pubertyMiddle.0, pubertyMiddle.1, .year)
      let width = shapeParameter("\(key).pubertyWidth", "width of that", pubertyWidth.0, pubertyWidth.1, .year)
      let atBirth = logistic((-BodyGrowth.peakHeightVelocityAge - middle) / width)
      let now = logistic((BodyGrowth.maturityOffset.now - middle) / width)
      return base + rise * childhoodRise + step * (now - atBirth)
    }
  }

  private static let spinePower = parameter(
    "bone.programme.spine.areaPower", "exponent of height in projected area of the spine", 1.55, .one, in: 1...2.5,
    from: source, by: .fitted)
  private static let hipPower = parameter(
    "bone.programme.hip.areaPower", "exponent of height in projected area of the hip", 1.9, .one, in: 1...2.5,
    from: source, by: .fitted)

  /// The values of a shape parameter of a woman and of a man.
  private static func pairParameter(_ female: Double, _ male: Double) -> (Double, Double) { (female, male) }

  static let spine = Site(
    key: "spine", title: "lumbar spine", birth: pairParameter(0.266, 0.266), childhood: pairParameter(0.535, 0.51),
    puberty: pairParameter(0.265, 0.275), pubertyMiddle: pairParameter(1.25, 1.25), pubertyWidth: pairParameter(1, 1),
    adultArea: pairParameter(58, 67), areaPower: spinePower)
  static let neck = Site(
    key: "neck", title: "femoral neck", birth: pairParameter(0.27, 0.27), childhood: pairParameter(0.535, 0.60),
    puberty: pairParameter(0.05, 0.06), pubertyMiddle: pairParameter(0.5, 0.5), pubertyWidth: pairParameter(0.8, 0.8),
    adultArea: pairParameter(4.9, 5.7), areaPower: hipPower)
  static let hip = Site(
    key: "hip", title: "total hip", birth: pairParameter(0.28, 0.28), childhood: pairParameter(0.575, 0.66),
    puberty: pairParameter(0.10, 0.115), pubertyMiddle: pairParameter(0.2, 0.4), pubertyWidth: pairParameter(0.8, 0.8),
    adultArea: pairParameter(33.5, 42), areaPower: hipPower)

  /// Whole-body mineral of the mean person of that height.
  private static let wholeBody: RateLaw = {
    let newborn = shapeParameter("body.newborn", "mineral at birth", 80, 80, .gram)
    let infancy = shapeParameter("body.infancy", "mineral gained in infancy", 74.5, 61.8, .gram)
    let infancyTime = shapeParameter("body.infancyTime", "time constant of that", 0.6, 0.6, .year)
    let velocity = shapeParameter(
      "body.childVelocity", "mineral gained per year of childhood", 100.7, 103.9, .gramPerYear)
    let end = shapeParameter("body.childEnd", "maturity offset at which that ends", -0.142, 0.860, .year)
    let width = shapeParameter("body.childEndWidth", "how gradually it ends", 0.8, 0.8, .year)
    let spurt = shapeParameter("body.spurt", "mineral gained in the spurt", 720, 923.5, .gram)
    let tempo = parameter(
      "bone.programme.body.tempo", "tempo of the spurt", female: 1.10, male: 1.45, .perYear, in: 0.6...2.2,
      spread: .logNormal(sd: 0.18),
      from: source, by: .fitted)
    let skew = shapeParameter("body.skew", "skew of the spurt", 0.026, 0.968, .one)
    let middle = shapeParameter(
      "body.spurtMiddle", "middle of the spurt after peak height velocity", 0.451, 0.488, .year)
    let maturity = BodyGrowth.maturityOffset.now
    let childhood =
      .time - positivePart(maturity - end, width: width)
      + positivePart(-BodyGrowth.peakHeightVelocityAge - end, width: width)
    let decline = 1 + skew * exp(-tempo * (maturity - middle))
    return newborn + infancy * (1 - exp(-RateLaw.time / infancyTime)) + velocity * childhood + spurt
      * decline.power(-1 / skew)
  }()

  static let spineMass = Quantity(
    "bone.programme.spine", "programme of the lumbar spine", .gram, personScale * spine.density * spine.area)
  static let neckMass = Quantity(
    "bone.programme.neck", "programme of the femoral neck", .gram, personScale * neck.density * neck.area)
  static let hipMass = Quantity(
    "bone.programme.hip", "programme of the total hip", .gram, personScale * hip.density * hip.area)
  static let bodyMass = Quantity("bone.programme.body", "programme of the whole body", .gram, personScale * wholeBody)
  static let bodyVelocity = Quantity(
    "bone.programme.velocity", "mineral that the programme adds", .gramPerYear, bodyMass.law.derivativeInTime)

  public var observables: [Quantity] { [Self.bodyMass, Self.bodyVelocity] }
}

/// What growth asks of the gut and of bone cells.
///
///     d = f_Ca·v_TB        Γ = d/(100 mg/d·s)
public struct GrowthSignal: Mechanism {
  public let name = "Growth signal"
  public let summary =
    "The mineral that growth asks for opens the gut and wakes the osteoclasts that shape growing bone."

  private static let unitDemand = parameter(
    "bone.growth.unitDemand", "calcium demand that counts as a signal of 1, metabolic size 1", 100, .milligramPerDay,
    in: 50...200,
    from: .assumption("scale of the signal"), by: .assumed)
  static let demand = Quantity(
    "bone.growth.calciumDemand", "calcium that growth asks for", .milligramPerDay,
    BoneMineral.calciumShare * SkeletalProgramme.bodyVelocity.now)
  static let signal = Quantity(
    "bone.growth.signal", "growth's demand for calcium relative to size", .one,
    demand.now / (unitDemand * Body.metabolicSize.now))

  public var observables: [Quantity] { [Self.demand, Self.signal] }
}
