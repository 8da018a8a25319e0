import ModelLanguage
import Physiology
import Simulation
import Solver

/// The people every benchmark runs: men and women in turn, each parameter drawn as people differ, on the reference diet.
struct Crowd {
  let model: Model
  let compiled: CompiledModel
  /// The best vector unit to use.
  var unit = VectorUnit.best

  init(_ model: Model = ReferenceModel.model) throws(ModelFault) {
    self.model = model
    compiled = try CompiledModel(model, observing: model.pools.map(\.key))
  }

  /// The engine at a tolerance; dosed years at the tightest one take more steps than its usual limit.
  func solver(_ relativeTolerance: Double) -> EnsembleSolver {
    var options = SolverOptions.people(relativeTolerance: relativeTolerance)
    options.maximumSteps = 10_000_000
    options.method = .rodas5P
    options.vectorUnit = unit
    return EnsembleSolver(compiled.system, options: options)
  }

  static let yearly = (0...100).map(Double.init)

  func individual(_ number: Int) -> Individual {
    let sex: Sex = number.isMultiple(of: 2) ? .female : .male
    let values = ParameterDraw(seed: 1).values(of: .spread, for: model, person: number, sex: sex, scenario: .trials)
    return Individual(sex: sex, parameters: values)
  }

  /// Lives from birth to 100 with a row a year.
  func lives(_ count: Int) throws(ModelFault) -> [Subject] {
    var subjects: [Subject] = []
    for number in 0..<count { subjects.append(try compiled.subject(individual(number), at: Crowd.yearly)) }
    return subjects
  }

  /// Three years from the 60th birthday, a row a month; every meal of the reference diet and a daily 180 µg of MK-7 is
  /// an event of its own.
  func dosed(_ count: Int) throws(ModelFault) -> [Subject] {
    let start = 60 * UnitOfMeasure.year.factor
    let young = try (0..<count).map { number throws(ModelFault) in
      try compiled.subject(individual(number), at: [60])
    }
    var subjects: [Subject] = []
    for (subject, result) in zip(young, solver(1e-8).solve(young, threads: 1)) where result.failure == nil {
      var dosed = subject
      dosed.start = start
      dosed.initialState = result.finalState
      dosed.outputTimes = (0...36).map { start + Double($0) * UnitOfMeasure.year.factor / 12 }
      dosed.events = mealsAndDoses(from: start, days: 1095, &dosed.inputs)
      subjects.append(dosed)
    }
    return subjects
  }

  /// Turns steady uptake into three meals a day and adds the supplement an hour after the first.
  private func mealsAndDoses(from start: Double, days: Int, _ inputs: inout [Double]) -> [Event] {
    var meal: [EventAction] = []
    var dose: [EventAction] = []
    for vitamer in Vitamer.allCases {
      let uptake = "intake.\(vitamer.rawValue).uptake"
      guard let slot = model.inputs.firstIndex(where: { $0.key == uptake }),
        let gut = compiled.states.firstIndex(of: "gut.\(vitamer.rawValue).first")
      else { continue }
      meal.append(.addToState(gut, inputs[slot] / 3))
      if vitamer == .menaquinone7 { dose = [.addToState(gut, 0.6 * vitamer.nanomoles(micrograms: 180))] }
      inputs[slot] = 0
    }
    return (0..<days).flatMap { day in
      [7.0, 8, 13, 19].map { hour in
        Event(time: start + Double(day) + hour / 24, actions: hour == 8 ? dose : meal)
      }
    }
  }
}
