import Evidence
import Foods
import Physiology
import Tabular

/// A short hash of everything that decides a run's numbers: the same fingerprint means the same bytes at any number of
/// threads.
package enum Fingerprint {
  /// Who, what is tried, when, how finely; what was eaten; the food table, the evidence tables and the model.
  static func of(
    _ course: LifeCourse, _ plans: [Plan], _ settings: PersonRun.Settings, _ today: CalendarDay, foods: FoodTable
  ) throws -> String {
    var hash = StableHash()
    hash.add(CanonicalText.of(course.person))
    for plan in plans { hash.add(CanonicalText.of(plan)) }
    for entry in course.diary?.entries ?? [] {
      hash.add("\(entry.day.text) \(entry.meal?.name ?? "")")
      for helping in entry.helpings { hash.add("\(helping.food.id) \(helping.grams) \(helping.dish ?? "")") }
    }
    let projection = settings.projection
    hash.add("\(projection.scenarios) \(projection.draws) \(projection.seed) \(projection.relativeTolerance)")
    hash.add("\(settings.until) \(settings.research) \(settings.version) \(today)")
    hash.add(try foods.contents())
    hash.add(try dietaryReferenceValues.get())
    hash.add(Evidence.contents)
    hash.add(model)
    return text(hash.value)
  }

  private static let dietaryReferenceValues = Result { CanonicalText.of(try DietaryReferenceValue.shipped()) }

  package static let model = ModelDigest.of(ReferenceModel.model)

  /// 48 bits in three groups that can be read aloud.
  package static func text(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return "\(padded.prefix(4))·\(padded.dropFirst(4).prefix(4))·\(padded.dropFirst(8).prefix(4))"
  }
}
