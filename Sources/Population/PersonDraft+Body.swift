import Evidence
import Foundation
import Simulation

/// Size, lipids and pressure.
extension PersonDraft {
  /// How a quantity answers a person's own deviate: straight in itself or in its logarithm, as the model's laws do.
  private struct Response {
    let base: Double
    let slope: Double
    let isLogarithmic: Bool

    init(_ atZero: Double, _ atOne: Double, logarithmic: Bool) {
      isLogarithmic = logarithmic
      base = logarithmic ? log(atZero) : atZero
      slope = (logarithmic ? log(atOne) : atOne) - base
    }

    func value(_ z: Double) -> Double { isLogarithmic ? exp(base + slope * z) : base + slope * z }
    func deviate(of value: Double) -> Double { ((isLogarithmic ? log(value) : value) - base) / slope }
    /// With another deviate already in place.
    func moved(by step: Double) -> Response { Response(base: base + step, slope: slope, isLogarithmic: isLogarithmic) }

    private init(base: Double, slope: Double, isLogarithmic: Bool) {
      self.base = base
      self.slope = slope
      self.isLogarithmic = isLogarithmic
    }
  }

  private var isAdult: Bool { age >= Self.adulthood }

  mutating func drawBody() {
    drawSize()
    drawBlood()
    let final = read()
    covariates[.height] = final.height
    covariates[.bodyMassIndex] = final.bodyMassIndex
    covariates[.weight] = final.bodyMassIndex * final.height * final.height / 10_000
    covariates[.systolicPressure] = final.systolicPressure
    covariates[.ldl] = final.ldl
    covariates[.hdl] = final.hdl
    covariates[.triglycerides] = final.triglycerides
    covariates[.totalCholesterol] = final.totalCholesterol
  }

  private mutating func drawSize() {
    body.set(BodyPlaces.height.place, 1)
    body.set(BodyPlaces.mass.place, 1)
    let middle = read()
    let height = drawnHeight()
    set(BodyPlaces.height, height / middle.height, for: .height)
    let square = height * height / 10_000
    let z = deviate(.bodyMassIndex)
    let mass: Double
    if description.covariates[.weight] != nil {
      mass =
        constrained(
          .weight, z, mean: square * bodyMassIndex(0), value: { square * bodyMassIndex($0) },
          deviate: { bodyMassDeviate($0 / square) }) / square
    } else {
      mass = constrained(
        .bodyMassIndex, z, mean: bodyMassIndex(0), value: bodyMassIndex, deviate: bodyMassDeviate)
    }
    set(BodyPlaces.mass, mass / middle.bodyMassIndex, for: .bodyMassIndex)
  }

  private func drawnHeight() -> Double {
    let peak = profile.peakIndex.map { (drawn[$0] - profile.heightShare.middle) / profile.heightShare.spread } ?? 0
    let spread = log(height(1) / height(-1)) / 2
    let share = profile.heightShare.share(age: age, heightSpread: spread)
    let z = share * peak + (1 - share * share).squareRoot() * deviate(.height)
    return constrained(.height, z, mean: height(0), value: height, deviate: heightDeviate)
  }

  private func growth(_ quantity: GrowthReference.Quantity) -> GrowthReference.Curve {
    guard let curve = GrowthReference.shipped.curve(quantity, age: age, sex: profile.sex) else {
      preconditionFailure("the growth reference ends before the age of \(Self.adulthood)")
    }
    return curve
  }

  private func height(_ z: Double) -> Double {
    isAdult ? profile.marginals.height.value(age: age, deviate: z) : growth(.height).value(atDeviations: z)
  }

  private func heightDeviate(_ value: Double) -> Double {
    isAdult ? profile.marginals.height.deviate(of: value, age: age) : growth(.height).deviations(of: value)
  }

  private var childBodyMass: ChildBodyMass { ChildBodyMass(growth(.bodyMassIndex), age: age, sex: profile.sex) }

  private func bodyMassIndex(_ z: Double) -> Double {
    isAdult ? profile.marginals.bodyMassIndex.value(age: age, deviate: z) : childBodyMass.value(atDeviations: z)
  }

  private func bodyMassDeviate(_ value: Double) -> Double {
    isAdult ? profile.marginals.bodyMassIndex.deviate(of: value, age: age) : childBodyMass.deviations(of: value)
  }

  private mutating func drawBlood() {
    for place in [BodyPlaces.ldl, BodyPlaces.hdl, BodyPlaces.triglycerides, BodyPlaces.systolicPressure] {
      body.set(place.place, 0)
    }
    let still = read()
    for place in [BodyPlaces.ldl, BodyPlaces.hdl, BodyPlaces.systolicPressure] { body.set(place.place, 1) }
    let moved = read()
    body.set(BodyPlaces.hdl.place, 0)
    body.set(BodyPlaces.triglycerides.place, 1)
    let fat = read()
    let pressure = Response(still.systolicPressure, moved.systolicPressure, logarithmic: false)
    meet(
      .systolicPressure, pressure, profile.marginals.systolicPressure, deviate(.systolicPressure),
      BodyPlaces.systolicPressure)
    let hdl = meet(
      .hdl, Response(still.hdl, moved.hdl, logarithmic: true), profile.marginals.hdl, deviate(.hdl), BodyPlaces.hdl)
    let triglycerides = Response(still.triglycerides, fat.triglycerides, logarithmic: true)
      .moved(by: log(moved.triglycerides / still.triglycerides) * hdl)
    meet(
      .triglycerides, triglycerides, profile.marginals.triglycerides, deviate(.triglycerides), BodyPlaces.triglycerides)
    drawLDL(Response(still.ldl, moved.ldl, logarithmic: true))
  }

  /// Finds the deviate at which the model gives the drawn value, and keeps it.
  @discardableResult
  private mutating func meet(
    _ covariate: Covariate, _ response: Response, _ marginal: Marginal, _ z: Double, _ place: BodyPlaces.Named
  ) -> Double {
    let value: Double
    if isAdult {
      value = constrained(
        covariate, z, mean: marginal.mean(age: age), value: { marginal.value(age: age, deviate: $0) },
        deviate: { marginal.deviate(of: $0, age: age) })
    } else {
      // Children differ as the model says: no survey has all of these quantities by age.
      value = constrained(covariate, z, mean: response.value(0), value: response.value, deviate: response.deviate)
    }
    let deviate = response.deviate(of: value)
    set(place, deviate, for: covariate)
    return min(max(deviate, place.place.range.lowerBound), place.place.range.upperBound)
  }

  /// The survey's distribution is that of people without a medicine. Those with one had the higher values, so that the whole
  /// population, untreated, lies above it by what keeps the untreated where they are.
  private mutating func drawLDL(_ response: Response) {
    let tie = profile.statinTie
    let share = profile.shares.statin.share(at: age)
    let lift = share > 0 ? tie * NormalDistribution.density(NormalDistribution.quantile(share)) / (1 - share) : 0
    let marginal = profile.marginals.ldl
    let z = deviate(.ldl)
    let free = (response.value(0))
    var left = 1.0
    if takesStatin {
      body.set(BodyPlaces.ldl.place, 0)
      body.setInput(BodyPlaces.statin, 1)
      left = read().ldl / free
    }
    // Constraints are on what is measured; on a statin that is less than the untreated value.
    let measured: Double
    if isAdult {
      measured = constrained(
        .ldl, z, mean: marginal.mean(age: age) * left, value: { left * marginal.value(age: age, deviate: $0 + lift) },
        deviate: { marginal.deviate(of: $0 / left, age: age) - lift })
    } else {
      measured = constrained(
        .ldl, z, mean: free, value: { left * response.value($0) }, deviate: { response.deviate(of: $0 / left) })
    }
    set(BodyPlaces.ldl, response.deviate(of: measured / left), for: .ldl)
    covariates[.ldlUntreated] = read().ldl / left
  }
}
