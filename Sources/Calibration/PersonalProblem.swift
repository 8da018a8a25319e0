import ModelLanguage
import People
import Physiology
import RealModule
import Simulation

/// One person's fit: the unknowns, the lives that try them, the readings that judge them.
struct PersonalProblem {
  private let individual: Individual
  let readings: [PersonalReading]
  let scores: [PersonalScore]
  private let laboratories: [String]
  /// Age at which a kidney disease began; its loss of nephrons is then the last unknown.
  let kidneyDiseaseFrom: Double?
  let life: ([String: Double]) -> Life
  private let compiled: CompiledModel
  private let ages: [Double]
  private let tolerance: Double
  private let threads: Int

  /// Loss of nephrons per year that counts as 1 among the unknowns.
  private static let lossUnit = 0.02
  /// Nothing is known beforehand about how fast a kidney disease is.
  private static let flat = 1e-3

  init(
    _ model: Model, _ individual: Individual, _ observations: [Personalisation.Observation],
    kidneyDiseaseFrom: Double?, life: @escaping ([String: Double]) -> Life, tolerance: Double, threads: Int
  ) throws(ModelFault) {
    self.individual = individual
    self.life = life
    self.tolerance = tolerance
    self.threads = threads
    let filtration = observations.filter { $0.what == .filtrationRate }
    let isJudged = kidneyDiseaseFrom.map { from in filtration.contains { $0.age > from } } ?? false
    self.kidneyDiseaseFrom = isJudged ? kidneyDiseaseFrom : nil
    ages = Set(observations.map(\.age)).sorted()
    let reference = life([:])
    readings = observations.compactMap { Self.reading($0, among: observations, reference, model) }
    scores = Self.scores(readings, individual, model)
    laboratories = Self.unique(readings.compactMap(\.laboratory))
    compiled = try CompiledModel(model, observing: Self.unique(readings.flatMap(\.reading.keys)))
  }

  private static func unique(_ keys: [String]) -> [String] {
    var seen: Set<String> = []
    return keys.filter { seen.insert($0).inserted }
  }

  private static func scores(_ readings: [PersonalReading], _ individual: Individual, _ model: Model) -> [PersonalScore]
  {
    unique(readings.flatMap(\.keys)).compactMap { key in
      guard let parameter = model.parameter(key) else { return nil }
      let middle =
        individual.parameters[key] ?? parameter.value(sex: individual.sex, scenario: individual.scenario)
      return PersonalScore(parameter, middle: middle)
    }
  }

  private static func reading(
    _ observation: Personalisation.Observation, among all: [Personalisation.Observation], _ life: Life, _ model: Model
  ) -> PersonalReading? {
    let drugs = Antagonist.Drug.allCases.map(\.rawValue).filter { life.input("dose.\($0)", at: observation.age) > 0 }
    let sex = life.individual.sex
    let values = life.individual.parameters
    let circumstances = ReadingNoise.Circumstances(
      age: observation.age, takesAntagonist: !drugs.isEmpty,
      severalSites: Set(all.compactMap(\.what.site)).count > 1,
      value: { key in values[key] ?? model.parameter(key)?.value(sex: sex) })
    guard let reading = observation.what.reading,
      let noise = ReadingNoise.of(observation.what, value: observation.value, circumstances)
    else { return nil }
    return PersonalReading(
      observation: observation, reading: reading, noise: noise,
      keys: PersonalParameters.keys(of: observation.what, antagonists: drugs))
  }

  // MARK: - Unknowns and lives

  private var unknowns: [PosteriorMode.Unknown] {
    var all = scores.map { PosteriorMode.Unknown(limits: $0.limits) }
    all += laboratories.map { _ in PosteriorMode.Unknown(limits: -4...4) }
    if kidneyDiseaseFrom != nil {
      // A disease takes nephrons, it does not give them back.
      all.append(PosteriorMode.Unknown(limits: 0...(3 / Self.lossUnit), priorWeight: Self.flat))
    }
    return all
  }

  private func parameters(_ point: [Double]) -> [String: Double] {
    let pairs = zip(scores, point).map { ($0.parameter.key, $0.value(at: $1)) }
    return Dictionary(pairs, uniquingKeysWith: { a, _ in a })
  }

  private func trial(_ point: [Double]) -> Life {
    var trial = life(parameters(point))
    guard let start = kidneyDiseaseFrom, let loss = point.last else { return trial }
    let set = [PersonalParameters.kidneyLoss: loss * Self.lossUnit]
    if start <= 0 { trial.individual.inputs.merge(set) { $1 } }
    trial.changes.append(Change(atAge: max(start, 0), set: set))
    trial.changes.sort { $0.age < $1.age }
    return trial
  }

  /// The model's value for every reading, at each point; nil where the life failed.
  private func predictions(_ points: [[Double]]) -> [[Double]?] {
    results(points).map { result in
      guard case .success(let trajectory) = result else { return nil }
      return predictions(trajectory)
    }
  }

  private func results(_ points: [[Double]]) -> [Result<Trajectory, ModelFault>] {
    compiled.run(points.map(trial), at: ages, relativeTolerance: tolerance, threads: threads)
  }

  private func predictions(_ trajectory: Trajectory) -> [Double] {
    readings.map { reading in
      guard let row = ages.firstIndex(of: reading.observation.age) else { return .nan }
      return reading.reading.value(of: reading.reading.keys.map { trajectory[$0][row] })
    }
  }

  private func misfits(_ predicted: [Double], _ point: [Double]) -> [Double]? {
    let misfits = zip(readings, predicted).map { reading, value in
      reading.misfit(of: value, laboratory: laboratoryScore(reading, point))
    }
    return misfits.allSatisfy(\.isFinite) ? misfits : nil
  }

  private func laboratoryScore(_ reading: PersonalReading, _ point: [Double]) -> Double {
    guard let key = reading.laboratory, let index = laboratories.firstIndex(of: key) else { return 0 }
    return point[scores.count + index]
  }

  private func misfits(_ points: [[Double]]) -> [[Double]?] {
    zip(predictions(points), points).map { predicted, point in predicted.flatMap { misfits($0, point) } }
  }

  // MARK: - The fit

  func fit(all observations: [Personalisation.Observation]) throws(ModelFault) -> Personalisation.Fit {
    let middle = unknowns.map { _ in 0.0 }
    let before = try predictionsOrFault(middle)
    let start = scanned(from: started(before, middle))
    let mode = try PosteriorMode(unknowns: unknowns, misfits: { self.misfits($0) }).find(from: start)
    let after = try predictionsOrFault(mode.values)
    let report = PersonalReport(
      readings: readings, scores: scores, before: before, after: after, mode: mode,
      loss: kidneyDiseaseFrom.map { ($0, (mode.values.last ?? 0) * Self.lossUnit) })
    return report.fit(all: observations, parameters: parameters(mode.values))
  }

  private func predictionsOrFault(_ point: [Double]) throws(ModelFault) -> [Double] {
    switch results([point]).first {
    case .success(let trajectory)?: return predictions(trajectory)
    case .failure(let fault)?: throw fault
    case nil: throw ModelFault("the life was not run")
    }
  }

  /// With a kidney disease: the loss at which the filtration without it comes down to the measured one,
  /// `ln(without / measured) / years`, exact because both losses act on the same nephrons.
  private func started(_ without: [Double], _ middle: [Double]) -> [Double] {
    guard let from = kidneyDiseaseFrom, let last = middle.indices.last else { return middle }
    var (sum, weight) = (0.0, 0.0)
    for (reading, value) in zip(readings, without) where reading.observation.what == .filtrationRate {
      let years = reading.observation.age - from
      guard years > 0 else { continue }
      sum += years * Double.log(value / reading.observation.value)
      weight += years * years
    }
    var point = middle
    let limits = unknowns[last].limits
    if weight > 0 { point[last] = min(max(sum / weight / Self.lossUnit, limits.lowerBound), limits.upperBound) }
    return point
  }

  /// Looks along each threshold of calcification in turn: before its onset a place is empty and gives no slope.
  private func scanned(from start: [Double]) -> [Double] {
    var point = start
    for key in Self.unique(readings.compactMap { PersonalParameters.threshold(of: $0.observation.what) }) {
      guard let index = scores.firstIndex(where: { $0.parameter.key == key }) else { continue }
      let limits = scores[index].limits
      let tries = stride(from: -3.0, through: 3.0, by: 0.5).map { score in
        var other = point
        other[index] = min(max(score, limits.lowerBound), limits.upperBound)
        return other
      }
      let judged = zip(tries, misfits(tries)).compactMap { other, found in
        found.map { (point: other, value: objective(other, $0)) }
      }
      if let best = judged.min(by: { $0.value < $1.value }) { point = best.point }
    }
    return point
  }

  private func objective(_ point: [Double], _ misfits: [Double]) -> Double {
    let prior = zip(point, unknowns).reduce(0) { $0 + $1.0 * $1.0 * $1.1.priorWeight * $1.1.priorWeight }
    return misfits.reduce(prior) { $0 + $1 * $1 }
  }
}

extension Life {
  /// Value of an input at an age, in its own unit; 0 where nothing says so.
  func input(_ key: String, at age: Double) -> Double {
    let latest = changes.filter { $0.age <= age && $0.set[key] != nil }.max { $0.age < $1.age }
    return latest?.set[key] ?? individual.inputs[key] ?? 0
  }
}

extension Biomarker {
  /// Where a bone measurement was made.
  var site: DensitometrySite? {
    switch self {
    case .arealBoneMineralDensity(let site), .tScore(let site), .zScore(let site), .boneMineralContent(let site): site
    default: nil
    }
  }
}
