import Evidence
import ModelLanguage
import People
import RealModule
import Trials

/// Turns an observed value into questions, or says why the simulation cannot answer it.
struct QuestionMaker {
  let study: StudyFile

  /// Why a value is not simulated, in a sentence.
  struct Reason: Error {
    let text: String
    init(_ text: String) { self.text = text }
  }

  /// One question for most values; one for each sex and age for a reference curve.
  func questions(_ item: StudyItem) throws(Reason) -> [Question] {
    if let group = item.words["group"], GroupWords(group) == nil {
      throw Reason("is of a group in words that the simulation does not know (\(group))")
    }
    if let window = item.words["window"], PathForm(item.form) == nil || PathForm.hours(window) == nil {
      throw Reason("is read in a window of time (\(window))")
    }
    if item.statistic == "finding" || item.statistic == "range" {
      throw Reason("a \(item.statistic) is shown and not compared")
    }
    for name in arms(item).map({ study.trial.arms[$0].name }) {
      if let reason = study.unlikeArms[name] { throw Reason("\(reason) (arm \(name))") }
    }
    if item.statistic == "statistic" { return try CurveQuestions(self, item).questions() }
    return [try question(item)]
  }

  // MARK: One value

  private func question(_ item: StudyItem) throws(Reason) -> Question {
    let observed = item.observed
    let endpoint = try endpoint(item)
    // The form first: a unit of another form says nothing.
    _ = try form(item, endpoint, UnitConversion())
    let conversion = try UnitConversion(item.unit, endpoint, item.form)
    let form = try form(item, endpoint, conversion)
    let arm = arms(item)
    var question = Question(
      endpoint: endpoint.name, form: form, statistic: try statistic(item, form), arm: arm[0],
      against: arm.count > 1 ? arm[1] : nil,
      day: day(item), people: try group(item), target: try target(item, arm))
    (question.factor, question.offset) = (conversion.factor, conversion.offset)
    question.contrast = try contrast(item)
    question.isSquareRoot = Self.underRoot(observed.endpoint) != nil
    if case .path(let form) = question.form { try lay(form, item, &question) }
    follow(item, &question)
    question.who = [observed.sex?.rawValue, observed.age.map { Self.ages($0) }, item.words["group"]]
      .compactMap { $0 }.joined(separator: ", ")
    place(&question)
    if item.words["group"].flatMap(GroupWords.init)?.isAboveZero == true { question.startAbove = 0 }
    if question.people.oldest == nil, item.words["band"] != nil {
      throw Reason("the age band is not simulated (\(item.words["band"] ?? ""))")
    }
    return question
  }

  /// What a name takes the square root of.
  static func underRoot(_ name: String) -> String? {
    let words = "square root of "
    return name.hasPrefix(words) ? String(name.dropFirst(words.count)) : nil
  }

  /// Arms with people of their own are each a group of their own.
  func place(_ question: inout Question) {
    func own(_ arm: Int) -> Int? { study.trial.arms[arm].own == nil ? nil : arm }
    let group = question.people
    question.people = group.of(arm: own(question.arm))
    question.peopleAgainst = question.against.map { group.of(arm: own($0)) }
  }

  static func ages(_ range: ClosedRange<Double>) -> String {
    func text(_ x: Double) -> String { x == x.rounded() ? "\(Int(x))" : "\(x)" }
    return range.lowerBound == range.upperBound
      ? "\(text(range.lowerBound)) years" : "\(text(range.lowerBound)) to \(text(range.upperBound)) years"
  }

  func endpoint(_ item: StudyItem) throws(Reason) -> Endpoint {
    let name = item.observed.endpoint
    guard let endpoint = study.trial.endpoints.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw Reason("the file has no such endpoint (\(name))")
    }
    guard case .special = endpoint.what else { return endpoint }
    if let rooted = Self.underRoot(name), let quantity = TrialQuantity(named: rooted) {
      return Endpoint(.quantity(quantity), name: rooted)
    }
    throw Reason("the model does not show the quantity (\(name))")
  }

  func form(_ item: StudyItem, _ endpoint: Endpoint, _ conversion: UnitConversion) throws(Reason) -> Question.Form {
    if endpoint.event != nil { return .event }
    if endpoint.quantity?.isProbability == true, item.form == "share above" { return .probability }
    if let path = PathForm(item.form) { return .path(path) }
    if item.statistic == "correlation" { return .value }
    switch item.form {
    case "slope" where item.statistic == "geometric_mean": return .logValue
    case "slope" where item.unit == "per SD per year": return .changePerYear
    case "value": return .value
    case "change": return .change
    case "percent change": return .percentChange
    case "ratio": return .ratio
    case "change per year": return .changePerYear
    case "percent change per year": return .percentChangePerYear
    case "log change per year": return .logChangePerYear
    case "share above", "onset":
      guard let above = item.above else { throw Reason("\(item.form) without a threshold") }
      let threshold = above * conversion.factor + conversion.offset
      return item.form == "onset" ? .onset(threshold) : .shareAbove(threshold)
    default: throw Reason("the form is not simulated (\(item.form))")
    }
  }

  private func statistic(_ item: StudyItem, _ form: Question.Form) throws(Reason) -> Question.Statistic {
    switch item.statistic {
    case "mean":
      switch form {
      // A share in per cent reported as a mean is a share.
      case .shareAbove, .onset, .event, .probability: return .share
      default: return .mean
      }
    case "median": return .median
    case "correlation": return .correlation
    // A ratio of geometric means per step is a slope of logarithms.
    case "geometric_mean": return item.contrast == nil ? .geometricMean : .riskRatio
    case "events": return .share
    case "hazard_ratio": return .hazardRatio
    case "odds_ratio": return .oddsRatio
    case "risk_ratio": return .riskRatio
    default: throw Reason("the statistic is not compared (\(item.statistic))")
    }
  }

  private func target(_ item: StudyItem, _ arm: [Int]) throws(Reason) -> Target {
    let observed = item.observed
    var target = Target(value: observed.value, standardError: observed.standardError, people: observed.people)
    let isRatio = ["geometric_mean", "hazard_ratio", "odds_ratio", "risk_ratio"].contains(item.statistic)
    if isRatio {
      guard observed.value > 0 else { throw Reason("a ratio of zero has no logarithm") }
      target.value = Double.log(observed.value)
    }
    if item.statistic == "mean", item.form == "share above" || item.form == "onset" {
      target.value /= 100
      target.standardError = target.standardError.map { $0 / 100 }
    }
    if case .events(let events, let people) = observed.statistic {
      target.standardError = Binomial.standardError(share: Double(events) / Double(people), people: people)
      target.people = people
    }
    if item.statistic == "correlation" {
      guard let people = observed.people, people > 3, abs(observed.value) < 1 else {
        throw Reason("a correlation without the number of people")
      }
      (target.value, target.standardError) = (Double.atanh(observed.value), 1 / Double(people - 3).squareRoot())
    }
    if arm.count > 1 {
      target.people = study.trial.arms[arm[0]].people
      target.peopleAgainst = study.trial.arms[arm[1]].people
    }
    return target
  }

  // MARK: Where and when

  /// The arm, and the one it is compared with.
  func arms(_ item: StudyItem) -> [Int] {
    let names = study.trial.arms.map(\.name)
    let arm = item.observed.arm.flatMap { names.firstIndex(of: $0) } ?? 0
    guard let against = item.observed.against.flatMap({ names.firstIndex(of: $0) }) else { return [arm] }
    return [arm, against]
  }

  /// The time stated; else the start for plain values of people who are observed, and the end for everything else.
  func day(_ item: StudyItem) -> Double {
    if let at = item.observed.at { return at }
    let isStatus = study.trial.kind != .trial && ["value", "share above", "percentile"].contains(item.form)
    return isStatus && study.trial.endpoints.allSatisfy { $0.event == nil || $0.name != item.observed.endpoint }
      ? 0 : study.trial.duration
  }

  private func group(_ item: StudyItem) throws(Reason) -> PeopleGroup {
    var group = PeopleGroup(sex: item.observed.sex)
    if let words = item.words["group"].flatMap(GroupWords.init) {
      (group.covariates, group.usedFor) = (words.covariates, words.usedFor)
    }
    if let age = item.observed.age { (group.youngest, group.oldest) = (age.lowerBound, age.upperBound) }
    if group.oldest == nil, let band = item.words["band"] {
      guard let ages = CurveQuestions.ages(band, within: study.trial.population.age.limits) else {
        throw Reason("the age band is not simulated (\(band))")
      }
      (group.youngest, group.oldest) = (ages.lowerBound, ages.upperBound)
    }
    return group
  }
}
