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
    _ matrix: FoodMatrix, phylloquinone: RateLaw?, fatFree: Double, menaquinones: RateLaw, transit: Transit,
    from source: Citation
  ) {
    self.matrix = matrix
    self.phylloquinone = phylloquinone
    self.fatFree = parameter(
      "gut.matrix.\(matrix.rawValue).fatFree", "share of K1 absorption that needs no fat", fatFree, .one, in: 0.05...1,
      uncertainty: .logNormal(sd: 0.3), from: source, by: .assumed)
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
    phylloquinone: k1(
      .greensCooked, 0.85, 0.3...1.6, sd: 0.7, .rows("PK019", "PK020", "PK027", "PK030", note: "they differ eightfold")),
    fatFree: 0.25, menaquinones: mk(.greensCooked, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food,
    from: .rows("PK019", "PK020"))

  private static let greensRaw = MatrixEffect(
    .greensRaw, phylloquinone: k1(.greensRaw, 0.10, 0.05...0.2, sd: 0.35, .rows("PK022", "PK023")),
    fatFree: 0.5, menaquinones: mk(.greensRaw, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food,
    from: .assumption("half of it, as in a mixed dish"))

  private static let oil = MatrixEffect(
    .oil, phylloquinone: k1(.oil, 1.1, 0.6...1.6, sd: 0.2, .rows("OC050", note: "broccoli does as well as oil")),
    fatFree: 0.6, menaquinones: mk(.oil, 1.0, 0.6...1.4, sd: 0.2, asOil), transit: .food,
    from: .assumption("the oil is fat itself"))

  private static let mixedDish = MatrixEffect(
    .mixedDish,
    phylloquinone: k1(
      .mixedDish, 0.95, 0.5...1.3, sd: 0.25, .assumption("between oil and greens; the level that plasma K1 of usual diets asks for")),
    fatFree: 0.5, menaquinones: mk(.mixedDish, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food,
    from: .assumption("half of it"))

  private static let dairy = MatrixEffect(
    .dairy, phylloquinone: k1(.dairy, 1.0, 0.5...1.4, sd: 0.3, .assumption("fat and emulsified, as an oily food")),
    fatFree: 0.6,
    menaquinones: mk(.dairy, 0.75, 0.3...1, sd: 0.3, .rows("PK015", note: "enriched yogurt no less than an oil capsule")),
    transit: .food, from: .assumption("the food brings its own fat"))

  private static let natto = MatrixEffect(
    .natto, phylloquinone: k1(.natto, 0.8, 0.4...1.2, sd: 0.3, .assumption("a bean dish")),
    fatFree: 0.6, menaquinones: mk(.natto, 1.0, 0.6...1.4, sd: 0.2, .rows("PK017", "PK018")), transit: .food,
    from: .assumption("the beans bring some fat"))

  private static let meatEgg = MatrixEffect(
    .meatEgg, phylloquinone: k1(.meatEgg, 0.9, 0.5...1.3, sd: 0.3, .assumption("between oil and a mixed dish")),
    fatFree: 0.5, menaquinones: mk(.meatEgg, 0.8, 0.4...1.2, sd: 0.3, asFood), transit: .food,
    from: .assumption("half of it"))

  private static let supplementInOil = MatrixEffect(
    .supplementInOil, phylloquinone: k1(.supplementInOil, 1.1, 0.6...1.6, sd: 0.2, .assumption("as oil")),
    fatFree: 0.6,
    menaquinones: mk(
      .supplementInOil, 1.0, 0.999...1.001, sd: nil, .assumption("the definition of reference absorption for MK-7")),
    transit: .oil, from: .assumption("the capsule brings its own oil"))

  private static let tablet = MatrixEffect(
    .tablet, phylloquinone: k1(.tablet, 0.55, 0.3...0.9, sd: 0.3, .rows("PK021", "OC041", "OC044")),
    fatFree: 0.5,
    menaquinones: mk(.tablet, 0.9, 0.5...1.2, sd: 0.2, .rows("PK013", note: "24-h area like that of a capsule")),
    transit: .food, from: .assumption("half of it"))

  private static let solubilised = MatrixEffect(
    .solubilised, phylloquinone: k1(.solubilised, 1.2, 0.8...1.7, sd: 0.2, .rows("PK045")),
    fatFree: 0.9, menaquinones: mk(.solubilised, 1.1, 0.7...1.3, sd: 0.2, .assumption("as K1, against oil")),
    transit: .oil, from: .assumption("mixed micelles bring their own bile salts"))

  private static let menaquinone4Drug = MatrixEffect(
    .menaquinone4Drug, phylloquinone: nil, fatFree: 0.5,
    menaquinones: mk(.menaquinone4Drug, 1.0, 0.999...1.001, sd: nil, .rows("PK050", "PK051", "PK052", "PK053")),
    transit: .food, from: .assumption("carries no K1; present for uniformity"))

  private static let asFood = Citation.assumption("a solid food gives up somewhat less than oil")
  private static let asOil = Citation.assumption("as an oil capsule")

  private static func k1(
    _ matrix: FoodMatrix, _ value: Double, _ range: ClosedRange<Double>, sd: Double, _ source: Citation
  ) -> RateLaw {
    parameter(
      "gut.matrix.\(matrix.rawValue).phylloquinone", "K1 given up, relative to reference absorption", value, .one,
      in: range, uncertainty: .logNormal(sd: sd), from: source, by: source.rows.isEmpty ? .assumed : .fitted)
  }

  private static func mk(
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
