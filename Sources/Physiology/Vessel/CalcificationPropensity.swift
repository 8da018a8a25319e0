import ModelLanguage

/// T50: how long a serum sample withstands conversion of its calciprotein particles; short means prone to calcify.
///
///     T50 = 329·exp(−0.10·(P − P_normal) − 0.0007·sp(90 − eGFR, 8))·Fet^0.5       min
///
/// A marker only: nothing in the model follows it. Left out: magnesium, bicarbonate, the 49 min between people that nothing explains.
public struct CalcificationPropensity: Mechanism {
  public var name: String { "Calcification propensity (T50)" }
  public var summary: String { "Phosphate and kidney failure shorten, fetuin-A lengthens the time to conversion." }
  public var leftOut: [String] { ["magnesium and bicarbonate", "what children's higher normal phosphate does"] }
  public var observables: [Quantity] { [Self.halfTime] }
}

extension CalcificationPropensity {
  public static let halfTime: Quantity = {
    let healthy = parameter(
      "vessel.propensity.healthy", "T50 of the healthy adult", 329, .minute, in: 250...400,
      uncertainty: .logNormal(sd: 0.03),
      from: .rows("C001"), by: .measured)
    let phosphate = parameter(
      "vessel.propensity.phosphate", "T50 lost per mg/dL of phosphate (logarithm)", 0.10, .perMilligramPerDecilitre,
      in: 0...0.3,
      uncertainty: .logNormal(sd: 0.3), from: .rows("C001", "C002", "C004"), by: .fitted)
    let kidney = parameter(
      "vessel.propensity.kidney", "T50 lost per mL/min of filtration lost (logarithm)", 0.0007,
      (.one / .millilitrePerMinute),
      in: 0...0.003, uncertainty: .logNormal(sd: 0.3), from: .rows("C001", "C002", "C005"), by: .fitted)
    let fetuin = parameter(
      "vessel.propensity.fetuin", "T50 against fetuin-A (exponent)", 0.5, .one, in: 0...1,
      uncertainty: .normal(sd: 0.15),
      from: .rows("C004", "C009"), by: .assumed)
    let chemistry = phosphate * SerumDrive.phosphateExcess.now + kidney * SerumDrive.filtrationLost
    let law = healthy * exp(fetuin * SerumDrive.logFetuin - chemistry)
    return Quantity("vessel.calcificationPropensity", "calcification propensity T50", .minute, law)
  }()
}
