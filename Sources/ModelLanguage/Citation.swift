/// Where a number comes from: rows of the evidence tables, or a stated assumption.
///
/// Row ids are those of the evidence files: `PK021`, `OC050`, `MGP001` (vitamin K), `bone-55` (bone), `A012` (vessel).
public struct Citation: Sendable, Hashable {
  /// Ids of evidence rows; every one must resolve (`ModelCheck`).
  public var rows: [String]
  /// What was read, recalled or assumed, in words.
  public var note: String

  public init(rows: [String], note: String = "") {
    self.rows = rows
    self.note = note
  }

  public static func rows(_ rows: String..., note: String = "") -> Citation { Citation(rows: rows, note: note) }
  /// A choice of ours that no row supports; the note says why it is reasonable.
  public static func assumption(_ note: String) -> Citation { Citation(rows: [], note: note) }
  /// Known to the authors but not confirmed in a source: reported, never a pass/fail target.
  public static func recalled(_ note: String) -> Citation { Citation(rows: [], note: "recalled: " + note) }
  /// A published source that is not a row of the evidence tables, cited in full.
  public static func published(_ reference: String) -> Citation { Citation(rows: [], note: reference) }
}
