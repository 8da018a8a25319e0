/// A disease or state of the body that a person's file may name, and what the model does with it.
public struct Condition: Sendable, Hashable, Codable, Identifiable {
  /// What the model does when the condition is present. Effect sizes are parameters of the physiology.
  public enum Effect: String, Sendable, Hashable, CaseIterable, Codable {
    case diabetes
    case kidneyDisease = "kidney disease"
    case dialysis
    case cysticFibrosis = "cystic fibrosis"
    case cysticFibrosisWithEnzymes = "cystic fibrosis with enzymes"
    case cholestasis
    case gastricBypass = "gastric bypass"
    case duodenalSwitch = "duodenal switch"
    case coeliacActive = "coeliac disease, active"
    case coeliacTreated = "coeliac disease, treated"
    case crohn = "Crohn's disease of the ileum"
    case ulcerativeColitis = "ulcerative colitis"
    case pancreaticInsufficiency = "pancreatic insufficiency"
    case rheumatoidArthritis = "rheumatoid arthritis"
    case pyrophosphateHalved = "half the normal pyrophosphate"
    case pyrophosphateVeryLow = "very low pyrophosphate"
    case matrixGlaProteinAbsent = "no working matrix Gla protein"
    case liverDisease = "less synthesis of clotting factors"
    case highCholesterol = "high LDL cholesterol from birth"
    case hypertension = "high blood pressure"
    case vitaminDDeficiency = "vitamin D deficiency"
    case immobility = "less load on bone"
    /// Named, kept and shown, but nothing in the model changes.
    case none
  }

  public let name: String
  public let synonyms: [String]
  public let effect: Effect
  /// What the model does with it, in a sentence.
  public let model: String
  /// What the report says about it.
  public let matters: String
  /// Tests worth asking for.
  public let ask: [String]
  public let safety: SafetyFlag?
  /// How people with the condition are told from others where it is the name of a measurement; nil where it is not.
  public let selects: Selection?

  /// Whom a group of simulated people with the condition is chosen from.
  public struct Selection: Sendable, Hashable, Codable {
    /// Criteria as the `include:` of a trial's population writes them; all hold.
    public let include: [String]
    public let source: String
  }

  public var id: String { name }
}

/// Why a projection must not be read as advice; the safety gate turns these into its stop texts.
public enum SafetyFlag: String, Sendable, Hashable, CaseIterable, Codable {
  case vitaminKAntagonist = "vitamin K antagonist"
  case pregnancy
  case dialysis
  case infant
}
