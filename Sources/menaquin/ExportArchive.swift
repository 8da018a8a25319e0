import ArgumentParser
import Calibration
import Exchange
import Foods
import Foundation
import ModelLanguage
import People
import Physiology
import Qualification
import Reporting
import Simulation
import Tabular

/// Whose run an archive holds, and whose fit a folder of PEtab.
struct ExportedRun: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A person's file: their run instead of the reference person's (omex), or the fit to their measurements (petab).",
      valueName: "file"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "A study, or a folder of studies: the levels that they were calibrated to, for one reference person (petab).",
      valueName: "path"))
  var studies: String?

  @Option(help: ArgumentHelp("A plan that the person follows (omex).", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("The last age of the run, in years (omex).", valueName: "age"))
  var until: Double = 100

  @Option(
    help: ArgumentHelp("The day that counts as today, for a run that can be repeated (omex).", valueName: "yyyy-mm-dd"))
  var today: String?

  func validate() throws {
    guard (2...120).contains(until) else { throw ValidationError("--until is an age from 2 to 120 years") }
    if studies != nil, person != nil { throw ValidationError("--studies and --person are two fits: give one of them") }
    if plan != nil, person == nil { throw ValidationError("--plan needs --person, whose plan it is") }
    if let today, CalendarDay(today) == nil { throw ValidationError("--today is a day such as 2026-11-24") }
  }

  var day: CalendarDay { today.flatMap(CalendarDay.init) ?? .today }

  /// The archive of the person's run, or of the reference person's.
  func archive(sex: Sex, scenario: EvidenceScenario, quiet: Bool) throws -> CombineArchive {
    guard let person else {
      let title = "The reference \(sex.rawValue) person, reading of the evidence: \(scenario.rawValue)"
      let described = CombineArchive.Description(
        title: title, fingerprint: "reference \(sex.rawValue) \(scenario.rawValue) \(Version.text)", day: "\(day)")
      return try archive(Life(Individual(sex: sex, scenario: scenario)), described)
    }
    let run = try personRun(person, scenario: scenario, quiet: quiet)
    guard let life = run.life(plan: plan == nil ? 0 : 1, scenario: scenario) else {
      throw CommandFault(.outsideValidity, run.verdict.stop?.title ?? "no results are given for this person")
    }
    let command = "menaquin export --format omex --person \(person)" + (plan.map { " --plan \($0)" } ?? "")
    let report = ReportPage.html(ReportBuilder(run, command: command, version: Version.text).content())
    // No name of the person leaves the machine in titles; the report holds what a report holds.
    let title =
      "One person's life, \(plan == nil ? "as now" : "under a plan"), reading of the evidence: \(scenario.rawValue)"
    return try archive(
      life, CombineArchive.Description(title: title, fingerprint: run.label, day: "\(day)", report: report))
  }

  private func archive(_ life: Life, _ described: CombineArchive.Description) throws -> CombineArchive {
    try CombineArchive(
      ReferenceModel.model, life: life, quantities: ReportedQuantities.columns, until: until, described: described)
  }

  /// A fit as a folder of PEtab: of the person's parameters to their measurements, or of uncertain ones to studies.
  func fit(sex: Sex) throws -> [(name: String, text: String)] {
    if let studies { return try fit(toStudies: studies, sex: sex) }
    return try fit(toPerson: person ?? "")
  }

  private func fit(toStudies path: String, sex: Sex) throws -> [(name: String, text: String)] {
    let studies = try StudyFolder.files(path).map { try StudyFileReader.read($0) }
    let problem = StudyStatement.problem(of: studies, sex: sex, spread: .shipped)
    guard !problem.readings.isEmpty else {
      throw InputError(
        file: path, key: "observed", problem: "no value is a level that one body can stand for",
        allowed: "use: calibration, a standard error, one sex, an age, and people who take nothing")
    }
    return try PEtabExport.files(
      of: problem, in: ReferenceModel.model, fingerprint: "studies \(sex.rawValue) \(Version.text)")
  }

  private func fit(toPerson file: String) throws -> [(name: String, text: String)] {
    let run = try personRun(file, scenario: .trials, quiet: true, isFitted: false)
    guard let problem = try Personaliser.problem(of: run) else {
      throw CommandFault(.outsideValidity, run.verdict.stop?.title ?? "no results are given for this person")
    }
    guard !problem.readings.isEmpty, !problem.unknowns.isEmpty else {
      let why = problem.leftOut.map { "\($0.what): \($0.why)" }.joined(separator: "; ")
      throw CommandFault(
        .badInput,
        "\(file): measurements: nothing here can be fitted by others" + (why.isEmpty ? "; there is none" : "; \(why)"))
    }
    return try PEtabExport.files(of: problem, in: ReferenceModel.model, fingerprint: run.label)
  }

  private func personRun(
    _ file: String, scenario: EvidenceScenario, quiet: Bool, isFitted: Bool = true
  ) throws -> PersonRun {
    let person = try PersonReader.read(file, today: day)
    let plans = try plan.map { [try PlanReader.read($0)] } ?? []
    for plan in plans { try plan.check(for: person) }
    let progress = ProgressLine(isShown: !quiet, of: 1)
    defer { progress.clear() }
    let settings = PersonRun.Settings(
      projection: Projection.Settings(
        scenarios: [scenario], draws: isFitted ? 60 : 0, threads: max(1, ProcessInfo.processInfo.activeProcessorCount)),
      until: max(until, person.age(on: day, today: day)), version: Version.text)
    return try PersonRun(
      person, plans: plans, settings: settings, today: day, foods: try FoodTable.shipped(),
      personalise: isFitted ? Personaliser.fit : nil, progress: { progress.show(person: 0, share: $0) })
  }
}
