import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var vitaminK: [any Mechanism] { vitaminKDisposition + vitaminKEffects }

  private static var vitaminKDisposition: [any Mechanism] {
    [
      BodySize(), Phylloquinone(), IntramuscularDepot(), Menaquinone4(), LongMenaquinone.menaquinone7,
      LongMenaquinone.menaquinone8, LongMenaquinone.menaquinone9, Menadione(), LipoproteinCarriage(), PlasmaVitaminK(),
      TissueExposure(),
    ]
  }

  private static var vitaminKEffects: [any Mechanism] {
    Antagonist.Drug.allCases.map { Antagonist.of($0) } + [
      VitaminKCycle(), ProthrombinCarboxylation(), CoagulationFactors(), UndercarboxylatedProthrombin(),
      OsteocalcinCarboxylation(), MatrixGlaProteinCarboxylation(),
    ]
  }
}
