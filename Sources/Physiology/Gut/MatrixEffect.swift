import ModelLanguage

/// What food or preparation does to absorption: how well it gives the vitamin up, with fat and without.
///
///     F = F_ref · M(matrix, vitamer) · …        M = 1 is an oily food or an oil capsule with 20 g of fat
///
/// Left out: differences between plants, chopping and cooking time; they hide in the wide ranges.
struct MatrixEffect: Sendable {
  /// How fast the stomach and gut let go of it.
  enum Transit: String, Sendable { case food, oil }

  let matrix: FoodMatrix
  /// `M` of phylloquinone; nil where the matrix never carries it.
  let phylloquinone: RateLaw?
  /// Share of phylloquinone's absorption that needs no fat, `f₀`.
  let fatFree: RateLaw
  /// `M` of the menaquinones.
  let menaquinones: RateLaw
  let transit: Transit

  private init(
    _ matrix: FoodMatrix, phylloquinone: RateLaw?, fatFree: RateLaw, menaquinones: RateLaw, transit: Transit
  ) {
    self.matrix = matrix
    self.phylloquinone = phylloquinone
    self.fatFree = fatFree
    self.menaquinones = menaquinones
    self.transit = transit
  }

  /// The multiplier of one vitamer.
  /// - Precondition: the matrix carries it (`FoodMatrix.carries`).
  func multiplier(of vitamer: Vitamer) -> RateLaw {
    guard vitamer == .phylloquinone else { return menaquinones }
    guard let phylloquinone else { preconditionFailure("\(matrix.rawValue) never carries K1") }
    return phylloquinone
  }

  static func of(_ matrix: FoodMatrix) -> MatrixEffect {
    switch matrix {
    case .greensCooked: greensCooked
    case .greensRaw: greensRaw
    case .oil: oil
    case .mixedDish: mixedDish
    case .dairy: dairy
    case .natto: natto
    case .meatEgg: meatEgg
    case .supplementInOil: supplementInOil
    case .tablet: tablet
    case .solubilised: solubilised
    case .menaquinone4Drug: menaquinone4Drug
    }
  }

  private static let greensCooked = MatrixEffect(
    .greensCooked,
    phylloquinone: phylloquinoneParameter(
      .greensCooked, 0.85, 0.3...1.6, sd: 0.7, .rows("PK019", "PK020", "PK027", "PK030", note: "they differ eightfold")),
    fatFree: fatFreeParameter(.greensCooked, 0.25, .rows("PK019", "PK020")),
    menaquinones: menaquinonesParameter(.greensCooked, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food)

  private static let greensRaw = MatrixEffect(
    .greensRaw, phylloquinone: phylloquinoneParameter(.greensRaw, 0.10, 0.05...0.2, sd: 0.35, .rows("PK022", "PK023")),
    fatFree: fatFreeParameter(.greensRaw, 0.5, .assumption("half of it, as in a mixed dish")),
    menaquinones: menaquinonesParameter(.greensRaw, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food)

  private static let oil = MatrixEffect(
    .oil,
    phylloquinone: phylloquinoneParameter(
      .oil, 1.1, 0.6...1.6, sd: 0.2, .rows("OC050", note: "broccoli does as well as oil")),
    fatFree: fatFreeParameter(.oil, 0.6, .assumption("the oil is fat itself")),
    menaquinones: menaquinonesParameter(.oil, 1.0, 0.6...1.4, sd: 0.2, asOil), transit: .food)

  private static let mixedDish = MatrixEffect(
    .mixedDish,
    phylloquinone: phylloquinoneParameter(
      .mixedDish, 0.95, 0.5...1.3, sd: 0.25,
      .assumption("between oil and greens; the level that plasma K1 of usual diets asks for")),
    fatFree: fatFreeParameter(.mixedDish, 0.5, .assumption("half of it")),
    menaquinones: menaquinonesParameter(.mixedDish, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food)

  private static let dairy = MatrixEffect(
    .dairy,
    phylloquinone: phylloquinoneParameter(
      .dairy, 1.0, 0.5...1.4, sd: 0.3, .assumption("fat and emulsified, as an oily food")),
    fatFree: fatFreeParameter(.dairy, 0.6, .assumption("the food brings its own fat")),
    menaquinones: menaquinonesParameter(
      .dairy, 0.75, 0.3...1, sd: 0.3, .rows("PK015", note: "enriched yogurt no less than an oil capsule")),
    transit: .food)

  private static let natto = MatrixEffect(
    .natto, phylloquinone: phylloquinoneParameter(.natto, 0.8, 0.4...1.2, sd: 0.3, .assumption("a bean dish")),
    fatFree: fatFreeParameter(.natto, 0.6, .assumption("the beans bring some fat")),
    menaquinones: menaquinonesParameter(.natto, 1.0, 0.6...1.4, sd: 0.2, .rows("PK017", "PK018")), transit: .food)

  private static let meatEgg = MatrixEffect(
    .meatEgg,
    phylloquinone: phylloquinoneParameter(
      .meatEgg, 0.9, 0.5...1.3, sd: 0.3, .assumption("between oil and a mixed dish")),
    fatFree: fatFreeParameter(.meatEgg, 0.5, .assumption("half of it")),
    menaquinones: menaquinonesParameter(.meatEgg, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food)

  private static let supplementInOil = MatrixEffect(
    .supplementInOil,
    phylloquinone: phylloquinoneParameter(.supplementInOil, 1.1, 0.6...1.6, sd: 0.2, .assumption("as oil")),
    fatFree: fatFreeParameter(.supplementInOil, 0.6, .assumption("the capsule brings its own oil")),
    menaquinones: menaquinonesParameter(
      .supplementInOil, 1.0, 0.999...1.001, sd: nil, .assumption("the definition of reference absorption for MK-7")),
    transit: .oil)

  private static let tablet = MatrixEffect(
    .tablet, phylloquinone: phylloquinoneParameter(.tablet, 0.55, 0.3...0.9, sd: 0.3, .rows("PK021", "OC041", "OC044")),
    fatFree: fatFreeParameter(.tablet, 0.5, .assumption("half of it")),
    menaquinones: menaquinonesParameter(
      .tablet, 0.9, 0.5...1.2, sd: 0.2, .rows("PK013", note: "24-h area like that of a capsule")), transit: .food)

  private static let solubilised = MatrixEffect(
    .solubilised, phylloquinone: phylloquinoneParameter(.solubilised, 1.2, 0.8...1.7, sd: 0.2, .rows("PK045")),
    fatFree: fatFreeParameter(.solubilised, 0.9, .assumption("mixed micelles bring their own bile salts")),
    menaquinones: menaquinonesParameter(.solubilised, 1.1, 0.7...1.3, sd: 0.2, .assumption("as K1, against oil")),
    transit: .oil)

  private static let menaquinone4Drug = MatrixEffect(
    .menaquinone4Drug, phylloquinone: nil,
    fatFree: fatFreeParameter(.menaquinone4Drug, 0.5, .assumption("carries no K1; present for uniformity")),
    menaquinones: menaquinonesParameter(
      .menaquinone4Drug, 1.0, 0.999...1.001, sd: nil, .rows("PK050", "PK051", "PK052", "PK053")), transit: .food)

  private static func fatFreeParameter(_ matrix: FoodMatrix, _ value: Double, _ source: Citation) -> RateLaw {
    parameter(
      "gut.matrix.\(matrix.rawValue).fatFree", "share of K1 absorption that needs no fat", value, .one, in: 0.05...1,
      uncertainty: .logNormal(sd: 0.3), from: source, by: .assumed)
  }

  private static let asFood = Citation.assumption("a solid food gives up somewhat less than oil")
  private static let asOil = Citation.assumption("as an oil capsule")

  private static func phylloquinoneParameter(
    _ matrix: FoodMatrix, _ value: Double, _ range: ClosedRange<Double>, sd: Double, _ source: Citation
  ) -> RateLaw {
    parameter(
      "gut.matrix.\(matrix.rawValue).phylloquinone", "K1 given up, relative to reference absorption", value, .one,
      in: range, uncertainty: .logNormal(sd: sd), from: source, by: source.rows.isEmpty ? .assumed : .fitted)
  }

  private static func menaquinonesParameter(
    _ matrix: FoodMatrix, _ value: Double, _ range: ClosedRange<Double>, sd: Double?, _ source: Citation
  ) -> RateLaw {
    parameter(
      "gut.matrix.\(matrix.rawValue).menaquinones", "menaquinones given up, relative to reference absorption", value,
      .one, in: range, uncertainty: sd.map { .logNormal(sd: $0) } ?? .fixed, from: source,
      by: source.rows.isEmpty ? .assumed : .fitted)
  }
}

extension FoodMatrix {
  /// Whether the vitamer is ever found in it.
  public func carries(_ vitamer: Vitamer) -> Bool { self != .menaquinone4Drug || vitamer == .menaquinone4 }
}
