import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var gut: [any Mechanism] {
    [Absorption(), SupplementContent()] + Vitamer.allCases.map { GutTransit.of($0) } + [BackgroundMenaquinone7()]
  }
}
