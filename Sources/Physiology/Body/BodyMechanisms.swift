import ModelLanguage

extension ReferenceModel {
  /// The mechanisms of this folder, in telling order.
  static var body: [any Mechanism] { [BodyGrowth()] }
}
