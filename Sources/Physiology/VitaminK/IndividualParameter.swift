import ModelLanguage

/// How one person differs from the reference person in one respect: a factor of 1 that only populations spread.
///
/// Kept apart from the reference value, so that what science does not know about the value and how people differ never mix,
/// and so that exposures can be stated against the reference person.
func individualParameter(_ key: String, _ meaning: String, sd: Double, _ source: Citation) -> RateLaw {
  parameter(
    key, meaning, 1, .one, in: 0.2...5, spread: .logNormal(sd: sd), from: source,
    by: source.rows.isEmpty ? .assumed : .translated)
}
