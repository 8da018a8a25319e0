import Evidence
import Trials

extension Trial {
  /// People who are observed and not given anything came with their medicines: an arm's medicines of which the file does not
  /// say for how long they were taken have been taken for a year at the first visit, as a population's are.
  var withHabits: Trial {
    guard kind != .trial else { return self }
    var trial = self
    for arm in trial.arms.indices {
      var own = trial.arms[arm].own ?? ArmPeople()
      for treatment in trial.arms[arm].treatments {
        guard case .medicine(let use) = treatment.what, treatment.before == 0, treatment.from == 0,
          let effect = Catalogue.medicines[use.name]?.effect, effect != .none
        else { continue }
        own.uses.removeAll { $0.medicine == use }
        own.uses.append(EarlierUse(use, days: TrialPeople.medicineYears * 365.25, targetINR: treatment.targetINR))
      }
      if !own.isEmpty { trial.arms[arm].own = own }
    }
    return trial
  }
}
