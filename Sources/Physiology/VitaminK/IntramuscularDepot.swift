import ModelLanguage

/// An injection into muscle: most of it leaves in days, a tenth over months.
///
///     d_fast' = 0.9·dose − ln2/30 h·d_fast        d_slow' = 0.1·dose − ln2/30 d·d_slow
///
/// A dose adds to both pools in these shares (`IntramuscularDepot.fastShare`). Left out: injection site and volume.
public struct IntramuscularDepot: Mechanism {
  public let name = "intramuscular vitamin K depot"
  public let summary = "K1 injected into muscle at birth, or as a drug, seeps out over days to months."
  public let leftOut = ["injection site and volume"]

  /// Share of a dose that goes to `fast`; the rest to `slow`.
  public static let fastShare = parameter(
    "vitaminK.depot.fastShare", "share of an intramuscular dose that leaves quickly", 0.9, .one, in: 0.7...1,
    uncertainty: .logNormal(sd: 0.05), from: .rows("PK048", note: "the tail is assumed"), by: .assumed)
  private static let fastHalfLife = parameter(
    "vitaminK.depot.fastHalfLife", "half-life of the quick part of the depot", 30, .hour, in: 10...60,
    uncertainty: .logNormal(sd: 0.4), from: .rows("PK048", note: "assumed within its curve"), by: .assumed)
  private static let slowHalfLife = parameter(
    "vitaminK.depot.slowHalfLife", "half-life of the slow part of the depot", 30, .day, in: 10...90,
    uncertainty: .logNormal(sd: 0.5), from: .assumption("one injection protects for months"), by: .assumed)
  private static let dosing = input(
    "intake.phylloquinone.intramuscular", "K1 given into muscle", normal: 0, .nanomolePerDay, in: 0...10_000_000)

  public static let fast = Pool(
    "vitaminK.depot.fast", "K1 in the quick part of the depot", .nanomole, scale: 100, atBirth: 0,
    of: [.phylloquinone: 1])
  public static let slow = Pool(
    "vitaminK.depot.slow", "K1 in the slow part of the depot", .nanomole, scale: 100, atBirth: 0,
    of: [.phylloquinone: 1])

  public var flows: [Flow] {
    let depot = IntramuscularDepot.self
    Flow("K1 injected, quick part", to: depot.fast, at: depot.fastShare * depot.dosing)
    Flow("K1 injected, slow part", to: depot.slow, at: (1 - depot.fastShare) * depot.dosing)
    Flow(
      "quick depot empties", from: depot.fast, to: Phylloquinone.plasma,
      at: naturalLogOfTwo / depot.fastHalfLife * depot.fast.now)
    Flow(
      "slow depot empties", from: depot.slow, to: Phylloquinone.plasma,
      at: naturalLogOfTwo / depot.slowHalfLife * depot.slow.now)
  }
}
