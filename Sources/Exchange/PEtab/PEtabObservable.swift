import ModelLanguage

/// What readings of one kind read off the model, as a formula in the ids of SBML.
struct PEtabObservable: Equatable {
  let id: String
  let name: String
  let formula: String
  let isLogarithmic: Bool
  /// The id of the laboratory's unknown scale; nil for none.
  let laboratory: String?
  /// Whose scale that is.
  let source: String

  init(_ reading: PEtabProblem.Reading, _ model: Model, _ document: SBMLDocument) throws(ExportFault) {
    var terms: [String] = []
    for key in reading.keys { terms.append(try Self.term(key, model, document)) }
    id = Self.id(of: reading)
    name = reading.name
    isLogarithmic = reading.isLogarithmic
    source = reading.source.isEmpty ? "laboratory" : reading.source
    let scale = reading.source.isEmpty ? "laboratory_" + Self.plain(reading.keys) : SBMLNames.plain(reading.source)
    laboratory = reading.laboratory > 0 ? scale : nil
    var formula = "\(plainNumber(reading.factor)) * (\(terms.joined(separator: " + ")))"
    if reading.offset != 0 { formula += " + \(plainNumber(reading.offset))" }
    if let laboratory { formula = "(\(formula)) * exp(\(plainNumber(reading.laboratory)) * \(laboratory))" }
    self.formula = formula
  }

  func isOf(_ reading: PEtabProblem.Reading) -> Bool { id == Self.id(of: reading) }

  /// Different for whatever makes the formula different.
  private static func id(of reading: PEtabProblem.Reading) -> String {
    let parts = [reading.factor, reading.offset, reading.laboratory].map { plainNumber($0) }.joined(separator: "_")
    let source = reading.source.isEmpty ? "" : "_" + reading.source
    return SBMLNames.plain(
      "observable_" + plain(reading.keys) + (reading.isLogarithmic ? "_log_" : "_") + parts + source)
  }

  private static func plain(_ keys: [String]) -> String { SBMLNames.plain(keys.joined(separator: "_and_")) }

  /// A pool or quantity in its own unit.
  private static func term(_ key: String, _ model: Model, _ document: SBMLDocument) throws(ExportFault) -> String {
    if let quantity = model.quantities.first(where: { $0.key == key }), let id = document.quantityIDs[key] {
      return "\(id) / \(plainNumber(quantity.unit.factor))"
    }
    if let place = model.pools.firstIndex(where: { $0.key == key }) {
      return "\(document.poolIDs[place]) / \(plainNumber(model.pools[place].unit.factor))"
    }
    throw .unknownKey(key, allowed: "a quantity or pool")
  }
}
