import ModelLanguage

/// A `ParameterDraw` made ready for many people: purposes and cut distributions are worked out once.
///
/// The values are those of `ParameterDraw.values`, bit for bit.
public struct PreparedDraw: Sendable {
  private struct Recipe: Sendable {
    let purpose: RandomPurpose
    let distribution: CutDistribution
  }

  /// The parameters that vary, in the model's order.
  public let keys: [String]
  private let recipes: [Recipe]

  /// - Parameters:
  ///   - centre: values to vary around where they are not the reference ones.
  ///   - fixed: keys that are not drawn.
  public init(
    of kind: ParameterDraw.Kind, for model: Model, sex: Sex, scenario: EvidenceScenario,
    around centre: [String: Double] = [:], keeping fixed: Set<String> = []
  ) {
    var keys: [String] = []
    var recipes: [Recipe] = []
    for parameter in model.parameters where !fixed.contains(parameter.key) {
      guard let distribution = ParameterDraw.distribution(of: parameter, kind, scenario) else { continue }
      let middle = centre[parameter.key] ?? parameter.value(sex: sex, scenario: scenario)
      keys.append(parameter.key)
      recipes.append(
        Recipe(
          purpose: RandomPurpose(ParameterDraw.purpose(kind, parameter.key)),
          distribution: CutDistribution(distribution, around: middle, within: parameter.range)))
    }
    self.keys = keys
    self.recipes = recipes
  }

  /// The drawn value of `keys[index]`, in the parameter's own unit.
  public func value(_ index: Int, seed: UInt64, person: Int) -> Double {
    let recipe = recipes[index]
    var stream = RandomStream(seed: seed, person: person, purpose: recipe.purpose)
    return recipe.distribution.value(uniform: stream.uniform())
  }

  /// All drawn values, by key.
  public func values(seed: UInt64, person: Int) -> [String: Double] {
    var drawn = [String: Double](minimumCapacity: keys.count)
    for (index, key) in keys.enumerated() { drawn[key] = value(index, seed: seed, person: person) }
    return drawn
  }
}
