import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var kidney: [any Mechanism] { [GlomerularFiltration(), KidneyStones()] }
}
