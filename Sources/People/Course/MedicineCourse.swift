import Evidence
import Foods
import Physiology

/// A medicine as spells of the inputs it acts on.
package enum MedicineCourse {
  /// - Parameter scale: share of doses that are really taken.
  static func spells(_ use: MedicineUse, from start: Double, until end: Double, scale: Double = 1) -> [Spell] {
    guard let medicine = Catalogue.medicines[use.name], start < end else { return [] }
    return effects(medicine, use, scale).map { effect in
      // What a history says stays true when the medicine is stopped.
      if case .input(let key, _) = effect, key.hasPrefix("history.") {
        return Spell(effect: effect, from: max(start, 0), until: .infinity, name: "")
      }
      return Spell(effect: effect, from: max(start, 0), until: end, name: medicine.name)
    }
  }

  /// mg a day where the file names no dose: the usual ones of the antagonist's table.
  private static let usual: [Medicine.Effect: Double] = [.warfarin: 5, .phenprocoumon: 2.2, .acenocoumarol: 2.5]

  package static func effects(_ medicine: Medicine, _ use: MedicineUse, _ scale: Double) -> [Spell.Effect] {
    if let absorption = medicine.effect.absorption { return [.input("condition.\(absorption.rawValue)", scale)] }
    switch medicine.effect {
    case .warfarin, .phenprocoumon, .acenocoumarol:
      let dose = use.milligramsPerDay ?? usual[medicine.effect] ?? 0
      return [.input("dose.\(medicine.effect.rawValue)", dose * scale)]
    case .statin: return [.input("medicine.statin", scale)]
    case .antihypertensive: return [.input("medicine.antihypertensive", 1)]
    case .glucocorticoid:
      let prednisolone = (use.milligramsPerDay ?? 7.5) * (medicine.prednisolonePerMilligram ?? 1) * scale
      return [
        .input("medicine.glucocorticoid", min(prednisolone / 7.5, 8)), .input("history.glucocorticoidEver", 1),
        .input("history.glucocorticoidEver.known", 1),
      ]
    case .hormoneReplacement: return [.input("medicine.hormoneReplacement", scale)]
    case .broadSpectrumAntibiotic: return [.input("condition.broadAntibiotics", scale)]
    case .nmttCephalosporin: return [.input("condition.nmttCephalosporin", scale)]
    case .vitaminK1: return dose(.phylloquinone, use, .drops, scale)
    case .menaquinone4: return dose(.menaquinone4, use, .drug, scale)
    case .lipidLowering, .orlistat, .bileAcidBinder, .mineralOil, .none: return []
    }
  }

  private static func dose(
    _ form: SupplementForm, _ use: MedicineUse, _ formulation: Formulation, _ scale: Double
  ) -> [Spell.Effect] {
    guard let milligrams = use.doseMilligrams, milligrams > 0,
      let supplement = try? Supplement(
        form: form, dose: milligrams * 1000, perDay: use.interval.dosesPerDay, formulation: formulation),
      let dose = supplement.mealDose(fatOfMeal: Diet.referenceMealFat)
    else { return [] }
    return [.dose(dose, scale: scale, isSupplement: true)]
  }
}
