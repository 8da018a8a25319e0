import Tabular

/// The cells of each table and what they are worth.
extension FoodSources {
  /// Minerals, protein, fat and energy of a national table; it does not say which of them were analysed.
  static func setCommon(_ values: inout FoodValues, _ row: Table.Row) throws(InputError) {
    for nutrient in Nutrient.others {
      let limit: Double =
        switch nutrient {
        case .energy: 1000
        case .protein, .fat: 100
        case .vitaminD: 1000
        default: 10_000
        }
      values.set(nutrient, try row.optionalNumber(nutrient.column, in: 0...limit), .estimated)
    }
  }

  static func curatedValues(_ row: Table.Row) throws(InputError) -> FoodValues {
    let source = row.optionalText("source_k1") ?? "unknown"
    let provenance = row.optionalText("mk_provenance") ?? "none"
    var values = FoodValues(
      phylloquinoneSource: source, menaquinoneSource: "\(try row.text("source_mk")) [\(provenance)]")
    try setCommon(&values, row)
    let qualities = ["measured", "estimated", "assumed_zero", "unknown"]
    let stated = try row.choice("quality", from: qualities)
    let quality: Quality = stated == "assumed_zero" ? .assumedZero : (Quality(rawValue: stated) ?? .unknown)
    for nutrient in Nutrient.menaquinones {
      let amount = try row.optionalNumber(nutrient.column, in: 0...100_000)
      if amount != nil && quality == .unknown {
        throw row.error(nutrient.column, "a number stands in a row whose menaquinones are unknown")
      }
      values.set(nutrient, amount, quality)
    }
    values.set(
      .menaquinoneTotal, try row.optionalNumber(Nutrient.menaquinoneTotal.column, in: 0...100_000), .estimated)
    values.set(
      .phylloquinone, try row.optionalNumber(Nutrient.phylloquinone.column, in: 0...5000),
      curatedPhylloquinoneQuality(source))
    return values
  }

  /// USDA source codes 1, 6, 11 and 12 rest on analysis, 7 is an assumed zero, the others are calculated.
  static func curatedPhylloquinoneQuality(_ source: String) -> Quality {
    if source.hasPrefix("set 0") { return .assumedZero }
    if source.hasPrefix("S&V") { return .measured }
    guard let code = source.split(separator: "(src ").last?.prefix(while: \.isNumber) else { return .estimated }
    return quality(sourceCode: String(code))
  }

  static func quality(sourceCode code: String) -> Quality {
    switch code {
    case "1", "6", "11", "12": .measured
    case "7": .assumedZero
    default: .estimated
    }
  }

  static func standardReferenceValues(_ row: Table.Row) throws(InputError) -> FoodValues {
    let code = row.optionalText("k1_source_code")
    let release = row.optionalText("mk4_release")
    let codeText = code.map { " source code \($0)" } ?? ""
    let numberText = row.optionalText("k1_n").map { $0 == "0" ? "" : ", n=\($0)" } ?? ""
    var values = FoodValues(
      phylloquinoneSource: "USDA SR28" + codeText + numberText,
      menaquinoneSource: release.map { "USDA \($0) (MK-4)" } ?? "not in USDA SR")
    try setCommon(&values, row)
    values.set(.phylloquinone, try row.optionalNumber("k1_ug", in: 0...5000), quality(sourceCode: code ?? ""))
    let menaquinone4 = try row.optionalNumber("mk4_ug", in: 0...5000)
    values.set(.menaquinone4, menaquinone4, quality(sourceCode: row.optionalText("mk4_source_code") ?? ""))
    return values
  }

  /// The one portion of `foods.csv` and `usda_fndds.csv`; a portion without a weight is none.
  static func portions(_ row: Table.Row) throws(InputError) -> [Portion] {
    guard let name = row.optionalText("portion_name"),
      let grams = try row.optionalNumber("portion_g", in: 0.01...10_000)
    else { return [] }
    return [Portion(name: name, grams: grams)]
  }

  /// The two numbered portions of `usda_sr.csv`.
  static func numberedPortions(_ row: Table.Row) throws(InputError) -> [Portion] {
    var portions: [Portion] = []
    for number in 1...2 {
      guard let name = row.optionalText("portion\(number)_name"),
        let grams = try row.optionalNumber("portion\(number)_g", in: 0.01...10_000)
      else { continue }
      portions.append(Portion(name: name, grams: grams))
    }
    return portions
  }
}
