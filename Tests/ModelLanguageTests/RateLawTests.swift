import ModelLanguage
import Testing

/// A parameter of a test.
func number(_ key: String, _ value: Double, _ unit: UnitOfMeasure = .one) -> RateLaw {
  parameter(key, "test value", value, unit, in: -1e6...1e6, from: .assumption("test"), by: .assumed)
}

@Suite("Laws as data") struct RateLawTests {
  @Test("a law has the value of its equation, in coherent units")
  func value() {
    let law = number("CL", 1.2, .litrePerHour) * number("C", 5, .nanomolePerLitre)
    var bindings = Bindings.reference(sex: .female)
    #expect(law.value(in: .nanomolePerDay, &bindings).isApproximately(144))
  }

  @Test("the logistic and the smooth positive part stay finite far out")
  func farOut() {
    #expect(RateLaw.Function.logistic.apply(-800) == 0)
    #expect(RateLaw.Function.logistic.apply(800) == 1)
    #expect(RateLaw.Function.softplus.apply(800) == 800)
    #expect(RateLaw.Function.softplus.apply(-800) == 0)
  }

  @Test("the symbolic slope of a growth curve equals its finite difference", arguments: [0.0, 3, 12, 13.5, 40])
  func slope(age: Double) {
    let year = UnitOfMeasure.year.factor
    let onset = number("onset", 13, .year)
    let width = number("width", 1.5, .year)
    let shape = logistic((.time - onset) / width)
    let law =
      exp(-.time / width) * shape + positivePart((.time - onset) / width, width: number("w", 0.3))
      - shape.power(1.45) / (2 + sqrt(1 + shape)) + log(2 + shape)
    func at(_ days: Double) -> Double {
      var bindings = Bindings.reference(sex: .male, time: days)
      return bindings.value(of: law)
    }
    var bindings = Bindings.reference(sex: .male, time: age * year)
    let step = 1e-2
    let difference = (at(age * year + step) - at(age * year - step)) / (2 * step)
    #expect(abs(bindings.value(of: law.derivativeInTime) - difference) < 1e-9)
  }

  @Test("a table is flat outside and straight inside")
  func table() {
    let table = RateLaw.Table(
      name: "t", start: 10, step: 5, abscissaUnit: .year, values: [1, 3, 2], unit: .perYear, source: .assumption("test")
    )
    let year = UnitOfMeasure.year.factor
    #expect(table.value(at: 0).isApproximately(1 / year))
    #expect(table.value(at: 12.5 * year).isApproximately(2 / year))
    #expect(table.value(at: 99 * year).isApproximately(2 / year))
  }

  /// Two numbers that every operation can be tried on.
  private let x = number("x", 1.7)
  private let y = number("y", 0.6)

  @Test("every operation has the value arithmetic gives it")
  func operations() {
    let expected: [(RateLaw, Double)] = [
      (x + y, 2.3), (x - y, 1.1), (x * y, 1.02), (x / y, 1.7 / 0.6), (-x, -1.7), (x.power(2), 2.89),
      (x.power(y), 1.3748944), (minimum(x, y), 0.6), (maximum(x, y), 1.7), (sqrt(x), 1.3038405), (exp(y), 1.8221188),
      (log(x), 0.5306283), (logistic(y), 0.6456563), (positivePart(x, width: y), 1.7342910), (sum([x, y, x]), 4.0),
      (sum([]), 0), (normalCumulative(y), 0.7257469), (2 * x + 1.5, 4.9),
    ]
    var bindings = Bindings.reference(sex: .female)
    for (law, value) in expected {
      #expect(abs(bindings.value(of: law) - value) < 1e-7, "\(bindings.value(of: law)) \(value)")
    }
  }

  @Test(
    "the normal distribution function is that of the tables",
    arguments: [(0.0, 0.5), (1.0, 0.8413447461), (-1.959963985, 0.025)])
  func normal(z: Double, share: Double) {
    #expect(abs(RateLaw.Function.normalCumulative.apply(z) - share) < 1e-9)
  }

  @Test("the slope in time of every smooth form is its finite difference")
  func everySlope() {
    let t = RateLaw.time / number("day", 1, .day)
    let level = Quantity("level", "a named law", .one, t * t)
    let forms: [RateLaw] = [
      t + x, x - t, t * t, x / t, -t, t.power(x), t.power(2), exp(-t), log(t), sqrt(t), logistic(t - x),
      positivePart(t - x, width: y), level.now * t,
    ]
    for (place, law) in forms.enumerated() {
      func at(_ days: Double) -> Double {
        var bindings = Bindings.reference(sex: .female, time: days)
        return bindings.value(of: law)
      }
      for day in [0.7, 2.4] {
        var bindings = Bindings.reference(sex: .female, time: day)
        let slope = bindings.value(of: law.derivativeInTime)
        #expect(abs(slope - (at(day + 1e-6) - at(day - 1e-6)) / 2e-6) < 1e-7, "form \(place) at \(day)")
      }
    }
  }

  @Test("an input counts at its normal, a parameter at the sex's value, both in internal units")
  func references() {
    let dose = input("dose", "dose", normal: 2, .microgramPerDay, in: 0...10)
    let size = parameter(
      "size", "size", female: 60, male: 75, .kilogram, in: 0...200, from: .assumption("test"), by: .assumed)
    var (her, his) = (Bindings.reference(sex: .female), Bindings.reference(sex: .male))
    #expect(dose.value(in: .microgramPerDay, &her).isApproximately(2))
    #expect(her.value(of: size) == 60e6 && his.value(of: size) == 75e6)
  }

  @Test("a walk visits each shared part once, children first")
  func walk() {
    let shared = x * y
    let law = shared + exp(shared)
    var seen: Set<ObjectIdentifier> = []
    var order: [ObjectIdentifier] = []
    law.walk(seen: &seen) { order.append($0.identity) }
    #expect(order.count == 5 && order.last == law.identity)
    let product = order.firstIndex(of: shared.identity) ?? 5
    #expect(product < 4 && order.firstIndex(of: x.identity) ?? 5 < product)
  }
}
