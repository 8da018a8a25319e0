import Evidence
import Foods
import ModelLanguage
import Physiology

/// A medicine as spells of the inputs it acts on.
enum MedicineCourse {
  static func spells(_ use: MedicineUse, age: Double, from start: Double, until end: Double) -> [Spell] {
    guard let medicine = Catalogue.medicines[use.name] else { return [] }
    return effects(medicine, use).map { Spell(effect: $0, from: max(start, 0), until: end, name: medicine.name) }
  }

  /// mg a day where the file names no dose: the usual ones of the antagonist's table.
  private static let usual: [Medicine.Effect: Double] = [.warfarin: 5, .phenprocoumon: 2.2, .acenocoumarol: 2.5]

  private static func effects(_ medicine: Medicine, _ use: MedicineUse) -> [Spell.Effect] {
    if let absorption = medicine.effect.absorption { return [.input("condition.\(absorption.rawValue)", 1)] }
    switch medicine.effect {
    case .warfarin, .phenprocoumon, .acenocoumarol:
      let dose = use.milligramsPerDay ?? usual[medicine.effect] ?? 0
      return [.input("dose.\(medicine.effect.rawValue)", dose)]
    case .statin: return [.input("medicine.statin", 1)]
    case .antihypertensive: return [.input("medicine.antihypertensive", 1)]
    case .glucocorticoid:
      let prednisolone = (use.milligramsPerDay ?? 7.5) * (medicine.prednisolonePerMilligram ?? 1)
      return [
        .input("medicine.glucocorticoid", min(prednisolone / 7.5, 8)), .input("history.glucocorticoidEver", 1),
        .input("history.glucocorticoidEver.known", 1),
      ]
    case .hormoneReplacement: return [.input("medicine.hormoneReplacement", 1)]
    case .broadSpectrumAntibiotic: return [.input("condition.broadAntibiotics", 1)]
    case .nmttCephalosporin: return [.input("condition.nmttCephalosporin", 1)]
    case .vitaminK1: return dose(.phylloquinone, use, .drops)
    case .menaquinone4: return dose(.menaquinone4, use, .drug)
    case .lipidLowering, .orlistat, .bileAcidBinder, .mineralOil, .none: return []
    }
  }

  private static func dose(_ form: SupplementForm, _ use: MedicineUse, _ formulation: Formulation) -> [Spell.Effect] {
    guard let milligrams = use.doseMilligrams, milligrams > 0,
      let supplement = try? Supplement(form: form, dose: milligrams * 1000, perDay: use.interval.dosesPerDay, formulation: formulation),
      let dose = supplement.mealDose(fatOfMeal: Diet.referenceMealFat)
    else { return [] }
    return [.dose(dose, scale: 1, isSupplement: true)]
  }
}
