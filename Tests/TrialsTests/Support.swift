import ModelLanguage
import People
import Physiology
import Simulation

@testable import Trials

/// People for tests: age as the trial says, everything else as each parameter spreads, on the reference diet.
enum TestPeople {
  static func maker(_ trial: Trial, seed: UInt64 = 1, covariates: [String: Double] = [:]) -> ParticipantMaker {
    { number in
      var stream = RandomStream(seed: seed, person: number, purpose: "test.person")
      let sex: Sex = stream.uniform() < trial.population.female ? .female : .male
      let age = trial.population.age.quantile(stream.uniform())
      let values = ParameterDraw(seed: seed).values(
        of: .spread, for: ReferenceModel.model, person: number, sex: sex, scenario: .trials)
      return Participant(
        number: number, sex: sex, age: age, life: Life(Individual(sex: sex, parameters: values)), covariates: covariates
      )
    }
  }

  static func engine(_ text: String, _ settings: TrialEngine.Settings = TrialEngine.Settings()) throws -> TrialEngine {
    let trial = try TrialReader.read(text: text, file: "trial.yaml")
    return try TrialEngine(trial, settings: settings, foods: nil, maker: maker(trial, seed: settings.seed))
  }

  /// Eight weeks of MK-7 and its markers: small, and with the vitamin K part alone.
  static let markers = """
    title: Markers under MK-7
    population:
      people: 40
      age: {mean: 60, sd: 4, min: 50, max: 70}
      sex: {female: 0.5}
    arms:
      - {name: placebo}
      - {name: MK-7, regimen: ["MK-7 180 ug q24h x 365"]}
    duration: 8 weeks
    visits: [0, 4 weeks, 8 weeks]
    dropout: 0.1 per year
    adherence: {mean: 0.9, sd: 0.1}
    endpoints:
      - {what: ucOC/cOC, as: percent change, responder: "< -20", by: [sex]}
      - {what: dp-ucMGP, as: percent change}
      - {what: plasma MK-7, as: value}
    """

  static func changed(_ from: String, _ to: String) -> String {
    precondition(markers.contains(from), "the trial has no '\(from)'")
    return markers.replacing(from, with: to)
  }
}

extension InputFaults {
  var lines: [String] { errors.map(\.description) }
}
