import ModelLanguage

/// Warfarin, phenprocoumon and acenocoumarol: kinetics of the racemate, and how far they block the epoxide reductase.
///
///     g' = dose − ka·g      A' = ka·g − k_el·A      DR = k_el·A·(70/W)^0.75      V = Π 1/(1 + DR/ID₅₀)
///
/// `DR` is the dose cleared per day, so an average daily dose needs no timing. Left out: enantiomers as states; interactions
/// with other medicines, which act on the person's clearance factor.
public struct Antagonist: Mechanism {
  public enum Drug: String, CaseIterable, Sendable, Hashable, Codable {
    case warfarin, phenprocoumon, acenocoumarol
  }

  public let drug: Drug
  public var name: String { drug.rawValue }
  public var summary: String { "\(drug.rawValue): from tablet to the block of the vitamin K epoxide reductase." }
  public let leftOut = ["enantiomers", "other medicines"]

  /// Doses add to `gut`, in mg.
  public let gut: Pool
  public let body: Pool
  let halfLife: RateLaw
  let volume: RateLaw
  let halfInhibition: RateLaw

  public static let warfarin = Antagonist(
    .warfarin, halfLife: halfLifeParameter(.warfarin, 35, .rows("CO028")),
    volume: volumeParameter(.warfarin, 10, .rows("CO028")),
    halfInhibition: inhibitionParameter(
      .warfarin, 0.0451, in: 0.02...0.10, .rows("CO028", note: "set so that 5 mg a day gives an INR of 2.5")))
  public static let phenprocoumon = Antagonist(
    .phenprocoumon, halfLife: halfLifeParameter(.phenprocoumon, 140, .recalled("slow, 5-6 days")),
    volume: volumeParameter(.phenprocoumon, 10, .assumption("as warfarin")),
    halfInhibition: inhibitionParameter(
      .phenprocoumon, 0.020, in: 0.009...0.045, .assumption("by its usual dose, 2.2 mg a day")))
  public static let acenocoumarol = Antagonist(
    .acenocoumarol, halfLife: halfLifeParameter(.acenocoumarol, 10, .recalled("fast, about 10 hours")),
    volume: volumeParameter(.acenocoumarol, 17, .recalled("about 0.25 L/kg")),
    halfInhibition: inhibitionParameter(
      .acenocoumarol, 0.0226, in: 0.01...0.05, .assumption("by its usual dose, 2.5 mg a day")))

  public static func of(_ drug: Drug) -> Antagonist {
    switch drug {
    case .warfarin: warfarin
    case .phenprocoumon: phenprocoumon
    case .acenocoumarol: acenocoumarol
    }
  }

  private init(_ drug: Drug, halfLife: RateLaw, volume: RateLaw, halfInhibition: RateLaw) {
    let key = "vitaminK.antagonist.\(drug.rawValue)"
    self.drug = drug
    self.halfLife = halfLife
    self.volume = volume
    self.halfInhibition = halfInhibition
    gut = Pool("\(key).gut", "\(drug.rawValue) in the gut", .milligram, scale: 1, atBirth: 0)
    body = Pool("\(key).body", "\(drug.rawValue) in the body", .milligram, scale: 10, atBirth: 0)
  }

  private static func halfLifeParameter(_ drug: Drug, _ value: Double, _ source: Citation) -> RateLaw {
    parameter(
      "vitaminK.antagonist.\(drug.rawValue).halfLife", "half-life of \(drug.rawValue)", value, .hour,
      in: (value / 2)...(2 * value), spread: .logNormal(sd: 0.2), from: source,
      by: source.rows.isEmpty ? .assumed : .measured)
  }

  private static func volumeParameter(_ drug: Drug, _ value: Double, _ source: Citation) -> RateLaw {
    parameter(
      "vitaminK.antagonist.\(drug.rawValue).volume", "volume of distribution of \(drug.rawValue) at 70 kg", value,
      .litre,
      in: (value / 2)...(2 * value), from: source, by: source.rows.isEmpty ? .assumed : .measured)
  }

  private static func inhibitionParameter(
    _ drug: Drug, _ value: Double, in range: ClosedRange<Double>, _ source: Citation
  ) -> RateLaw {
    parameter(
      "vitaminK.antagonist.\(drug.rawValue).halfInhibition",
      "cleared dose of \(drug.rawValue) that halves epoxide-reductase activity", value, .milligramPerDay, in: range,
      uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.4), from: source,
      by: source.rows.isEmpty ? .assumed : .fitted)
  }

  private static let absorption = parameter(
    "vitaminK.antagonist.absorption", "absorption rate of antagonists", 1, .perHour, in: 0.3...3,
    from: .assumption("peak within hours"), by: .assumed)

  private var dosing: RateLaw {
    input("dose.\(drug.rawValue)", "\(drug.rawValue) taken", normal: 0, .milligramPerDay, in: 0...200)
  }

  /// The enzyme of this drug: other alleles of CYP2C9 clear warfarin more slowly.
  private var metabolism: RateLaw { drug == .warfarin ? AntagonistGenotype.warfarinClearance : 1 }

  private var eliminated: RateLaw { naturalLogOfTwo / halfLife * metabolism * body.now }

  /// `DR`: dose cleared a day, by an adult of 70 kg at the same concentration.
  private var cleared: Quantity {
    Quantity(
      "vitaminK.antagonist.\(drug.rawValue).cleared", "\(drug.rawValue) cleared a day, scaled to 70 kg",
      .milligramPerDay,
      eliminated / BodySize.drugScale.now)
  }

  private var blocking: RateLaw {
    1 + cleared.now / (halfInhibition * metabolism * AntagonistGenotype.sensitivity)
  }

  /// `Π (1 + DR/ID₅₀)`.
  static let inhibition: RateLaw = Drug.allCases.dropFirst().reduce(warfarin.blocking) { $0 * of($1).blocking }

  public var flows: [Flow] {
    Flow("\(drug.rawValue) taken", to: gut, at: dosing)
    Flow("\(drug.rawValue) absorbed", from: gut, to: body, at: Antagonist.absorption * gut.now)
    Flow("\(drug.rawValue) cleared", from: body, at: eliminated)
  }

  public var observables: [Quantity] {
    [
      cleared,
      Quantity(
        "vitaminK.antagonist.\(drug.rawValue).concentration", "plasma \(drug.rawValue)", .milligramPerLitre,
        body.now / (volume * BodySize.massRatio.now)),
    ]
  }
}
