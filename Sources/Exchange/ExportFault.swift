import ModelLanguage
import Simulation

/// Why a model cannot be written in another language.
public enum ExportFault: Error, Sendable, CustomStringConvertible {
  case unknownKey(String, allowed: String)
  case units(place: String, fault: String)
  case notAConstant(place: String)
  case noTimes(until: Double)

  public var description: String {
    switch self {
    case .unknownKey(let key, let allowed): "'\(key)' is not \(allowed) of this model"
    case .units(let place, let fault): "\(place): \(fault); the exchange formats need units that agree"
    case .noTimes(let until):
      "no yearly times up to the age of \(shortNumber(until)) are free of changes; an archive needs two years at the least"
    case .notAConstant(let place):
      "\(place): the normal distribution function of something that changes in time cannot be exported; it is for parameters only"
    }
  }
}

extension Life {
  /// The person's value of a parameter, in its unit.
  func value(of parameter: Parameter) -> Double {
    individual.parameters[parameter.key] ?? parameter.value(sex: individual.sex, scenario: individual.scenario)
  }

  /// The person's value of an input at birth, in its unit.
  func value(of input: Input) -> Double { individual.inputs[input.key] ?? input.normal }

  /// What laws see at birth.
  var bindingsAtBirth: Bindings {
    var bindings = Bindings(
      time: 0, parameter: { self.value(of: $0) * $0.unit.factor }, input: { self.value(of: $0) * $0.unit.factor },
      pool: { _ in 0 })
    bindings.resolvePoolsAtBirth()
    return bindings
  }

  /// The inputs that some change touches.
  var changedInputs: Set<String> { Set(changes.flatMap(\.set.keys)) }

  /// - Throws: `ExportFault.unknownKey` for a name that the model does not have.
  func checkKeys(_ model: Model) throws(ExportFault) {
    for key in individual.parameters.keys.sorted() where model.parameter(key) == nil {
      throw .unknownKey(key, allowed: "a parameter")
    }
    for key in individual.inputs.keys.sorted() + changedInputs.sorted() where model.input(key) == nil {
      throw .unknownKey(key, allowed: "an input")
    }
    for key in changes.flatMap(\.add.keys).sorted() where model.pool(key) == nil {
      throw .unknownKey(key, allowed: "a pool")
    }
  }
}
