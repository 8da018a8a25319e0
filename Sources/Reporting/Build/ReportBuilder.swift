import Calibration
import Evidence
import Foods
import ModelLanguage
import People
import Simulation

/// Tells a person's run: from numbers to the report's words, lines and tables. Nothing is computed here that changes a number.
public struct ReportBuilder {
  let run: PersonRun
  let command: String
  let version: String

  public init(_ run: PersonRun, command: String, version: String) {
    self.run = run
    self.command = command
    self.version = version
  }

  public func content() -> ReportContent {
    let evidence = EvidenceSection.shipped
    let matters = MatterSection(run)
    guard let projection = run.projection else { return stopped(matters) }
    let teller = PlanTeller(run, projection)
    let told = projection.outcomes.count > 1 ? Array(projection.outcomes.indices.dropFirst()) : [0]
    return ReportContent(
      person: PersonSection(run.person, age: run.course.age, today: run.today).header,
      researchMode: run.settings.research ? researchMode : nil,
      plans: told.map { teller.content($0) }, intake: IntakeSection(run.course).content, assumptions: assumptions,
      medicines: matters.medicines, noMedicinesText: MatterSection.none, conditions: matters.conditions, tests: matters.tests,
      questions: matters.questions, claims: evidence.claims, references: evidence.references,
      leftOut: ClaimLedger.leftOut.map { "\($0.topic): \($0.text)" }, limits: limits(projection), provenance: provenance)
  }

  /// What someone eats a day, for pages that need no projection.
  public static func intake(of course: LifeCourse) -> IntakeContent? { IntakeSection(course).content }

  /// Said whenever it was asked for, also where the gate had nothing against the person.
  private var researchMode: String {
    let reasons = run.verdict.stop?.sentences ?? ["The safety gate would have shown these results as well."]
    return "Research mode, asked for in so many words. Not for a person's decision. " + reasons.joined(separator: " ")
  }

  private func stopped(_ matters: MatterSection) -> ReportContent {
    let stop = run.verdict.stop
    return ReportContent(
      person: PersonSection(run.person, age: run.course.age, today: run.today).header,
      stop: SafetyStop(title: stop?.title ?? "Stop", paragraphs: stop?.sentences ?? [], ask: stop?.questions ?? []),
      plans: [], intake: nil, medicines: matters.medicines, noMedicinesText: MatterSection.none, conditions: matters.conditions,
      provenance: provenance)
  }

  private var assumptions: [Assumption] {
    run.course.filledIn.map { filled in
      let isAssumed = filled.origin == .assumed
      return Assumption(
        what: filled.what.capitalizedSentence.typeset, valueUsed: filled.value.typeset, from: filled.from.typeset, isAssumed: isAssumed)
    }
  }

  private func limits(_ projection: Projection) -> [String] {
    var limits = [run.course.otherFoods].compactMap { $0 } + run.notes
    if !projection.failures.isEmpty {
      limits.append("\(projection.failures.count) of the drawn lives could not be finished and are missing from the bands.")
    }
    limits.append("The bands rest on a calibration of the model against whole studies; the line in the middle keeps the reference values, which were fitted or translated one by one.")
    return limits
  }

  private var provenance: Provenance {
    Provenance(
      fingerprint: run.fingerprint, command: command, version: version, date: run.today.written,
      draws: 2 * run.settings.projection.draws)
  }
}
