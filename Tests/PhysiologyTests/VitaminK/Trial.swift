import Physiology

/// One arm of a study at daily mean rates: markers before and after something is added to the diet.
struct Trial {
  static let osteocalcin = "vitaminK.bone.undercarboxylation"
  static let undercarboxylatedShare = "vitaminK.bone.undercarboxylatedShare"
  static let vessel = "vitaminK.vessel.undercarboxylation"
  static let dpucMGP = "vitaminK.vessel.dpucMGP.plasma"
  static let inr = "coagulation.INR"
  static let pivka = "coagulation.PIVKA"

  var subject: Subject
  var diet: [Serving]

  init(age: Double = 45, diet: [Serving] = Diet.reference, _ inputs: [String: Double] = [:]) {
    self.diet = diet
    subject = Subject(eating: diet, inputs: inputs, start: age)
  }

  /// Marker before, and at each day after the servings joined the diet.
  func course(_ key: String, adding servings: [Serving], days: [Double]) throws -> [Double] {
    var subject = subject
    subject.eat(diet + servings)
    return try subject.run([key], atDays: [-0.01] + days)[key] ?? []
  }

  /// Change in percent.
  func change(_ key: String, adding servings: [Serving], days: Double) throws -> Double {
    let values = try course(key, adding: servings, days: [days])
    return 100 * (values[1] / values[0] - 1)
  }

  static func mk7(_ micrograms: Double) -> [Serving] {
    [Serving(vitamer: .menaquinone7, matrix: .supplementInOil, micrograms: micrograms)]
  }

  static func mk4(_ micrograms: Double, times: Int = 1) -> [Serving] {
    Array(
      repeating: Serving(vitamer: .menaquinone4, matrix: .menaquinone4Drug, micrograms: micrograms, fat: 25),
      count: times)
  }

  static func tablet(_ micrograms: Double) -> [Serving] {
    [Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: micrograms)]
  }
}
