import ModelLanguage
import People
import Tabular

/// The command that makes a person's report again; names of files only, never what is in them.
public struct SimulationCommand {
  public var files: [String]
  public var plans: [String]
  public var scenario: EvidenceScenario?
  public var settings: PersonRun.Settings
  public var today: CalendarDay

  public init(
    files: [String], plans: [String], scenario: EvidenceScenario?, settings: PersonRun.Settings, today: CalendarDay
  ) {
    self.files = files
    self.plans = plans
    self.scenario = scenario
    self.settings = settings
    self.today = today
  }

  public func line(for person: Person) -> String {
    let file = files.count == 1 ? files[0] : person.place?.file ?? files.joined(separator: " ")
    var words = ["menaquin", "simulate", file]
    for plan in plans { words += ["--plan", plan] }
    if let scenario { words += ["--scenario", scenario.rawValue] }
    words += [
      "--until", PlainNumber.text(settings.until), "--draws", "\(settings.projection.draws)", "--seed",
      "\(settings.projection.seed)", "--today", "\(today)",
    ]
    if settings.research { words.append("--research") }
    return words.map(Self.shellWord).joined(separator: " ")
  }

  /// In quotes where a shell would take it apart.
  private static func shellWord(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./,:+@".contains($0) }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
