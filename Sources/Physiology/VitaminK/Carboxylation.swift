import ModelLanguage

/// The share of a Gla protein that leaves the cell undercarboxylated, one law for three tissues.
///
///     u = uc/c = R₀·σ·[1 + Φ·(E + B)/D']^(−n)       D' = D₅₀ − B       R₀ = u_ref·[1 + (E_ref + B)/D']^n
///
/// `B` is a resident supply that does not follow the diet; `R₀` is what remains without any vitamin K. `R₀` is computed from
/// the exposure of the reference diet, so a drawn sensitivity never moves the population's mean. Without antagonist and
/// n = 1 this is u = r₀/(1 + E/D₅₀).
struct Carboxylation {
  let halfEffect: RateLaw
  /// `B`.
  let resident: RateLaw
  let exponent: RateLaw
  let referenceExposure: RateLaw
  let referenceRatio: RateLaw

  /// u under an exposure, a state of the cycle and a load of substrate.
  func ratio(exposure: RateLaw, recycling: RateLaw, load: RateLaw = 1) -> RateLaw {
    let reach = halfEffect - resident
    let most = (1 + (referenceExposure + resident) / reach).power(exponent)
    let present = (1 + recycling * (exposure + resident) / reach).power(exponent)
    return referenceRatio * load * most / present
  }
}
