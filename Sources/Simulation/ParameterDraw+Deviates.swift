import ModelLanguage

/// What science does not know, written as one standard normal deviate per uncertain parameter: 0 is the median of
/// its prior (the reference value, where its range cuts both tails alike), whatever the sex. A posterior is a set of such deviates.
extension ParameterDraw {
  /// Keys of the parameters that have an uncertainty, in the model's order.
  public static func uncertainKeys(of model: Model) -> [String] {
    model.parameters.filter { $0.uncertainty != .fixed }.map(\.key)
  }

  /// The deviates that `values(of: .uncertainty, …)` draws for this number, by key.
  public func deviates(of keys: [String], number: Int) -> [Double] {
    keys.map { key in
      var stream = RandomStream(seed: seed, person: number, purpose: Self.purpose(.uncertainty, key))
      return NormalDistribution.quantile(stream.uniform())
    }
  }

  /// Values of the uncertain parameters at the given deviates, in their own units, within their ranges.
  ///
  /// - Parameters:
  ///   - deviates: standard normal beforehand; a key that is not there, or that the model has not, is left out.
  ///   - centre: values to vary around where they are not the reference ones.
  public static func values(
    at deviates: [String: Double], for model: Model, sex: Sex, scenario: EvidenceScenario,
    around centre: [String: Double] = [:]
  ) -> [String: Double] {
    var values: [String: Double] = [:]
    for parameter in model.parameters {
      guard let deviate = deviates[parameter.key], let distribution = distribution(of: parameter, .uncertainty, scenario)
      else { continue }
      let middle = centre[parameter.key] ?? parameter.value(sex: sex, scenario: scenario)
      let cut = CutDistribution(distribution, around: middle, within: parameter.range)
      values[parameter.key] = cut.value(uniform: NormalDistribution.cumulative(min(max(deviate, -8), 8)))
    }
    return values
  }
}
