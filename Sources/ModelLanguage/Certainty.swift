/// How a value is distributed: across people (`spread`) or in our knowledge of it (`uncertainty`). The two never mix.
public enum Distribution: Sendable, Hashable {
  /// One value, exactly.
  case fixed
  /// The value times `exp(sd · z)`; `sd` is the standard deviation of the logarithm.
  case logNormal(sd: Double)
  /// The value plus `sd · z`, in the value's own unit.
  case normal(sd: Double)
  /// Evenly over the parameter's range.
  case uniform

  /// Geometric standard deviation, as trials report it.
  public static func logNormal(gsd: Double) -> Distribution { .logNormal(sd: Logarithm.natural(gsd)) }
}

/// How a value came to be.
public enum Method: String, Sendable, Hashable, CaseIterable {
  case measured, fitted, translated, assumed
}

/// The three readings of the evidence for the effects of vitamin K2 that every projection is shown under.
public enum EvidenceScenario: String, Sendable, Hashable, CaseIterable, Codable {
  /// The links at the strength the K2 hypothesis claims.
  case described
  /// The links weighted by randomised trials; the default.
  case trials
  /// Markers move, outcomes do not.
  case none
}

public enum Sex: String, Sendable, Hashable, CaseIterable, Codable {
  case female, male
}
