/// Why a person could not be solved, as a sentence with the time, the pool and a remedy.
public struct SolveFailure: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Kind: Equatable, Sendable {
    /// The step fell below the smallest allowed.
    case stepTooSmall(step: Double)
    /// More steps than allowed were taken.
    case tooManySteps(limit: Int)
    /// A rate was not a number however small the step.
    case notANumber
    /// An event left a value that is not a finite number.
    case eventNotFinite
    /// The subject's numbers do not fit the system.
    case invalidSubject(String)
    case cancelled
  }

  public var kind: Kind
  /// Where the solution stood.
  public var time: Double
  /// The state that stood in the way most, where one can be named.
  public var state: Int?

  public init(kind: Kind, time: Double, state: Int? = nil) {
    self.kind = kind
    self.time = time
    self.state = state
  }

  public var description: String { sentence(stateNames: []) }

  /// The sentence, with the state called by name where names are given.
  public func sentence(stateNames names: [String]) -> String {
    let which = state.map { names.indices.contains($0) ? names[$0] : "state \($0)" }
    let at = which.map { " at \($0)" } ?? ""
    switch kind {
    case .stepTooSmall(let step):
      return "The solver stopped at time \(time)\(at): even a step of \(step) misses the tolerance. "
        + "Look for a jump in this rate law and make it smooth or an event."
    case .tooManySteps(let limit):
      return "The solver stopped at time \(time)\(at) after \(limit) steps. "
        + "Raise maximumSteps, loosen the tolerance, or look for a rate law that switches back and forth."
    case .notANumber:
      return "The solver stopped at time \(time)\(at): a rate is not a number. "
        + "Look for a logarithm or root of a negative value, or a division by zero."
    case .eventNotFinite:
      return "The event at time \(time) left \(which ?? "an input") without a finite value. Check what it sets or adds."
    case .invalidSubject(let text):
      return "The subject cannot be solved: \(text). Correct the subject."
    case .cancelled:
      return "The run was cancelled at time \(time) before this subject was finished."
    }
  }
}
