import ModelLanguage

/// The reference model: every mechanism, in the order in which one would tell them.
public enum ReferenceModel {
  /// Built once, when first asked for.
  public static let model = Model(name: "Menaquin reference model", mechanisms: mechanisms)

  static var mechanisms: [any Mechanism] {
    gut + vitaminK + body + mineral + bone + kidney + vessel + outcomes
  }
}
