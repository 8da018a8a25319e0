/// A medicine that a person's file may name, and what the model does with it.
public struct Medicine: Sendable, Hashable, Codable, Identifiable {
  /// What the model does while it is taken. Effect sizes are parameters of the physiology.
  public enum Effect: String, Sendable, Hashable, CaseIterable, Codable {
    case warfarin, phenprocoumon, acenocoumarol
    case statin
    case glucocorticoid
    case hormoneReplacement = "hormone replacement"
    case orlistat
    case bileAcidBinder = "bile-acid binder"
    case mineralOil = "mineral oil"
    case broadSpectrumAntibiotic = "broad-spectrum antibiotic"
    case nmttCephalosporin = "NMTT cephalosporin"
    case antihypertensive
    case lipidLowering = "other lipid-lowering"
    case vitaminK1 = "vitamin K1 as a medicine"
    case menaquinone4 = "MK-4 as a medicine"
    /// Named, kept and shown, but nothing in the model changes.
    case none
  }

  public let name: String
  public let synonyms: [String]
  /// The class a clinician would say.
  public let group: String
  public let effect: Effect
  /// What the model does with it, in a sentence.
  public let model: String
  /// What the report says under "medicines that matter"; empty where it does not matter here.
  public let matters: String
  /// Tests worth asking for.
  public let ask: [String]
  public let safety: SafetyFlag?
  /// For glucocorticoids: mg of prednisolone that 1 mg of this one stands for.
  public let prednisolonePerMilligram: Double?

  public var id: String { name }
}
