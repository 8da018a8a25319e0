import Foods
import ModelLanguage
import People
import Physiology
import Simulation

/// One dose of vitamin K that an arm gives once, resolved to where it goes.
struct SingleGift: Sendable {
  /// Days since the start.
  let day: Double
  let route: SingleDose.Route
  /// What is eaten; for the other routes only its amounts count.
  let meal: MealDose

  /// Days after the visit at which it was due: a reading at that visit is from before the dose.
  static let afterReading = 1e-4

  init?(_ treatment: Treatment, file: String) throws {
    guard let single = treatment.single, case .supplement(let use) = treatment.what,
      let meal = single.meal(try use.supplement(file: file))
    else { return nil }
    (day, route, self.meal) = (treatment.from + Self.afterReading, single.route, meal)
  }

  /// Share of a day that a meal's own speed through the gut holds.
  static let passage = 1.0
}

extension ArmExposure {
  /// Each dose as an amount added to a pool at its own time; how fast an eaten one moves on holds for a day.
  mutating func gifts(of schedule: ArmSchedule, until end: Double) -> [Change] {
    var changes: [Change] = []
    for gift in schedule.gifts where gift.day < end {
      var (add, set, back) = ([String: Double](), [String: Double](), [String: Double]())
      let inputs = inputsOfLife(atDay: gift.day)
      let condition = conditionFactor(inputs, atDay: gift.day)
      for (vitamer, part) in zip(Vitamer.allCases, part(gift.meal, false)) where part.eaten > 0 {
        let name = vitamer.rawValue
        switch gift.route {
        case .vein: add["vitaminK.\(name).plasma"] = part.eaten
        case .muscle:
          add["vitaminK.depot.fast"] = part.eaten * fastShare
          add["vitaminK.depot.slow"] = part.eaten * (1 - fastShare)
        case .oral:
          add["gut.\(name).first"] = min(part.takenUp * condition, part.eaten)
          var own = ["gut.\(name).transitRate": part.transit]
          // What of a drug's dose passes the gut's wall is not what of a meal's traces does.
          if vitamer == .menaquinone4 { own["gut.menaquinone4.firstPassEscape"] = part.escape }
          for (key, value) in own { (set[key], back[key]) = (value, inputs[key] ?? Self.normal[key] ?? 0) }
        }
      }
      changes.append(Change(atAge: age(atDay: gift.day), set: set, add: add))
      if !back.isEmpty { changes.append(Change(atAge: age(atDay: gift.day + SingleGift.passage), set: back)) }
    }
    return changes
  }
}
