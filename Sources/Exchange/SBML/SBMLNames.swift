import ModelLanguage

/// SBML ids made from the model's dotted keys: `vitaminK.menaquinone7.plasma` becomes `vitaminK_menaquinone7_plasma`.
struct SBMLNames {
  enum Kind: String, Hashable {
    case pool, parameter, input, quantity, flow, share, shared, evaluated, table, function
  }

  private struct Name: Hashable {
    var kind: Kind
    var key: String
  }

  private var ids: [Name: String] = [:]
  private var taken: Set<String> = ["body", "time", "milligramPerNanomole"]

  /// The id of a thing, always the same for the same thing and never shared by two.
  mutating func id(_ kind: Kind, _ key: String) -> String {
    let name = Name(kind: kind, key: key)
    if let known = ids[name] { return known }
    let plain = SBMLNames.plain(key)
    var id = plain
    if taken.contains(id) { id = plain + "_" + kind.rawValue }
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(plain)_\(kind.rawValue)\(number)"
      number += 1
    }
    ids[name] = id
    return id
  }

  /// Letters, digits and underscores, not beginning with a digit.
  static func plain(_ key: String) -> String {
    var output = ""
    for scalar in key.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(Character(scalar)))
      if isPlain { output.unicodeScalars.append(scalar) } else if output.last != "_" { output += "_" }
    }
    guard let first = output.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else {
      return "_" + output
    }
    return output
  }
}
