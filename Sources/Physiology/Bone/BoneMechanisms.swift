import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var bone: [any Mechanism] {
    [
      SkeletalProgramme(), GrowthSignal(), Oestrogen(), OsteoclastActivation(), BoneModelling(), BoneRemodelling(),
      BoneQuality(), BoneDensity(), BoneTurnoverMarkers(),
    ]
  }
}
