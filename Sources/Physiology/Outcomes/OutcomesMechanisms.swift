import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var outcomes: [any Mechanism] { cardiovascularOutcomes + [Fractures()] }

  private static var cardiovascularOutcomes: [any Mechanism] {
    [
      CardiovascularRisk(), CoronaryHeartDisease(), Stroke(), HeartFailure(), AorticStenosis(), Mortality(),
      FirstEvents(),
    ]
  }
}
