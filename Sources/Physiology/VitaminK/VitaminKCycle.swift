import ModelLanguage

/// The vitamin K cycle: how much active hydroquinone a supply of vitamin K keeps up, given the activity of the epoxide
/// reductase.
///
///     q → h at (V + b)·q     h → epoxide at γ·h     epoxide → q at V·o     both q and o lost at l
///     Φ(V) = [1/(1 + b) + 1/(1 + l)] / [1/(V + b) + 1/(V + l)]            Φ(1) = 1, Φ(0) ≈ 0.001
///
/// `V` is the reductase's activity, `b` a reductase that antagonists spare (FSP1, NQO1) and through which mg doses of
/// vitamin K work around an antagonist, `l` the loss. Left out: the three forms as states; they settle in minutes.
public struct VitaminKCycle: Mechanism {
  public let name = "the vitamin K cycle"
  public let summary =
    "Recycling multiplies a little vitamin K; antagonists stop the recycling, large doses bypass them."
  public let leftOut = ["quinone, hydroquinone and epoxide as states", "differences between tissues"]

  private static let bypass = parameter(
    "vitaminK.cycle.bypass", "quinone reduction that antagonists spare, relative to the epoxide reductase", 0.001, .one,
    in: 0.0003...0.004, uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.2),
    from: .recalled("reversal by 5-10 mg of K1; INR above 8 in overdose"), by: .fitted)
  private static let loss = parameter(
    "vitaminK.cycle.loss", "loss of quinone and epoxide relative to reduction", 0.001, .one, in: 0.0003...0.004,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.2),
    from: .recalled("reversal by 5-10 mg of K1; INR above 8 in overdose"), by: .fitted)
  private static let otherActivity = input(
    "vitaminK.epoxideReductase.otherCauses",
    "epoxide-reductase activity left by causes other than the three antagonists",
    normal: 1, .one, in: 0...1)
  private static let cephalosporin = input(
    "condition.nmttCephalosporin", "takes a cephalosporin with the NMTT side chain", normal: 0, .one, in: 0...1)
  private static let cephalosporinLeft = parameter(
    "vitaminK.epoxideReductase.nmttCephalosporin", "epoxide-reductase activity under such a cephalosporin", 0.1, .one,
    in: 0.02...0.5, uncertainty: .logNormal(sd: 0.5), from: .assumption("bleeding in the malnourished"), by: .assumed)

  /// `V`.
  static let activity = Quantity(
    "vitaminK.epoxideReductase.activity", "activity of the vitamin K epoxide reductase", .one,
    otherActivity * (1 - cephalosporin * (1 - cephalosporinLeft)) / Antagonist.inhibition)

  /// `Φ(V)`.
  static let recycling = Quantity(
    "vitaminK.cycle.recycling", "hydroquinone kept up, relative to no antagonist", .one,
    {
      let v = activity.now
      let full = 1 / (1 + bypass) + 1 / (1 + loss)
      return full / (1 / (v + bypass) + 1 / (v + loss))
    }())

  public var observables: [Quantity] { [VitaminKCycle.activity, VitaminKCycle.recycling] }
}
