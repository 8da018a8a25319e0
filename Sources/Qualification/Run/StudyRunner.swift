import Evidence
import Foods
import Simulation
import Trials

/// What came of one study.
struct StudyResult: Sendable {
  let study: String
  var rows: [QualificationRow] = []
  var leftOut: [LeftOutValue] = []
  var nullTrials: [NullTrial] = []
}

/// Simulates one study and puts each observed value beside its prediction.
struct StudyRunner {
  private let study: StudyFile
  private let schedule: QualificationSchedule
  private let worlds: [World]
  private let foods: FoodTable?
  private let spread: BetweenStudySpread?

  init(
    _ study: StudyFile, _ schedule: QualificationSchedule, worlds: [World], foods: FoodTable?, spread: BetweenStudySpread?
  ) {
    self.study = study
    self.schedule = schedule
    self.worlds = worlds
    self.foods = foods
    self.spread = spread
  }

  private struct Asked {
    let item: StudyItem
    let question: Question
    let isNullFinding: Bool
  }

  func run() -> StudyResult {
    var result = StudyResult(study: study.name)
    var asked: [Asked] = []
    let maker = QuestionMaker(study: study)
    for item in study.items {
      do throws(QuestionMaker.Reason) {
        if let question = try maker.nullQuestion(item) {
          asked.append(Asked(item: item, question: question, isNullFinding: true))
        } else {
          asked += try maker.questions(item).map { Asked(item: item, question: $0, isNullFinding: false) }
        }
      } catch {
        result.leftOut.append(leftOut(item, error.text))
      }
    }
    guard !asked.isEmpty else { return result }
    do {
      let wanted = schedule.people
      let settings = StudySimulation.Settings(seed: schedule.seed, people: { _ in wanted })
      let simulation = try StudySimulation(study, asked.map(\.question), settings, worlds: worlds, foods: foods)
      for one in asked { answer(one, simulation, &result) }
    } catch {
      let reason = (error as? QuestionMaker.Reason)?.text ?? "\(error)"
      for one in asked { result.leftOut.append(leftOut(one.item, reason)) }
    }
    return result
  }

  private func leftOut(_ item: StudyItem, _ reason: String) -> LeftOutValue {
    LeftOutValue(
      study: study.name, context: study.context, role: item.role, endpoint: item.observed.endpoint, reason: reason,
      wouldScore: item.role != .report && item.hasSpread)
  }

  private func answer(_ asked: Asked, _ simulation: StudySimulation, _ result: inout StudyResult) {
    do throws(QuestionMaker.Reason) {
      if asked.isNullFinding { return try countNull(asked, simulation, &result) }
      let answers = try simulation.estimates(asked.question)
      let estimates = answers.compactMap { $0 }
      let kind = ValueKind(asked.question, of: study)
      let between = spread?.between[kind.rawValue] ?? 0
      guard estimates.count == answers.count,
        let prediction = Prediction(estimates, target: asked.question.target, kind: kind, between: between)
      else { throw QuestionMaker.Reason("too few simulated people have a value, or all the same") }
      result.rows.append(QualificationRow(study, asked.item, asked.question, prediction))
    } catch {
      result.leftOut.append(leftOut(asked.item, error.text))
    }
  }

  private func countNull(
    _ asked: Asked, _ simulation: StudySimulation, _ result: inout StudyResult
  ) throws(QuestionMaker.Reason) {
    let question = asked.question
    let target = question.target
    let crowds = try simulation.crowd(question.people)
    let others = try simulation.crowd(question.peopleAgainst ?? question.people)
    let sizes = (own: target.people ?? 0, against: target.peopleAgainst ?? 0)
    let perWorld = max(schedule.replicates / max(schedule.worlds, 1), 1)
    guard sizes.own > 1, sizes.against > 1, let estimator = Estimator(question, simulation),
      let counted = NullTrial.count(estimator, crowds, others, sizes: sizes, perWorld: perWorld, seed: schedule.seed)
    else { throw QuestionMaker.Reason("the size of the arms is not stated, or nobody has a value") }
    let arms = study.trial.arms
    result.nullTrials.append(
      NullTrial(
        study: study.name, endpoint: "\(asked.question.endpoint), \(asked.item.form)",
        arm: arms[asked.question.arm].name,
        against: arms[asked.question.against ?? 0].name, people: sizes.own + sizes.against,
        replicates: counted.replicates, null: counted.null))
  }
}

extension QuestionMaker {
  /// The question of a randomised trial's “no difference” between two arms; nil for any other value.
  func nullQuestion(_ item: StudyItem) throws(Reason) -> Question? {
    guard item.statistic == "finding", item.words["finding"] == "no difference", study.trial.kind == .trial,
      item.words["contrast"] == nil,
      item.words["group"] == nil, item.words["window"] == nil
    else { return nil }
    let arms = arms(item)
    guard arms.count == 2 else { return nil }
    for name in arms.map({ study.trial.arms[$0].name }) {
      if let reason = study.unlikeArms[name] { throw Reason("\(reason) (arm \(name))") }
    }
    let endpoint = try endpoint(item)
    let conversion = try UnitConversion(item.unit, endpoint, item.form)
    let form = try form(item, endpoint, conversion)
    let shared = study.trial.population.people / max(study.trial.arms.count, 1)
    func size(_ arm: Int) -> Int { study.trial.arms[arm].people ?? shared }
    let isShare = form == .event
    var question = Question(
      endpoint: endpoint.name, form: form, statistic: isShare ? .share : .mean, arm: arms[0], against: arms[1],
      day: day(item),
      people: PeopleGroup(sex: item.observed.sex), factor: conversion.factor, offset: conversion.offset,
      target: Target(value: 0, standardError: nil, people: size(arms[0]), peopleAgainst: size(arms[1])))
    place(&question)
    return question
  }
}
