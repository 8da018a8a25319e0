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
    if item.words["contrast"] != nil {
      throw Reason("compares people by \(item.words["contrast"] ?? ""): not simulated yet")
    }
    if let group = item.words["group"] { throw Reason("is of a group that the simulation does not know: \(group)") }
    if let window = item.words["window"] { throw Reason("is read in a window of time (\(window)): not simulated yet") }
    if item.statistic == "finding" || item.statistic == "range" || item.statistic == "correlation" {
      throw Reason("a \(item.statistic) is shown and not compared")
    }
    for name in arms(item).map({ study.trial.arms[$0].name }) {
      if let reason = study.unlikeArms[name] { throw Reason("\(name): \(reason)") }
    }
    if item.statistic == "statistic" { return try CurveQuestions(self, item).questions() }
    return [try question(item)]
  }

  // MARK: One value

  private func question(_ item: StudyItem) throws(Reason) -> Question {
    let observed = item.observed
    let endpoint = try endpoint(item)
    let conversion = try UnitConversion(item.unit, endpoint, item.form)
    let form = try form(item, endpoint, conversion)
    let arm = arms(item)
    var question = Question(
      endpoint: endpoint.name, form: form, statistic: try statistic(item, form), arm: arm[0],
      against: arm.count > 1 ? arm[1] : nil,
      day: day(item), people: try group(item), target: try target(item, arm))
    (question.factor, question.offset) = (conversion.factor, conversion.offset)
    question.who = [observed.sex?.rawValue, observed.age.map { Self.ages($0) }].compactMap { $0 }.joined(
      separator: ", ")
    if question.people.oldest == nil, item.words["band"] != nil {
      throw Reason("is of the age band \(item.words["band"] ?? ""): not simulated yet")
    }
    return question
  }

  static func ages(_ range: ClosedRange<Double>) -> String {
    func text(_ x: Double) -> String { x == x.rounded() ? "\(Int(x))" : "\(x)" }
    return range.lowerBound == range.upperBound
      ? "\(text(range.lowerBound)) years" : "\(text(range.lowerBound)) to \(text(range.upperBound)) years"
  }

  func endpoint(_ item: StudyItem) throws(Reason) -> Endpoint {
    let name = item.observed.endpoint
    guard let endpoint = study.trial.endpoints.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      throw Reason("the file has no endpoint \(name)")
    }
    if case .special = endpoint.what { throw Reason("the model shows no \(name)") }
    return endpoint
  }

  func form(_ item: StudyItem, _ endpoint: Endpoint, _ conversion: UnitConversion) throws(Reason) -> Question.Form {
    if endpoint.event != nil { return .event }
    switch item.form {
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
    default: throw Reason("the form “\(item.form)” is not simulated yet")
    }
  }

  private func statistic(_ item: StudyItem, _ form: Question.Form) throws(Reason) -> Question.Statistic {
    switch item.statistic {
    case "mean":
      switch form {
      // A share in per cent reported as a mean is a share.
      case .shareAbove, .onset, .event: return .share
      default: return .mean
      }
    case "median": return .median
    case "geometric_mean": return .geometricMean
    case "events": return .share
    case "hazard_ratio": return .hazardRatio
    case "odds_ratio": return .oddsRatio
    case "risk_ratio": return .riskRatio
    default: throw Reason("the statistic \(item.statistic) is not compared")
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
    if let age = item.observed.age { (group.youngest, group.oldest) = (age.lowerBound, age.upperBound) }
    if group.oldest == nil, let band = item.words["band"] {
      guard let ages = CurveQuestions.ages(band) else { throw Reason("the age band \(band) is not simulated yet") }
      (group.youngest, group.oldest) = (ages.lowerBound, ages.upperBound)
    }
    return group
  }
}
