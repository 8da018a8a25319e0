import Evidence
import Exchange
import ModelLanguage
import People
import Physiology
import Simulation

/// Joins the fit to measurements to a person's run: what every front door hands to `PersonRun`.
public enum Personaliser {
  public static let fit: PersonRun.Personaliser = { course, today in
    let life = course.plannedLife()
    let found = try Personalisation(ReferenceModel.model).fit(
      life.individual(), to: observations(course, today), kidneyDiseaseFrom: kidneyDisease(course, today),
      life: lives(life))
    return PersonRun.Fit(
      parameters: found.parameters, inputs: found.inputs.reduce(into: [:]) { $0[$1.key] = ($1.value, found.inputsFrom[$1.key] ?? 0) },
      known: found.known, filledIn: found.perMeasurement.map(filled), notes: found.notes)
  }

  /// The same fit in the words of PEtab; nil where the gate is shut.
  /// - Parameter run: of the person without a fit, whose numbers are the middle of the priors.
  /// - Throws: `ModelFault` when the person's life cannot be made.
  public static func problem(of run: PersonRun) throws(ModelFault) -> PEtabProblem? {
    guard run.verdict.allowsResults else { return nil }
    let life = run.course.plannedLife()
    let observations = observations(run.course, run.today)
    let problem = try PersonalProblem(
      ReferenceModel.model, life.individual(), observations.filter(\.isUsable), kidneyDiseaseFrom: kidneyDisease(run.course, run.today),
      life: lives(life), tolerance: 1e-6, threads: 1)
    return problem.statement(of: observations)
  }

  private static func observations(_ course: LifeCourse, _ today: CalendarDay) -> [Personalisation.Observation] {
    course.person.measurements.map { measurement in
      Personalisation.Observation(
        what: measurement.what, value: measurement.value, age: course.age + today.years(to: measurement.on.first),
        label: "\(measurement.what.name) (\(measurement.on))")
    }
  }

  /// The person's life with some parameters tried.
  private static func lives(_ life: PlannedLife) -> ([String: Double]) -> Life {
    { parameters in
      let values = life.parameters.merging(parameters) { $1 }
      let exposure = life.exposure(values, 0)
      return Life(
        Individual(sex: life.sex, parameters: values, inputs: exposure.inputs), changes: exposure.changes[0])
    }
  }

  /// Age at which a kidney disease began; nil without one.
  private static func kidneyDisease(_ course: LifeCourse, _ today: CalendarDay) -> Double? {
    let uses = course.person.conditions.filter { Catalogue.conditions[$0.name]?.effect == .kidneyDisease }
    return uses.map { use in use.since.map { course.age + today.years(to: $0.first) } ?? course.age - 5 }.min()
  }

  private static func filled(_ comparison: Personalisation.Comparison) -> FilledIn {
    let observation = comparison.observation
    let shown = comparison.after.map { "simulated \(shortFigures($0))" } ?? "kept and shown; the model does not read it"
    return FilledIn(
      observation.label, "\(shortFigures(observation.value)) \(observation.what.unit); \(shown)", .measured(on: observation.label),
      from: "your measurement, weighed against its noise")
  }

  /// Three significant figures.
  private static func shortFigures(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    var places = 0
    var size = abs(value)
    while size < 100, places < 4 {
      size *= 10
      places += 1
    }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return shortNumber((value * scale).rounded() / scale)
  }
}
