import ModelLanguage

/// The unit definitions of one SBML document, one per combination of dimensions, each in the engine's internal units
/// (nmol, mg, dm, day, mmHg, kcal, AU), so that the mathematics needs no factors.
struct SBMLUnits {
  private(set) var definitions: [XMLElement] = []
  private var ids: Set<String> = []

  /// The id of the internal unit that measures the same as `unit`, defined on first use.
  mutating func id(of unit: UnitOfMeasure) -> String {
    if unit.isDimensionless { return "dimensionless" }
    let id = SBMLUnits.name(of: unit)
    if id == "litre" { return id }
    if ids.insert(id).inserted { definitions.append(SBMLUnits.definition(id, unit)) }
    return id
  }

  /// `nanomole_per_day`, `litre_per_day`, `milligram_per_decimetre2`.
  static func name(of unit: UnitOfMeasure) -> String {
    let parts = UnitOfMeasure.Base.allCases.map { ($0, unit.exponent(of: $0)) }
    let above = parts.filter { $0.1 > 0 }.map { word($0.0, $0.1) }
    let below = parts.filter { $0.1 < 0 }.map { "per_" + word($0.0, -$0.1) }
    return (above + below).joined(separator: "_")
  }

  private static func word(_ base: UnitOfMeasure.Base, _ exponent: Double) -> String {
    if base == .length && exponent == 3 { return "litre" }
    let name =
      switch base {
      case .substance: "nanomole"
      case .mass: "milligram"
      case .length: "decimetre"
      case .time: "day"
      case .pressure: "mmHg"
      case .energy: "kilocalorie"
      case .agatston: "agatston"
      }
    if exponent == 1 { return name }
    if exponent == exponent.rounded() { return name + shortNumber(exponent) }
    return "\(name)\(shortNumber(exponent * 6))over6"
  }

  private static func definition(_ id: String, _ unit: UnitOfMeasure) -> XMLElement {
    let parts = UnitOfMeasure.Base.allCases.compactMap { base -> XMLElement? in
      let exponent = unit.exponent(of: base)
      return exponent == 0 ? nil : part(base, exponent: exponent)
    }
    return XMLElement("unitDefinition", [("id", id)], [XMLElement("listOfUnits", [], parts)])
  }

  private static func part(_ base: UnitOfMeasure.Base, exponent: Double) -> XMLElement {
    let (kind, scale, multiplier): (String, Int, Double) =
      switch base {
      case .substance: ("mole", -9, 1)
      case .mass: ("gram", -3, 1)
      case .length: ("metre", -1, 1)
      case .time: ("second", 0, 86400)
      case .pressure: ("pascal", 0, 133.322387415)
      case .energy: ("joule", 0, 4184)
      case .agatston: ("item", 0, 1)
      }
    return XMLElement(
      "unit",
      [
        ("kind", kind), ("exponent", exponent == exponent.rounded() ? shortNumber(exponent) : "\(exponent)"),
        ("scale", "\(scale)"),
        ("multiplier", shortNumber(multiplier)),
      ])
  }
}
