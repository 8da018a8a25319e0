import Evidence
import Foods
import Foundation
import ModelLanguage
import People
import Physiology
import Qualification
import RealModule
import Simulation
import Tabular

/// Fits the model's uncertain parameters to whole studies: priors from each parameter's own uncertainty, data from the
/// values whose role is calibration, an ensemble smoother between them.
public struct StudyCalibration: Sendable {
  public let settings: CalibrationSettings
  public let values: [StudyForward.Value]
  public let keys: [String]
  /// Hash of the studies' files, and of the model's laws and parameters.
  public let data: String
  public let model: String
  private let forward: ForwardRun

  /// A value that fewer of the members can answer is left out.
  private static let leastAnswered = 0.8

  /// - Parameter texts: the studies' files as they were read, for the fingerprint of the data.
  public init(
    _ studies: [StudyFile], texts: [String], settings: CalibrationSettings, threads: Int, foods: FoodTable?
  ) {
    let crowds = StudyForward.Crowds(
      forMeans: settings.peopleForMeans, forShares: settings.peopleForShares, seed: settings.seed)
    let used = zip(studies, texts).compactMap { study, text in
      StudyForward(study, crowds: crowds).map { (forward: $0, text: text) }
    }
    self.settings = settings
    values = used.flatMap(\.forward.values)
    keys = ParameterDraw.uncertainKeys(of: ReferenceModel.model)
    forward = ForwardRun(studies: used.map(\.forward), foods: foods, threads: threads)
    var hash = StableHash()
    for study in used { hash.add(study.text) }
    data = Fingerprint.text(hash.value)
    model = Fingerprint.text(Fingerprint.model)
  }

  /// Studies with a value that calibrates, in their order.
  public var studies: [String] { forward.studies.map(\.name) }

  /// Of everything that decides the result.
  public var fingerprint: String {
    var hash = StableHash()
    hash.add("\(settings.words) \(data) \(model)")
    return Fingerprint.text(hash.value)
  }

  /// - Parameters:
  ///   - folder: where an unfinished run is kept; nil keeps none.
  ///   - progress: share done.
  /// - Returns: nil when it was cancelled; what was finished stands in the folder.
  /// - Throws: `ModelFault` when nothing can be fitted, `OutputError` when the folder cannot be written.
  public func run(
    folder: String? = nil, progress: @escaping @Sendable (Double) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> CalibrationResult? {
    var state = folder.flatMap { CalibrationState.read($0, fingerprint: fingerprint) } ?? CalibrationState(fingerprint: fingerprint)
    while state.passes.count <= settings.steps {
      let members = try nextMembers(&state)
      let done = Double(state.passes.count)
      let count = Double(settings.steps + 1)
      guard
        let found = forward.answers(
          members.map(world), progress: { progress((done + $0) / count) }, isCancelled: isCancelled)
      else { return nil }
      if state.passes.isEmpty { choose(found.answers, found.failures, &state) }
      guard !state.kept.isEmpty else { throw ModelFault("no calibration value can be simulated") }
      state.passes.append(CalibrationState.Pass(members: members, predictions: predictions(found.answers, &state)))
      if let folder { try state.write(folder) }
    }
    return try CalibrationResult(self, state)
  }

  /// Takes the unfinished run away once its result stands in the folder.
  public static func forget(_ folder: String) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(CalibrationState.fileName)")
  }

  /// Of the prior at first; after that, moved from the last pass.
  private func nextMembers(_ state: inout CalibrationState) throws -> [[Double]] {
    // As the table keeps them, so that a calibration read back is the calibration.
    func kept(_ member: [Double]) -> [Double] { member.map { Posterior.rounded(min(max($0, -8), 8)) } }
    if state.passes.isEmpty {
      let draw = ParameterDraw(seed: settings.seed)
      return (0..<settings.members).map { kept(draw.deviates(of: keys, number: $0)) }
    }
    if state.tau.isEmpty { state.tau = between(state).estimate(state.passes[0].predictions) }
    // The covariance follows from the passes alone, so that it need not be kept.
    let smoother = try smoother(state)
    var ensemble = EnsembleSmoother.Ensemble(prior: state.passes[0].members)
    for (number, pass) in state.passes.enumerated() {
      ensemble.members = pass.members
      guard
        let moved = smoother.step(
          ensemble, predictions: pass.predictions, inflation: Double(settings.steps), number: number + 1)
      else { throw ModelFault("the errors of the calibration values are no covariance") }
      ensemble = moved
    }
    return ensemble.members.map(kept)
  }

  /// Everyone's chances are the same in all members, so all are world 0.
  private func world(_ deviates: [Double]) -> World {
    World(0, deviates: Dictionary(uniqueKeysWithValues: zip(keys, deviates)))
  }

  // MARK: Data

  /// Keeps values that nearly all members of the prior answer.
  private func choose(
    _ answers: [[StudyForward.Answer?]], _ failures: [String: String], _ state: inout CalibrationState
  ) {
    for index in values.indices {
      let found = answers.compactMap { $0[index].flatMap { answer in scaled(answer, values[index]) } }
      guard Double(found.count) >= Self.leastAnswered * Double(answers.count) else {
        let value = values[index]
        state.leftOut["\(value.study): \(value.what)"] =
          failures[value.study] ?? "only \(found.count) of \(answers.count) members have a value"
        continue
      }
      state.kept.append(index)
      state.crowdVariance.append(found.reduce(0) { $0 + $1.crowdVariance } / Double(found.count))
      state.readingError.append(found.reduce(0) { $0 + $1.readingError } / Double(found.count))
    }
  }

  /// Member × kept value, on the scale of the fit.
  private func predictions(_ answers: [[StudyForward.Answer?]], _ state: inout CalibrationState) -> [[Double]] {
    var rows = answers.map { _ in [Double]() }
    for index in state.kept {
      let column = answers.map { $0[index].flatMap { scaled($0, values[index])?.value } }
      let known = column.compactMap { $0 }
      let mean = known.reduce(0, +) / Double(max(known.count, 1))
      for member in rows.indices {
        if column[member] == nil { state.filled += 1 }
        rows[member].append(column[member] ?? mean)
      }
    }
    return rows
  }

  /// Levels are compared as logarithms: parameters act on them by factors.
  private func scaled(_ answer: StudyForward.Answer, _ value: StudyForward.Value) -> StudyForward.Answer? {
    guard value.kind.isLevel else { return answer }
    guard answer.value > 0 else { return nil }
    return StudyForward.Answer(
      value: Double.log(answer.value), crowdVariance: answer.crowdVariance / (answer.value * answer.value))
  }

  func between(_ state: CalibrationState) -> BetweenStudies {
    BetweenStudies(
      values: state.kept.indices.map { place in
        let value = values[state.kept[place]]
        let isLevel = value.kind.isLevel
        let own = isLevel ? value.standardError / value.observed : value.standardError
        let variance = own * own + state.crowdVariance[place] + value.laboratory * value.laboratory
        return BetweenStudies.Value(
          observed: isLevel ? Double.log(value.observed) : value.observed, standardError: variance.squareRoot(),
          study: value.study, kind: value.kind.rawValue,
          // Levels are logarithms here.
          scale: isLevel ? 1 : value.kind.scale(of: value.observed, readingError: state.readingError[place]))
      })
  }

  func smoother(_ state: CalibrationState) throws -> EnsembleSmoother {
    let between = between(state)
    guard let error = ObservationError(between.covariance(state.tau)) else {
      throw ModelFault("the errors of the calibration values are no covariance")
    }
    return EnsembleSmoother(observed: between.values.map(\.observed), error: error, seed: settings.seed)
  }
}
