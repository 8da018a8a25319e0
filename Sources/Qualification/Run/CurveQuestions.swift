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

  /// `50` is that age, `20-29` from the 20th birthday to the day before the 30th; nil for open bands and other words.
  static func ages(_ text: String) -> ClosedRange<Double>? {
    if let age = Double(text) { return age...age }
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
        guard let ages = Self.ages(point.ageText) else { continue }
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
    let wanted = item.words["statistic"] == "median" ? "p50" : item.words["statistic"] ?? "mean"
    var found: [(ReferenceCurve.Point, String)] = []
    for curve in ReferenceCurves.shipped.curves
    where quantities.contains(curve.quantity) && curve.sex == sex && curve.statistic == wanted {
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
      guard item.form == "value" else { throw QuestionMaker.Reason("a curve of “\(item.form)” is not simulated yet") }
      if let spread = point.spread, let people { target.standardError = spread / Double(people).squareRoot() }
    }
    return Question(
      endpoint: endpoint.name, form: form, statistic: kind, arm: 0, against: nil, day: 0,
      people: PeopleGroup(sex: sex, youngest: ages.lowerBound, oldest: ages.upperBound), factor: conversion.factor,
      offset: conversion.offset, target: target,
      who: [sex?.rawValue ?? "both sexes", QuestionMaker.ages(ages), isShare || kind == .mean ? nil : statistic]
        .compactMap { $0 }.joined(separator: ", "))
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
