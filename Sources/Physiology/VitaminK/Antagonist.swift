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
    .warfarin, halfLife: 35, volume: 10, halfInhibition: 0.0451, range: 0.02...0.10, from: .rows("CO028"),
    potency: .rows("CO028", note: "set so that 5 mg a day gives an INR of 2.5"))
  public static let phenprocoumon = Antagonist(
    .phenprocoumon, halfLife: 140, volume: 10, halfInhibition: 0.020, range: 0.009...0.045,
    from: .recalled("slow, 5-6 days"), potency: .assumption("by its usual dose, 2.2 mg a day"))
  public static let acenocoumarol = Antagonist(
    .acenocoumarol, halfLife: 10, volume: 17, halfInhibition: 0.0226, range: 0.01...0.05,
    from: .recalled("fast, about 10 hours"), potency: .assumption("by its usual dose, 2.5 mg a day"))

  public static func of(_ drug: Drug) -> Antagonist {
    switch drug {
    case .warfarin: warfarin
    case .phenprocoumon: phenprocoumon
    case .acenocoumarol: acenocoumarol
    }
  }

  private init(
    _ drug: Drug, halfLife: Double, volume: Double, halfInhibition: Double, range: ClosedRange<Double>,
    from source: Citation, potency: Citation
  ) {
    let key = "vitaminK.antagonist.\(drug.rawValue)"
    self.drug = drug
    gut = Pool("\(key).gut", "\(drug.rawValue) in the gut", .milligram, scale: 1, atBirth: 0)
    body = Pool("\(key).body", "\(drug.rawValue) in the body", .milligram, scale: 10, atBirth: 0)
    self.halfLife = parameter(
      "\(key).halfLife", "half-life of \(drug.rawValue)", halfLife, .hour, in: (halfLife / 2)...(2 * halfLife),
      spread: .logNormal(sd: 0.2), from: source, by: source.rows.isEmpty ? .assumed : .measured)
    self.volume = parameter(
      "\(key).volume", "volume of distribution of \(drug.rawValue) at 70 kg", volume, .litre, in: (volume / 2)...(2 * volume),
      from: source, by: source.rows.isEmpty ? .assumed : .measured)
    self.halfInhibition = parameter(
      "\(key).halfInhibition", "cleared dose of \(drug.rawValue) that halves epoxide-reductase activity", halfInhibition,
      .milligramPerDay, in: range, uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.4), from: potency,
      by: potency.rows.isEmpty ? .assumed : .fitted)
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
      "vitaminK.antagonist.\(drug.rawValue).cleared", "\(drug.rawValue) cleared a day, scaled to 70 kg", .milligramPerDay,
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
