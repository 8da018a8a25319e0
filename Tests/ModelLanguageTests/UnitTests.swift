import ModelLanguage
import Testing

@Suite("Units") struct UnitTests {
  @Test("a litre per hour is 24 litres a day")
  func clearance() throws {
    #expect(try #require(UnitOfMeasure.litrePerHour.convert(1, to: .litrePerDay)).isApproximately(24))
  }

  @Test("a gram per square centimetre and a kilogram per cubic metre do not convert")
  func differentDimensions() {
    #expect(UnitOfMeasure.gramPerSquareCentimetre.convert(1, to: .kilogram / (.metre * .metre * .metre)) == nil)
  }

  @Test("a million cubic millimetres are a litre")
  func volumes() throws {
    #expect(try #require(UnitOfMeasure.cubicMillimetre.convert(1e6, to: .litre)).isApproximately(1))
  }

  @Test("a surface-limited law keeps its unit: mm³ to the power 2/3 is mm²")
  func fractionalPowers() throws {
    let surface = try #require(UnitOfMeasure.cubicMillimetre.raised(to: 2.0 / 3))
    #expect(surface.measuresSame(as: .millimetre * .millimetre))
    #expect(surface.factor.isApproximately((UnitOfMeasure.millimetre * .millimetre).factor))
  }

  @Test("products and quotients are written as a reader expects")
  func symbols() {
    #expect((UnitOfMeasure.milligram / (.litre * .day)).symbol == "mg/(L·d)")
    #expect((UnitOfMeasure.one / .day).symbol == "1/d")
  }

  @Test("adding what measures different things is a fault that names both units")
  func addition() {
    let clearance = parameter("c", "clearance", 1, .litrePerHour, in: 0...2, from: .assumption("test"), by: .assumed)
    let volume = parameter("v", "volume", 1, .litre, in: 0...2, from: .assumption("test"), by: .assumed)
    var check = UnitCheck()
    #expect(throws: UnitFault.self) { try check.unit(of: clearance + volume) }
    #expect(throws: UnitFault.self) { try check.unit(of: exp(volume)) }
  }
}

extension Double {
  /// Equal to within rounding.
  func isApproximately(_ other: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(self - other) <= tolerance * Swift.max(abs(self), abs(other), 1e-300)
  }
}
