import Calibration
import People
import Synchronization

/// Fits of people that several tests run, made once for each: a fit takes longer than a life.
enum RememberedFit {
  private static let fits = Mutex<[String: PersonRun.Fit]>([:])

  static let fit: PersonRun.Personaliser = { course, today in
    let person = course.person
    let key = "\(person.name ?? "") \(course.age) \(person.conditions.map(\.name)) \(person.diet.intake.count)"
    if let known = fits.withLock({ $0[key] }) { return known }
    let found = try Personaliser.fit(course, today)
    fits.withLock { $0[key] = found }
    return found
  }
}
