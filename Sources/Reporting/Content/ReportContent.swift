import ModelLanguage

/// Everything a report says about one person, ready to be set: words, numbers and lines, but no simulation.
///
/// The report is a reader of this value alone, so that a page can be made from a run, a file or a test alike.
public struct ReportContent: Sendable {
  public var person: PersonHeader
  /// Set when the run must not be answered: it replaces sentence, results, figures and plans.
  public var stop: SafetyStop?
  /// Why results are shown although the gate would have stopped; shown on every page. Nil outside research mode.
  public var researchMode: String?
  /// What was compared, the first one shown first. Living as now alone is one entry too. Empty only with a stop.
  public var plans: [PlanContent]
  public var intake: IntakeContent?
  public var assumptions: [Assumption]
  /// What "moves the answer" refers to, such as "the 10-year fracture result".
  public var answerThatMoves: String
  public var medicines: [Matter]
  /// Said when no medicine or condition is listed, such as "None reported. Not taking warfarin, …".
  public var noMedicinesText: String
  public var conditions: [Matter]
  public var tests: [Suggestion]
  public var questions: [String]
  public var claims: [ClaimSummary]
  public var references: [ReferenceEntry]
  /// What no mechanism of the model carries.
  public var leftOut: [String]
  /// What limits the answer for this person.
  public var limits: [String]
  public var provenance: Provenance

  public init(
    person: PersonHeader, stop: SafetyStop? = nil, researchMode: String? = nil, plans: [PlanContent],
    intake: IntakeContent? = nil, assumptions: [Assumption] = [], answerThatMoves: String = "the answer",
    medicines: [Matter] = [], noMedicinesText: String = "None reported.", conditions: [Matter] = [],
    tests: [Suggestion] = [], questions: [String] = [], claims: [ClaimSummary] = [],
    references: [ReferenceEntry] = [], leftOut: [String] = [], limits: [String] = [], provenance: Provenance
  ) {
    self.person = person
    self.stop = stop
    self.researchMode = researchMode
    self.plans = plans
    self.intake = intake
    self.assumptions = assumptions
    self.answerThatMoves = answerThatMoves
    self.medicines = medicines
    self.noMedicinesText = noMedicinesText
    self.conditions = conditions
    self.tests = tests
    self.questions = questions
    self.claims = claims
    self.references = references
    self.leftOut = leftOut
    self.limits = limits
    self.provenance = provenance
  }
}

/// What living by one plan would mean, against living as now.
public struct PlanContent: Sendable {
  /// A short word without spaces, unique in the report: used for links and file names.
  public var id: String
  /// As a person would say it: "180 µg MK-7 a day".
  public var name: String
  /// At most two sentences that a person understands; the first is the first line of the report.
  public var sentences: [String]
  public var results: [ResultLine]
  public var figures: [Figure]
  public var risks: [Risk]
  /// Told under the heading of the table of numbers, such as "At 68, taken on 80 of 100 days, against living as now".
  public var numbersTitle: String
  public var numbers: [NumberRow]

  public init(
    id: String, name: String, sentences: [String], results: [ResultLine], figures: [Figure], risks: [Risk] = [],
    numbersTitle: String = "", numbers: [NumberRow] = []
  ) {
    self.id = id
    self.name = name
    self.sentences = sentences
    self.results = results
    self.figures = figures
    self.risks = risks
    self.numbersTitle = numbersTitle
    self.numbers = numbers
  }
}

/// How this report came to be, so that it can be made again.
public struct Provenance: Sendable {
  public var fingerprint: String
  /// The command that makes it again.
  public var command: String
  public var version: String
  /// As written in the report: "23 Nov 2026".
  public var date: String
  /// How many lives were drawn for each line.
  public var draws: Int
  /// Which share of people the tint covers, such as "80 of 100".
  public var peopleShare: String
  /// Which share of what could be true the thin edges cover, such as "90 %".
  public var unknownShare: String

  public init(
    fingerprint: String, command: String, version: String, date: String, draws: Int, peopleShare: String = "80 of 100",
    unknownShare: String = "90 %"
  ) {
    self.fingerprint = fingerprint
    self.command = command
    self.version = version
    self.date = date
    self.draws = draws
    self.peopleShare = peopleShare
    self.unknownShare = unknownShare
  }
}
