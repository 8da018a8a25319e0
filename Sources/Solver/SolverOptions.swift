/// How closely and by which method to solve.
public struct SolverOptions: Sendable, Equatable {
  /// The Rosenbrock methods at hand.
  public enum Method: String, Sendable, CaseIterable {
    /// Order 4, six stages: cheap at loose tolerances.
    case rodas4
    /// Order 5, eight stages: the better one at 1e-5 and below.
    case rodas5P
  }

  /// Allowed error per step, relative to max(|y|, scaleFloor·scale).
  public var relativeTolerance: Double
  public var scaleFloor: Double
  public var maximumSteps: Int
  /// The first step; nil chooses one from the rates at the start.
  public var initialStep: Double?
  /// A step below this fails the subject.
  public var minimumStep: Double
  /// No step is longer than this.
  public var maximumStep: Double
  /// An error that its state forgets before anyone reads it counts less. With rᵢ = −∂fᵢ/∂yᵢ, how fast state i returns to
  /// its balance, its error counts by 1/(1 + rᵢ·T), T the time left to the next row but at most this; never so little that
  /// an error of 6 % of the state would pass. In a step in which a row is read T is 0.3 of the step, over which a fast state
  /// forgets too, and an error of 1e-4 of the state never passes. What the error does to slower states before it is
  /// forgotten is part of their own error and counts in full. 0 counts all errors alike, wherever rows are.
  public var horizon: Double
  /// nil takes Rodas5P at 1e-5 and below, Rodas4 above.
  public var method: Method?
  /// The best vector unit to use, if the processor has it. All give the same bits.
  public var vectorUnit = VectorUnit.best

  public init(
    relativeTolerance: Double = 1e-5, scaleFloor: Double = 0.01, maximumSteps: Int = 100_000,
    initialStep: Double? = nil, minimumStep: Double = 1e-10, maximumStep: Double = .infinity, horizon: Double = 0,
    method: Method? = nil
  ) {
    precondition(relativeTolerance > 0 && scaleFloor > 0, "tolerance and scale floor of a solver must be positive")
    precondition(minimumStep > 0 && maximumStep > minimumStep, "a solver's smallest step must be below its longest")
    precondition(horizon >= 0, "a solver's horizon is a time")
    self.relativeTolerance = relativeTolerance
    self.scaleFloor = scaleFloor
    self.maximumSteps = maximumSteps
    self.initialStep = initialStep
    self.minimumStep = minimumStep
    self.maximumStep = maximumStep
    self.horizon = horizon
    self.method = method
  }

  /// The method chosen or implied.
  public var chosenMethod: Method { method ?? (relativeTolerance <= 1e-5 ? .rodas5P : .rodas4) }

  /// How long ahead the errors of a step matter, and by how much a state's error is divided at the most; `timeToRow` is
  /// the time from the step's end to the next row, 0 where one is read within the step.
  func outlook(step: Double, timeToRow: Double) -> (horizon: Double, largestDivisor: Double) {
    let allowed = timeToRow > 0 ? 0.06 : 1e-4
    return (min(horizon, max(timeToRow, 0.3 * step)), max(1, allowed / relativeTolerance))
  }

  /// Whether the step from before an event is tried after it. With a horizon the settling of fast states need not be
  /// resolved, so that where no state jumps a long step is likely to pass.
  func keepsStep(statesJump: Bool, steps: Int) -> Bool { horizon > 0 && !statesJump && steps > 0 }

  var tableau: RosenbrockMethod {
    switch chosenMethod {
    case .rodas4: .rodas4
    case .rodas5P: .rodas5P
    }
  }
}
