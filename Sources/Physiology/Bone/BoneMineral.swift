import ModelLanguage

/// The four disjoint regions of the skeleton.
public enum BoneRegion: String, CaseIterable, Sendable {
  case lumbarSpine, femoralNeck, otherHip, restOfBody

  public var title: String {
    switch self {
    case .lumbarSpine: "lumbar spine"
    case .femoralNeck: "femoral neck"
    case .otherHip: "hip beside the neck"
    case .restOfBody: "rest of the skeleton"
    }
  }

  /// What growth builds towards, g.
  var programme: RateLaw {
    switch self {
    case .lumbarSpine: SkeletalProgramme.spineMass.now
    case .femoralNeck: SkeletalProgramme.neckMass.now
    case .otherHip: SkeletalProgramme.hipMass.now - SkeletalProgramme.neckMass.now
    case .restOfBody: SkeletalProgramme.bodyMass.now - SkeletalProgramme.spineMass.now - SkeletalProgramme.hipMass.now
    }
  }

  private func shareParameter(_ value: Double) -> RateLaw {
    parameter(
      "bone.\(rawValue).trabecularShare", "trabecular share of the \(title)", value, .one,
      in: (value - 0.1)...(value + 0.1),
      uncertainty: .logNormal(sd: 0.1), spread: .logNormal(sd: 0.05),
      from: .recalled("histology and computed tomography"), by: .assumed)
  }

  var trabecularShare: RateLaw {
    switch self {
    case .lumbarSpine: shareParameter(0.65)
    case .femoralNeck: shareParameter(0.35)
    case .otherHip: shareParameter(0.40)
    case .restOfBody: shareParameter(0.17)
    }
  }

  private func lossParameter(_ value: Double) -> RateLaw {
    parameter(
      "bone.\(rawValue).imbalanceWeight", "weight of age and oestrogen on the balance of the \(title)", value, .one,
      in: 0.3...1.6,
      uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.1), from: .rows("bone-55", "bone-67"), by: .fitted)
  }

  /// λ_r.
  var imbalanceWeight: RateLaw {
    switch self {
    case .lumbarSpine: lossParameter(0.74)
    case .femoralNeck: lossParameter(0.89)
    case .otherHip: lossParameter(0.71)
    case .restOfBody: 1
    }
  }

  /// κ_r: turnover relative to the rest.
  var turnoverFactor: RateLaw {
    switch self {
    case .femoralNeck, .otherHip:
      parameter(
        "bone.hip.turnoverFactor", "turnover of the hip relative to the rest", 1.02, .one, in: 0.75...1.5,
        uncertainty: .logNormal(sd: 0.15),
        from: .rows("bone-55"), by: .fitted)
    case .lumbarSpine, .restOfBody: 1
    }
  }
}

public enum BoneTissue: String, CaseIterable, Sendable {
  case trabecular, cortical

  /// Share of its mineral that is renewed a year.
  var turnover: RateLaw {
    switch self {
    case .trabecular:
      parameter(
        "bone.trabecular.turnover", "trabecular mineral renewed a year", 0.20, .perYear, in: 0.15...0.30,
        uncertainty: .logNormal(sd: 0.2),
        spread: .logNormal(sd: 0.25), from: .rows("bone-84"), by: .measured)
    case .cortical:
      parameter(
        "bone.cortical.turnover", "cortical mineral renewed a year", 0.03, .perYear, in: 0.02...0.05,
        uncertainty: .logNormal(sd: 0.25),
        spread: .logNormal(sd: 0.25), from: .rows("bone-84"), by: .measured)
    }
  }
}

/// One tissue of one region: its mineral, the space opened by remodelling, and the quality of its matrix.
struct BoneCompartment: Sendable {
  let region: BoneRegion
  let tissue: BoneTissue
  /// Mineral, mg.
  let mineral: Pool
  /// Open remodelling space: mineral awaiting refill; a volume, not mineral, and not in the ledger.
  let space: Pool
  /// Carboxylated share of the osteocalcin built into the matrix.
  let quality: Pool

  init(_ region: BoneRegion, _ tissue: BoneTissue) {
    self.region = region
    self.tissue = tissue
    let key = "bone.\(region.rawValue).\(tissue.rawValue)"
    let what = "\(tissue.rawValue) bone of the \(region.title)"
    let share = Self.share(region, tissue)
    let target = share * region.programme
    mineral = Pool(
      "\(key).mineral", "mineral of \(what)", .gram, scale: Self.typicalMass(region, tissue), atBirth: target,
      of: [
        .calcium: Self.milligramsPerGram * BoneMineral.calciumShare,
        .phosphorus: Self.milligramsPerGram * BoneMineral.phosphorusShare,
      ])
    let rate = tissue.turnover * region.turnoverFactor
    space = Pool(
      "\(key).space", "open remodelling space in \(what), as mineral", .gram,
      scale: Self.typicalMass(region, tissue) / 20,
      atBirth: rate * OsteoclastActivation.atBirth * target * BoneRemodelling.period)
    quality = Pool(
      "\(key).quality", "carboxylated share of osteocalcin in \(what)", .one, scale: 1, atBirth: Self.newbornQuality)
  }

  /// Not the carboxylated fraction's own law: that law reads bone turnover, and so these pools.
  private static let newbornQuality = parameter(
    "bone.quality.atBirth", "carboxylated share of osteocalcin in the newborn's matrix", 0.5, .one, in: 0.2...0.9,
    from: .assumption("ucOC/cOC near 1 in the newborn, who has little vitamin K"), by: .translated)

  static func share(_ region: BoneRegion, _ tissue: BoneTissue) -> RateLaw {
    tissue == .trabecular ? region.trabecularShare : 1 - region.trabecularShare
  }

  /// Composition counts mg in one g of mineral.
  private static let milligramsPerGram = parameter(
    "unit.milligramsPerGram", "milligrams in a gram", 1000, .one, in: 1000...1000,
    from: .assumption("definition of the units"), by: .measured)

  private static func typicalMass(_ region: BoneRegion, _ tissue: BoneTissue) -> Double {
    switch (region, tissue) {
    case (.lumbarSpine, .trabecular): typicalGrams(40)
    case (.lumbarSpine, .cortical): typicalGrams(20)
    case (.femoralNeck, .trabecular): typicalGrams(1.5)
    case (.femoralNeck, .cortical): typicalGrams(3)
    case (.otherHip, .trabecular): typicalGrams(10)
    case (.otherHip, .cortical): typicalGrams(15)
    case (.restOfBody, .trabecular): typicalGrams(400)
    case (.restOfBody, .cortical): typicalGrams(2000)
    }
  }

  /// P_t: what growth builds this compartment towards.
  var target: RateLaw { Self.share(region, tissue) * region.programme }

  static let all: [BoneCompartment] = BoneRegion.allCases.flatMap { region in
    BoneTissue.allCases.map { BoneCompartment(region, $0) }
  }
  static func of(_ regions: [BoneRegion]) -> [BoneCompartment] { all.filter { regions.contains($0.region) } }
}

/// A pool's typical size: it scales the error test and nothing else.
private func typicalGrams(_ value: Double) -> Double { value }

/// What bone mineral is made of.
enum BoneMineral {
  static let calciumShare = parameter(
    "bone.calciumShare", "calcium in bone mineral content, by mass", 0.322, .one, in: 0.30...0.38,
    uncertainty: .logNormal(sd: 0.02),
    from: .rows("bone-3"), by: .measured)
  static let phosphorusShare = calciumShare * Mineral.phosphorusPerCalcium

  /// Plasma's side of a movement of one unit of mineral.
  static let plasma: [Flow.Leg] = [
    .init(Mineral.plasmaCalcium, calciumShare), .init(Mineral.extracellularPhosphorus, phosphorusShare),
  ]
}
