import ModelLanguage

/// The diet that reference markers belong to: 90 µg K1 and 28 µg menaquinones a day in three meals of 25 g fat.
///
///     E_ref,j = Σ π_vj · intake_v · availability_v + background
///
/// Its exposure is where uc/c of osteocalcin is 0.25, of MGP 1 and of prothrombin 0.004, whatever else is drawn. The
/// availabilities are those of K1 in mixed dishes, MK-4 in meat and egg, the others in dairy; they are fixed numbers so that
/// drawing how well a food gives up its vitamin moves a person's exposure and not the reference.
public enum ReferenceDiet {
  /// µg a day.
  static func intake(_ vitamer: Vitamer) -> Double {
    switch vitamer {
    case .phylloquinone: 90
    case .menaquinone4: 7
    case .menaquinone7: 1
    case .menaquinone8: 6
    case .menaquinone9: 14
    }
  }

  /// Share of reference absorption that its food and meals allow.
  static func relativeAvailability(_ vitamer: Vitamer) -> Double {
    switch vitamer {
    case .phylloquinone: 0.9633
    case .menaquinone4: 0.544
    default: 0.7681
    }
  }

  static let meals = 3.0
  static let fatPerMeal = 25.0
  static let background = 7.0
  /// What the mucosa takes up at reference absorption: `F_ref/(1 − fm)`.
  private static func referenceUptake(_ vitamer: Vitamer) -> Double {
    switch vitamer {
    case .phylloquinone: 0.45 / 0.88
    case .menaquinone4: 0.40 / 0.88
    default: 0.60 / 0.88
    }
  }

  static func perMeal(_ vitamer: Vitamer) -> Double { intake(vitamer) / meals }
  /// Share of a meal's MK-4 that escapes first-pass uptake: D/(D + 5000 µg).
  static let firstPassEscape = 0.000_466
  /// nmol a day.
  static func molarIntake(_ vitamer: Vitamer) -> Double { vitamer.nanomoles(micrograms: intake(vitamer)) }
  /// nmol a day taken up: what the inputs say where nothing is said.
  static func molarUptake(_ vitamer: Vitamer) -> Double {
    molarIntake(vitamer) * relativeAvailability(vitamer) * referenceUptake(vitamer)
  }

  static func intakeTerm(_ vitamer: Vitamer) -> RateLaw {
    parameter(
      "vitaminK.referenceDiet.\(vitamer.rawValue)", "\(vitamer.shortName) in the reference diet", intake(vitamer),
      .microgramPerDay, in: 0...500, from: .rows("VA008", note: "usual western intakes; see intakes.csv"), by: .assumed)
  }

  private static func availabilityTerm(_ vitamer: Vitamer) -> RateLaw {
    parameter(
      "vitaminK.referenceDiet.\(vitamer.rawValue).availability",
      "absorption of \(vitamer.shortName) in the reference diet relative to reference absorption",
      relativeAvailability(vitamer), .one, in: 0.1...1.2,
      from: .assumption("the absorption laws at 25 g of fat a meal: mixed dish, meat and egg, dairy"), by: .translated)
  }

  private static let backgroundTerm = parameter(
    "vitaminK.referenceDiet.background", "background MK-7 of the reference person", background, .microgramPerDay,
    in: 0...15, from: .rows("PK014"), by: .fitted)

  /// Exposure of a tissue at steady state in the reference person on this diet.
  static func exposure(of tissue: Tissue) -> RateLaw {
    let parts = Vitamer.allCases.map { vitamer in
      Potency.of(vitamer, in: tissue) * intakeTerm(vitamer) * availabilityTerm(vitamer)
    }
    return Potency.of(.menaquinone7, in: tissue) * backgroundTerm + sum(parts)
  }
}
