/// A stiffly accurate Rosenbrock-Wanner method in the form of Hairer & Wanner (Solving ODE II, IV.7).
///
///     (I/(hγ) − J)·uᵢ = f(t + αᵢh, y + Σ aᵢⱼuⱼ) + Σ (cᵢⱼ/h)·uⱼ + γᵢh·∂f/∂t      i = 1…s
///     y₁ = y + Σ aₛⱼuⱼ + uₛ,   error = uₛ
///
/// One Jacobian and one factorisation a step, no iteration. Between steps, with θ in 0…1:
///
///     y(θ) = (1 − θ)·y₀ + θ·(y₁ + (1 − θ)·(d₁ + θ·(d₂ + θ·d₃))),   dᵢ = Σ Hᵢⱼuⱼ
struct RosenbrockMethod: Sendable {
  let name: String
  let order: Int
  let gamma: Double
  /// Strictly lower rows: a[i] has i entries.
  let a: [[Double]]
  let c: [[Double]]
  let alpha: [Double]
  let gammas: [Double]
  /// Two or three rows of H.
  let dense: [[Double]]
  /// Stages that read what time decides alone off a polynomial; see `StageTimes`.
  var interpolatedStages: Set<Int> = []

  var times: StageTimes { StageTimes(alpha, interpolated: interpolatedStages) }

  var stages: Int { a.count }
}
