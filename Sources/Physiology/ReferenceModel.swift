import ModelLanguage

/// The reference model: every mechanism, in the order in which one would tell them.
public enum ReferenceModel {
  /// Built once, when first asked for.
  public static let model = Model(name: "Menaquin reference model", mechanisms: mechanisms)

  /// The parts of the body, each with what it does; the claims of the ledger name them.
  public static var parts: [(name: String, mechanisms: [any Mechanism])] {
    [
      ("gut", gut), ("vitaminK", vitaminK), ("body", body), ("mineral", mineral), ("bone", bone), ("kidney", kidney),
      ("vessel", vessel), ("outcomes", outcomes),
    ]
  }

  static var mechanisms: [any Mechanism] { parts.flatMap(\.mechanisms) }
}
