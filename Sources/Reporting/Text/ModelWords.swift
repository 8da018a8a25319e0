import Evidence
import ModelLanguage

/// How numbers of the model are told: the same words in the command's `explain` and on the app's pages.
public enum ModelWords {
  /// `0.5 1/d`, or one value for each sex where they differ.
  public static func value(_ parameter: Parameter) -> String {
    let unit = unit(parameter.unit)
    guard parameter.female != parameter.male else { return shortNumber(parameter.female) + unit }
    return "\(shortNumber(parameter.female))\(unit) women, \(shortNumber(parameter.male))\(unit) men"
  }

  /// The values of the scenarios that have their own; empty where none has.
  public static func scenarios(_ parameter: Parameter) -> String {
    EvidenceScenario.allCases.compactMap { scenario in
      parameter.scenarios[scenario].map { "\(scenario.rawValue): \(shortNumber($0))\(unit(parameter.unit))" }
    }.joined(separator: "; ")
  }

  public static func range(_ range: ClosedRange<Double>, _ unit: UnitOfMeasure) -> String {
    "\(shortNumber(range.lowerBound)) – \(shortNumber(range.upperBound))" + self.unit(unit)
  }

  /// With a space before it; nothing for a plain number.
  public static func unit(_ unit: UnitOfMeasure) -> String { unit.symbol == "1" ? "" : " " + unit.symbol }
  public static func name(_ unit: UnitOfMeasure) -> String { unit.symbol == "1" ? "a plain number" : unit.symbol }

  /// How far an evidence row can be trusted.
  public static func quality(_ quality: EvidenceRow.Quality) -> String {
    switch quality {
    case .read: "read in its source"
    case .recalled: "recalled, not confirmed in its source"
    case .verified: "confirmed by a second reading"
    case .contradicted: "contradicted by a second reading"
    }
  }
}

extension Distribution {
  /// As a reader of parameter tables knows it.
  public var words: String {
    switch self {
    case .fixed: "none stated"
    case .logNormal(let sd): "lognormal, SD of the logarithm \(shortNumber(sd))"
    case .normal(let sd): "normal, SD \(shortNumber(sd))"
    case .uniform: "even over the range"
    }
  }
}
