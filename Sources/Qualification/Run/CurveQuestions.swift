import Evidence
import ModelLanguage
import RealModule
import Trials

/// Questions of a reference curve: each sex and age that the file names is one.
struct CurveQuestions {
  private let maker: QuestionMaker
  private let item: StudyItem

  init(_ maker: QuestionMaker, _ item: StudyItem) {
    self.maker = maker
    self.item = item
  }

  /// `50` is that age, `20-29` from the 20th birthday to the day before the 30th; `>=70` and `<30` reach to the ages of the
  /// study's people; nil for other words.
  static func ages(_ text: String, within people: ClosedRange<Double>) -> ClosedRange<Double>? {
    if let age = Double(text) { return age...age }
    if text.hasPrefix("<"), let most = Double(text.dropFirst()) {
      return people.lowerBound < most ? people.lowerBound...most : nil
    }
    for relation in [">=", ">"] where text.hasPrefix(relation) {
      guard let least = Double(text.dropFirst(relation.count)) else { return nil }
      return least < people.upperBound ? least...people.upperBound : nil
    }
    let ends = text.split(separator: "-").compactMap { Double($0) }
    guard ends.count == 2, ends[0] < ends[1] else { return nil }
    return ends[0]...(ends[1] == ends[1].rounded() ? ends[1] + 1 : ends[1])
  }

  func questions() throws(QuestionMaker.Reason) -> [Question] {
    guard let place = maker.study.curve else { throw QuestionMaker.Reason("names a curve, and the file has none") }
    if item.words["curve"] != nil { throw QuestionMaker.Reason("has a curve of its own: not simulated yet") }
    let endpoint = try maker.endpoint(item)
    var questions: [Question] = []
    for sex in sexes(place) {
      for (point, unit) in points(place, sex) {
        guard let ages = Self.ages(point.ageText, within: maker.study.trial.population.age.limits) else { continue }
        if let wanted = item.observed.age, wanted.lowerBound != ages.lowerBound { continue }
        if let question = try question(point, unit, sex, ages, endpoint) { questions.append(question) }
      }
    }
    if questions.isEmpty {
      throw QuestionMaker.Reason("no age of the curve can be simulated (open bands, or not found)")
    }
    return questions
  }

  private func sexes(_ place: CurvePlace) -> [Sex?] {
    if let sex = item.observed.sex { return [sex] }
    return place.sexes.map { Sex(rawValue: $0) }
  }

  /// Points of the statistic at the ages that the file names.
  private func points(_ place: CurvePlace, _ sex: Sex?) -> [(ReferenceCurve.Point, String)] {
    let quantities = item.words["quantity"].map { [$0] } ?? place.quantities
    let stated = item.words["statistic"] ?? "mean"
    // Tables write the median either way.
    let wanted = stated == "median" ? ["p50", "median"] : [stated]
    var found: [(ReferenceCurve.Point, String)] = []
    for curve in ReferenceCurves.shipped.curves
    where quantities.contains(curve.quantity) && curve.sex == sex && wanted.contains(curve.statistic) {
      if let group = place.group, curve.group != group { continue }
      for point in curve.points where !point.isRecalled {
        if let band = item.words["band"], band != point.ageText { continue }
        if !place.ages.isEmpty, item.words["band"] == nil, item.observed.age == nil, !place.ages.contains(point.ageText)
        {
          continue
        }
        found.append((point, curve.unit))
      }
    }
    return found
  }

  private func question(
    _ point: ReferenceCurve.Point, _ unit: String, _ sex: Sex?, _ ages: ClosedRange<Double>, _ endpoint: Endpoint
  ) throws(QuestionMaker.Reason) -> Question? {
    let people = item.observed.people
    let statistic = item.words["statistic"] ?? "mean"
    let isShare = statistic.hasPrefix("P(") || statistic == "prevalence"
    let conversion = try UnitConversion(isShare ? item.unit : unit, endpoint, item.form)
    var form = Question.Form.value
    var kind = Question.Statistic.mean
    var target = Target(value: point.value, people: people)
    if isShare {
      (form, kind) = (.shareAbove((item.above ?? 0) * conversion.factor), .share)
      target.value = point.value / 100
      target.standardError = people.map { Binomial.standardError(share: target.value, people: $0) }
    } else if statistic.hasPrefix("p") || statistic == "median" {
      // A percentile is compared as the share of people at or below it; one of zero says nothing.
      guard point.value > 0 else { return nil }
      let level = statistic == "median" ? 50 : Double(statistic.dropFirst()) ?? 50
      (form, kind) = (.atMost(point.value * conversion.factor + conversion.offset), .share)
      target.value = level / 100
      target.standardError = people.map { Binomial.standardError(share: target.value, people: $0) }
    } else {
      guard item.form == "value" else {
        throw QuestionMaker.Reason("a curve of this form is not simulated (\(item.form))")
      }
      if let spread = point.spread, let people { target.standardError = spread / Double(people).squareRoot() }
    }
    var group = PeopleGroup(sex: sex, youngest: ages.lowerBound, oldest: ages.upperBound)
    if let words = item.words["group"].flatMap(GroupWords.init) { group.covariates = words.covariates }
    let level = isShare || kind == .mean ? nil : statistic
    let who = [sex?.rawValue ?? "both sexes", QuestionMaker.ages(ages), item.words["group"], level]
    var question = Question(
      endpoint: endpoint.name, form: form, statistic: kind, arm: maker.arms(item)[0], against: nil, day: 0,
      people: group, factor: conversion.factor, offset: conversion.offset, target: target,
      who: who.compactMap { $0 }.joined(separator: ", "))
    maker.place(&question)
    return question
  }
}

/// Errors of counted shares.
enum Binomial {
  /// Of a share of `people`, with half a person more on either side so that none of many is not without error.
  static func standardError(share: Double, people: Int) -> Double {
    let n = Double(people)
    let smoothed = (share * n + 0.5) / (n + 1)
    return (smoothed * (1 - smoothed) / n).squareRoot()
  }
}
