import ModelLanguage

/// The five forms of vitamin K that the body is followed through.
///
/// Longer and shorter menaquinones are folded into these by moles: MK-5 and MK-6 into MK-7, MK-10 and longer into MK-9.
public enum Vitamer: String, CaseIterable, Sendable, Hashable, Codable {
  case phylloquinone, menaquinone4, menaquinone7, menaquinone8, menaquinone9

  /// g/mol, that is ng/nmol.
  public var molarMass: Double {
    switch self {
    case .phylloquinone: 450.7
    case .menaquinone4: 444.7
    case .menaquinone7: 649.0
    case .menaquinone8: 717.1
    case .menaquinone9: 785.2
    }
  }

  /// What a label or a clinician writes.
  public var shortName: String {
    switch self {
    case .phylloquinone: "K1"
    case .menaquinone4: "MK-4"
    case .menaquinone7: "MK-7"
    case .menaquinone8: "MK-8"
    case .menaquinone9: "MK-9"
    }
  }

  /// The ledger that follows this vitamer.
  public var conserved: Conserved {
    switch self {
    case .phylloquinone: .phylloquinone
    case .menaquinone4: .menaquinone4
    case .menaquinone7: .menaquinone7
    case .menaquinone8: .menaquinone8
    case .menaquinone9: .menaquinone9
    }
  }

  public func nanomoles(micrograms: Double) -> Double { micrograms * 1000 / molarMass }
  public func micrograms(nanomoles: Double) -> Double { nanomoles * molarMass / 1000 }
}
