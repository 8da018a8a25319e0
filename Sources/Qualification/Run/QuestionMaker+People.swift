import Trials

extension QuestionMaker {
  /// People who differ in a reading; nil where arms are compared or nothing is.
  func contrast(_ item: StudyItem) throws(Reason) -> PeopleContrast? {
    guard let stated = item.contrast else { return nil }
    let what = Reason("compares people who differ in something that is not a reading (\(stated.of))")
    guard let quantity = TrialQuantity(named: stated.of) else { throw what }
    if let spread = stated.perSpread { return PeopleContrast(of: stated.of, step: .perSpread(spread)) }
    if let amount = stated.per {
      guard let unit = stated.unit else { return PeopleContrast(of: stated.of, step: .per(amount)) }
      let factor = quantity.marker?.units.first { $0.isWritten(unit) }?.factor ?? (unit == quantity.unit ? 1 : nil)
      guard let factor else { throw Reason("the quantity is not known in the unit (\(stated.of), \(unit))") }
      return PeopleContrast(of: stated.of, step: .per(amount * factor))
    }
    guard let parts = stated.parts, let part = stated.part, let against = stated.against else { throw what }
    return PeopleContrast(of: stated.of, step: .parts(parts, part: part, against: against))
  }

  /// The readings of a path, and when it ends.
  func lay(_ form: PathForm, _ item: StudyItem, _ question: inout Question) throws(Reason) {
    let years = study.trial.duration / 365.25
    let hours = item.words["window"].flatMap(PathForm.hours) ?? 0...(24 * study.trial.duration)
    if form == .halfLife, item.words["window"] == nil { throw Reason("a half-life without its window") }
    guard form.isOfYears || study.trial.givesOnce else {
      throw Reason("the form is of one dose, and none is given once")
    }
    question.path = form.days(hours: hours, years: years)
    question.day = question.path.last ?? 0
  }

  /// A group that is followed for as long as its ages are wide begins at the youngest.
  func follow(_ item: StudyItem, _ question: inout Question) {
    let ages = study.trial.population.age.limits
    let isFollowed: Bool
    switch question.form {
    case .path(let form): isFollowed = form.isOfYears
    case .changePerYear: isFollowed = question.people.youngest == nil
    default: isFollowed = false
    }
    guard isFollowed, study.trial.kind == .cohort,
      abs(study.trial.duration / 365.25 - (ages.upperBound - ages.lowerBound)) < 0.5
    else { return }
    (question.people.youngest, question.people.oldest) = (ages.lowerBound, ages.lowerBound)
  }
}
