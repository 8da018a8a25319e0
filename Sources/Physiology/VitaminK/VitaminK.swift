import ModelLanguage

/// What the vitamin K part hands to bone and vessel.
public enum VitaminK {
  /// Carboxylated share of newly made osteocalcin: 1/(1 + u_B).
  public static let carboxylatedFraction = Quantity(
    "vitaminK.bone.carboxylatedFraction", "carboxylated share of new osteocalcin", .one,
    1 / (1 + OsteocalcinCarboxylation.undercarboxylation.now))
  /// `r`: undercarboxylated-MGP drive relative to the unsupplemented adult mean.
  public static let vesselDrive = Quantity(
    "vitaminK.vessel.drive", "undercarboxylated MGP relative to the unsupplemented adult mean", .one,
    MatrixGlaProteinCarboxylation.drive)
}
