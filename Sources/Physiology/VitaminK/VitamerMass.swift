import ModelLanguage

/// Mass of one nmol of a vitamer, as a term of laws that pass between µg and nmol.
enum VitamerMass {
  static func of(_ vitamer: Vitamer) -> RateLaw {
    parameter(
      "vitaminK.\(vitamer.rawValue).molarMass", "molar mass of \(vitamer.shortName)", vitamer.molarMass,
      .nanogram / .nanomole, in: vitamer.molarMass...vitamer.molarMass, from: .published("from the chemical formula"),
      by: .measured)
  }
}

/// ln 2: turns half-lives into rates.
let naturalLogOfTwo: RateLaw = log(2)
