import ModelLanguage

/// A vitamer's way through gut and lymph: three states in a row, then the circulation.
///
///     g₁' = uptake − k·g₁    g₂' = k(g₁ − g₂)    g₃' = k(g₂ − g₃)    out = k·g₃
///     out·(1 − fm) enters the circulation, out·fm is cleaved to menadione
///
/// Where meals of different speed overlap, `k` is their mean weighted by amount (`mixed`); so is the first-pass escape of
/// MK-4. Amounts stay exact. Left out: the lag of the stomach; a second peak with the next meal.
public struct GutTransit: Mechanism {
  public let vitamer: Vitamer
  public let first: Pool
  public let second: Pool
  public let third: Pool
  /// Where the circulation takes it: plasma, for MK-4 also tissue.
  let arrival: [Flow.Leg]

  public var name: String { "gut transit of \(vitamer.shortName)" }
  public var summary: String {
    "What the mucosa takes up of \(vitamer.shortName) passes three states on its way to the blood."
  }
  public let leftOut = ["gastric lag", "a second peak with the next meal"]

  init(_ vitamer: Vitamer, arrival: [Flow.Leg]) {
    self.vitamer = vitamer
    self.arrival = arrival
    func state(_ place: String) -> Pool {
      Pool(
        "gut.\(vitamer.rawValue).\(place)", "\(vitamer.shortName) in the \(place) gut state", .nanomole, scale: 1,
        atBirth: 0, of: [vitamer.conserved: 1])
    }
    first = state("first")
    second = state("second")
    third = state("third")
  }

  public static let phylloquinone = GutTransit(.phylloquinone, arrival: [.init(Phylloquinone.plasma)])
  public static let menaquinone4 = GutTransit(
    .menaquinone4,
    arrival: [
      .init(Menaquinone4.plasma, Menaquinone4.firstPassEscape),
      .init(Menaquinone4.tissue, 1 - Menaquinone4.firstPassEscape),
    ])
  public static let menaquinone7 = GutTransit(.menaquinone7, arrival: [.init(LongMenaquinone.menaquinone7.plasma)])
  public static let menaquinone8 = GutTransit(.menaquinone8, arrival: [.init(LongMenaquinone.menaquinone8.plasma)])
  public static let menaquinone9 = GutTransit(.menaquinone9, arrival: [.init(LongMenaquinone.menaquinone9.plasma)])

  public static func of(_ vitamer: Vitamer) -> GutTransit {
    switch vitamer {
    case .phylloquinone: phylloquinone
    case .menaquinone4: menaquinone4
    case .menaquinone7: menaquinone7
    case .menaquinone8: menaquinone8
    case .menaquinone9: menaquinone9
    }
  }

  /// What is eaten, in all.
  public var eaten: RateLaw {
    input(
      "intake.\(vitamer.rawValue).oral", "\(vitamer.shortName) eaten",
      normal: ReferenceDiet.eaten(vitamer).referenceValue(in: .nanomolePerDay),
      .nanomolePerDay, in: 0...10_000_000)
  }

  /// What the mucosa takes up of it (`Absorption.uptakeShare`), as a mean rate; single meals add to `first` instead.
  public var uptake: RateLaw {
    input(
      "intake.\(vitamer.rawValue).uptake", "\(vitamer.shortName) taken up by the mucosa",
      normal: ReferenceDiet.takenUp(vitamer).referenceValue(in: .nanomolePerDay), .nanomolePerDay, in: 0...10_000_000)
  }

  /// Present transit rate `k`.
  public var transitRate: RateLaw {
    input(
      "gut.\(vitamer.rawValue).transitRate", "transit rate of \(vitamer.shortName)",
      normal: GutTransit.rate(of: vitamer, .food).referenceValue(in: .perHour), .perHour, in: 0.05...5)
  }

  /// Leaving the third state, nmol/day.
  var out: RateLaw { transitRate * third.now }

  /// A rate, or a share, after a dose joins what is still in the gut: the mean weighted by amount.
  public static func mixed(_ present: Double, content: Double, with new: Double, dose: Double) -> Double {
    let total = content + dose
    return total > 0 ? (present * content + new * dose) / total : new
  }

  public var flows: [Flow] {
    let short = vitamer.shortName
    Flow("\(short) taken up by the mucosa", to: first, at: uptake)
    Flow("\(short) passes the first gut state", from: first, to: second, at: transitRate * first.now)
    Flow("\(short) passes the second gut state", from: second, to: third, at: transitRate * second.now)
    Flow("\(short) cleaved to menadione", from: third, at: Menadione.cleavedShare * out)
    Flow("\(short) enters the circulation", from: [.init(third)], to: arrival, at: (1 - Menadione.cleavedShare) * out)
  }

  public var observables: [Quantity] {
    [
      Quantity(
        "gut.\(vitamer.rawValue).unabsorbed", "\(vitamer.shortName) eaten and not taken up, to the faeces",
        .nanomolePerDay, eaten - uptake),
      Quantity(
        "gut.\(vitamer.rawValue).content", "\(vitamer.shortName) on its way through the gut", .nanomole,
        first.now + second.now + third.now),
    ]
  }
}

extension GutTransit {
  /// Transit rate of one meal, by what carries the vitamin.
  static func rate(of vitamer: Vitamer, _ transit: MatrixEffect.Transit) -> RateLaw {
    switch (vitamer, transit) {
    case (.phylloquinone, .food): foodPhylloquinone
    case (.phylloquinone, .oil): oilPhylloquinone
    case (_, .food): foodMenaquinones
    case (_, .oil): oilMenaquinones
    }
  }

  private static let foodPhylloquinone = transitParameter(
    "phylloquinone.food", "K1 with food", 0.40, "PK021", "PK024", "PK016")
  private static let oilPhylloquinone = transitParameter(
    "phylloquinone.oil", "K1 in oil or drops", 1.0, "PK016", "PK042")
  private static let foodMenaquinones = transitParameter(
    "menaquinones.food", "menaquinones with food", 0.65, "PK009", "PK013", "PK017")
  private static let oilMenaquinones = transitParameter("menaquinones.oil", "menaquinones in oil", 1.2, "PK012")

  private static func transitParameter(_ key: String, _ what: String, _ value: Double, _ rows: String...) -> RateLaw {
    parameter(
      "gut.transit.\(key)", "transit rate of \(what)", value, .perHour, in: (value / 1.6)...(value * 1.6),
      uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.25), from: Citation(rows: rows), by: .fitted)
  }
}
