import Foods
import Physiology

/// What holds between two moments of a life: what is eaten and taken, and every other input.
struct Era: Sendable {
  /// Years.
  var age: Double
  /// Foods relative to those of today.
  var foodShare: Double
  /// Supplements and planned foods, with how often per day relative to their own schedule.
  var added: [(dose: MealDose, scale: Double, isSupplement: Bool)]
  /// Foods of today that a plan has ended.
  var ended: Set<String>
  /// Inputs other than vitamin K eaten, in their own units.
  var inputs: [String: Double]
}

/// Something that begins and may end: an input's value, or a dose.
package struct Spell: Sendable {
  package enum Effect: Sendable {
    case input(String, Double)
    /// Adds to an input that others may add to as well.
    case addition(String, Double)
    /// Multiplies an input that is otherwise at its normal value.
    case share(String, Double)
    case dose(MealDose, scale: Double, isSupplement: Bool)
    case endsFood(String)
  }

  package var effect: Effect
  /// Years.
  package var from: Double
  package var until: Double
  /// What it is called where a plan may stop it.
  package var name: String

  package init(effect: Effect, from: Double, until: Double, name: String) {
    self.effect = effect
    self.from = from
    self.until = until
    self.name = name
  }

  package func holds(at age: Double) -> Bool { age >= from && age < until }

  /// The input it acts on; nil for doses and foods.
  var inputKey: String? {
    switch effect {
    case .input(let key, _), .addition(let key, _), .share(let key, _): key
    case .dose, .endsFood: nil
    }
  }

  /// The same spell with a gap in it: what is left before and after.
  func interrupted(from start: Double, until end: Double) -> [Spell] {
    var before = self
    before.until = min(until, start)
    var after = self
    after.from = max(from, end)
    return [before, after].filter { $0.from < $0.until }
  }
}
