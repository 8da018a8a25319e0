import ModelLanguage

/// The diet that reference markers belong to: 90 µg K1 and 28 µg menaquinones a day in three meals of 25 g fat.
///
///     E_ref,j = Σ π_vj · intake_v · availability_v + background
///
/// Its exposure is where uc/c of osteocalcin is 0.25, of MGP 1 and of prothrombin 0.004, whatever else is drawn. The
/// availabilities are those of K1 in mixed dishes, MK-4 in meat and egg, the others in dairy; they are fixed numbers so that
/// drawing how well a food gives up its vitamin moves a person's exposure and not the reference.
enum ReferenceDiet {
  /// µg a day.
  static func intake(_ vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: intakeParameter(vitamer, 90)
    case .menaquinone4: intakeParameter(vitamer, 7)
    case .menaquinone7: intakeParameter(vitamer, 1)
    case .menaquinone8: intakeParameter(vitamer, 6)
    case .menaquinone9: intakeParameter(vitamer, 14)
    }
  }

  /// Absorption in its food and meals, relative to reference absorption.
  private static func availability(_ vitamer: Vitamer) -> RateLaw {
    switch vitamer {
    case .phylloquinone: availabilityParameter(vitamer, 0.963347)
    case .menaquinone4: availabilityParameter(vitamer, 0.544)
    default: availabilityParameter(vitamer, 0.768143)
    }
  }

  private static func intakeParameter(_ vitamer: Vitamer, _ value: Double) -> RateLaw {
    parameter(
      "vitaminK.referenceDiet.\(vitamer.rawValue)", "\(vitamer.shortName) in the reference diet", value,
      .microgramPerDay,
      in: 0...500, from: .assumption("usual western intakes, intakes.csv"), by: .assumed)
  }

  private static func availabilityParameter(_ vitamer: Vitamer, _ value: Double) -> RateLaw {
    parameter(
      "vitaminK.referenceDiet.\(vitamer.rawValue).availability",
      "absorption of \(vitamer.shortName) in the reference diet relative to reference absorption", value, .one,
      in: 0.1...1.2, from: .assumption("the absorption laws at 25 g of fat a meal: mixed dish, meat and egg, dairy"),
      by: .translated)
  }

  private static let background = parameter(
    "vitaminK.referenceDiet.background", "background MK-7 of the reference person", 7, .microgramPerDay, in: 0...15,
    from: .rows("PK014"), by: .fitted)
  private static let meals = parameter(
    "vitaminK.referenceDiet.meals", "meals a day", 3, .perDay, in: 1...6, from: .assumption("three meals"), by: .assumed
  )

  static func perMeal(_ vitamer: Vitamer) -> RateLaw { intake(vitamer) / meals }

  /// nmol a day.
  static func eaten(_ vitamer: Vitamer) -> RateLaw { intake(vitamer) / VitamerMass.of(vitamer) }

  /// nmol a day taken up by the mucosa: what the inputs say where nothing is said.
  static func takenUp(_ vitamer: Vitamer) -> RateLaw {
    let share = availability(vitamer) * Absorption.referenceAvailability(of: vitamer)
    return eaten(vitamer) * share / (1 - Menadione.cleavedShare)
  }

  /// Exposure of a tissue at steady state in the reference person on this diet.
  static func exposure(of tissue: Tissue) -> RateLaw {
    let parts = Vitamer.allCases.map { vitamer in
      Potency.of(vitamer, in: tissue) * intake(vitamer) * availability(vitamer)
    }
    return Potency.of(.menaquinone7, in: tissue) * background + sum(parts)
  }
}

extension RateLaw {
  /// Value in the reference person, for the normal values of inputs.
  func referenceValue(in unit: UnitOfMeasure) -> Double {
    var reference = Bindings.reference(sex: .female)
    return value(in: unit, &reference)
  }
}
