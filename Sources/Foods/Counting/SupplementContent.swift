import ModelLanguage

/// How much of what the label says is really in the product.
///
///     true/label = 0.3 in 5 % of products, else lognormal with mean 1 and log-SD 0.25;  × (1 - loss)^years
///
/// Section 1 of the model of vitamin K; all assumed. Each number is a `Parameter`, so that it can be explained and
/// varied like those of the body.
public enum SupplementContent {
  /// Between sound products, of the logarithm.
  public static let logStandardDeviation = 0.25
  public static let content = Parameter(
    key: "supplement.content", meaning: "true content of a product relative to its label", female: 1, male: 1,
    unit: .one, range: 0.1...3, uncertainty: .fixed, spread: .logNormal(sd: logStandardDeviation), scenarios: [:],
    source: source,
    method: .assumed)
  public static let faultyShare = share(
    "supplement.faultyShare", "share of products that hold far less than their label", 0.05, in: 0...0.3)
  public static let faultyContent = share(
    "supplement.faultyContent", "true content of such a product relative to its label", 0.3, in: 0...1)
  public static let yearlyLoss = share(
    "supplement.yearlyLoss", "share of the vitamin lost in a year on the shelf", 0.05, in: 0...0.5)
  public static let yearlyLossWithMinerals = share(
    "supplement.yearlyLossWithMinerals", "share of MK-7 lost in a year in a tablet with minerals", 0.15, in: 0...0.6)

  public static let parameters = [content, faultyShare, faultyContent, yearlyLoss, yearlyLossWithMinerals]

  /// True content relative to the label for one product.
  ///
  /// - Parameters:
  ///   - product: a standard normal draw that sets this product among the sound ones.
  ///   - chance: a uniform draw in 0..<1 that decides whether it is a faulty one.
  ///   - years: age on the shelf.
  ///   - withMinerals: whether it stands in a tablet with calcium or magnesium.
  public static func factor(product: Double, chance: Double, years: Double = 0, withMinerals: Bool = false) -> Double {
    let deviation = logStandardDeviation
    let sound = Logarithms.exp(deviation * product - deviation * deviation / 2)
    let start = chance < faultyShare.female ? faultyContent.female : sound
    let loss = withMinerals ? yearlyLossWithMinerals.female : yearlyLoss.female
    return start * Logarithms.power(1 - loss, years)
  }

  /// The mean over products: what a simulation of an average person uses.
  public static var meanFactor: Double {
    faultyShare.female * faultyContent.female + (1 - faultyShare.female) * content.female
  }

  private static let source = Citation.assumption("content of vitamin K supplements, model of vitamin K, section 1")

  private static func share(
    _ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>
  ) -> Parameter {
    Parameter(
      key: key, meaning: meaning, female: value, male: value, unit: .one, range: range, uncertainty: .uniform,
      spread: .fixed, scenarios: [:], source: source, method: .assumed)
  }
}
