import Evidence
import Physiology

extension Condition.Effect {
  /// The state of the gut that the condition stands for; nil where absorption does not change.
  public var absorption: AbsorptionCondition? {
    switch self {
    case .cysticFibrosis: .cysticFibrosis
    case .cysticFibrosisWithEnzymes: .cysticFibrosisWithEnzymes
    case .cholestasis: .cholestasis
    case .gastricBypass: .gastricBypass
    case .duodenalSwitch: .duodenalSwitch
    case .coeliacActive: .coeliacActive
    case .coeliacTreated: .coeliacTreated
    case .crohn: .ilealCrohn
    case .ulcerativeColitis: .ulcerativeColitis
    case .pancreaticInsufficiency: .pancreaticInsufficiency
    default: nil
    }
  }
}

extension Medicine.Effect {
  /// The state of the gut that the medicine stands for; nil where absorption does not change. When a bile-acid binder
  /// is taken is not asked for: it is taken to be hours away from the vitamin.
  public var absorption: AbsorptionCondition? {
    switch self {
    case .orlistat: .orlistat
    case .bileAcidBinder: .bileAcidBinder
    case .mineralOil: .mineralOil
    default: nil
    }
  }
}
