import ModelLanguage

/// What is truly in a supplement when it is swallowed.
///
///     content/label = fidelity · poor-product term · (1 − yearly loss)^age
///
/// Left out: batch effects, storage temperature.
public struct SupplementContent: Mechanism {
  public let name = "content of supplements"
  public let summary = "A product may hold more or less than its label, and loses some every year."
  public let leftOut = ["batches", "heat and light in storage"]

  /// True content relative to the label.
  public static let relativeToLabel = Quantity(
    "supplement.content", "content of a supplement relative to its label", .one, fidelity * poorTerm * ageTerm)

  /// The chance that a product is a poor one.
  public static let poorProductShare = parameter(
    "supplement.poorShare", "chance that a product holds much less than its label", 0.05, .one, in: 0...0.3,
    from: source, by: .assumed)

  private static let source = Citation.assumption("surveys of supplements in general; no row for vitamin K")

  private static let fidelity = parameter(
    "supplement.fidelity", "true content over label of a fair product", 1, .one, in: 0.4...2.5,
    spread: .logNormal(sd: 0.25), from: source, by: .assumed)
  private static let poorContent = parameter(
    "supplement.poorContent", "content of a poor product relative to its label", 0.3, .one, in: 0...0.6, from: source,
    by: .assumed)
  private static let loss = parameter(
    "supplement.loss", "natural-log loss of content on the shelf", 0.0513, .perYear, in: 0...0.2, from: source,
    by: .assumed)
  private static let mineralLoss = parameter(
    "supplement.lossWithMinerals", "natural-log loss of MK-7 beside alkaline minerals", 0.1625, .perYear, in: 0...1,
    from: source, by: .assumed)
  private static let isPoor = input("supplement.isPoor", "the product is a poor one", normal: 0, .one, in: 0...1)
  private static let hasMinerals = input(
    "supplement.withMinerals", "MK-7 in a mineral tablet", normal: 0, .one, in: 0...1)
  private static let shelfAge = input("supplement.shelfAge", "time since it was made", normal: 0, .year, in: 0...10)

  private static let poorTerm = 1 - isPoor * (1 - poorContent)
  private static let ageTerm = exp(-(loss + hasMinerals * (mineralLoss - loss)) * shelfAge)

  public var observables: [Quantity] {
    [
      SupplementContent.relativeToLabel,
      Quantity(
        "supplement.chanceOfPoor", "chance that a product is a poor one", .one, SupplementContent.poorProductShare),
    ]
  }
}
