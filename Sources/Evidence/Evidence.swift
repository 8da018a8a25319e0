import Tabular

/// The door to everything this module knows. Nothing is read from disk until it is asked for.
public enum Evidence {
  /// The row that an id names, or nil: `Evidence.resolve("PK021")`.
  public static func resolve(_ id: String) -> EvidenceRow? { EvidenceTable.shipped[id] }

  /// Whether a citation leads somewhere: to a row, or, written `curve:` and a quantity, to a reference curve.
  public static func isKnown(_ id: String) -> Bool { resolve(id) != nil || isCurve(id) }

  /// The publications behind a set of row ids.
  public static func bibliography(_ ids: some Sequence<String>) -> Bibliography { Bibliography(rows: ids) }

  /// A number that stands for the contents of every table that ships with this module.
  /// Worked out once: it is a tenth of a person's run.
  public static let contents: UInt64 = {
    var hash = StableHash()
    for name in EvidenceResources.names {
      hash.add(name)
      hash.add(EvidenceResources.bytes(name))
    }
    return hash.value
  }()

  static func isCurve(_ id: String) -> Bool {
    guard id.hasPrefix("curve:") else { return false }
    return ReferenceCurves.shipped.quantities.contains(String(id.dropFirst(6)))
  }
}
