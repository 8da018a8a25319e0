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

  /// Physical size of one of each, in SI by the definition of the unit: mol, kg, m, s, Pa.
  private static let ratios: [(UnitOfMeasure, UnitOfMeasure, Double)] = [
    (.year, .day, 365.25), (.litre, .cubicMillimetre, 1e6), (.kilogram, .milligram, 1e6), (.gram, .microgram, 1e6),
    (.nanogram, .picogram, 1000), (.micromole, .nanomole, 1000), (.millimole, .micromole, 1000),
    (.nanomole, .picomole, 1000),
    (.litrePerHour, .litrePerDay, 24), (.perHour, .perDay, 24), (.perDay, .perYear, 365.25),
    (.milligramPerDecilitre, .milligramPerLitre, 10), (.one, .percent, 100), (.litre, .millilitre, 1000),
    (.gramPerSquareCentimetre, .kilogram / (.metre * .metre), 10), (.metre, .centimetre, 100),
    (.centimetre, .millimetre, 10),
    (.picogramPerMillilitre, .nanogram / .litre, 1), (.millilitrePerMinute, .litrePerDay, 1.44),
    (.nanomolePerLitre, .picomolePerLitre, 1000), (.gramPerYear, .milligramPerDay, 1000 / 365.25),
    (.kilogramPerSquareMetre, .gramPerSquareCentimetre, 0.1), (.milligramPerDay, .microgramPerDay, 1000),
  ]

  @Test("units are of the size that their definitions say", arguments: 0..<23)
  func ratio(index: Int) throws {
    let (large, small, ratio) = Self.ratios[index]
    #expect(try #require(large.convert(1, to: small)).isApproximately(ratio), "\(large) in \(small)")
    #expect(try #require(small.convert(ratio, to: large)).isApproximately(1))
  }

  @Test("a root keeps a unit whose exponents stay sixths, and there is none where they would not")
  func roots() {
    #expect(UnitOfMeasure.litre.raised(to: 1.0 / 3)?.measuresSame(as: .metre) == true)
    #expect(UnitOfMeasure.kilogram.raised(to: 0.75) == nil)
    #expect(UnitOfMeasure.kilogram.raised(to: 0.5)?.exponent(of: .mass) == 0.5)
    #expect(UnitOfMeasure.percent.raised(to: 0.77)?.isDimensionless == true)
  }

  private func unit(_ law: RateLaw) throws -> UnitOfMeasure {
    var check = UnitCheck()
    return try check.unit(of: law)
  }

  @Test("the unit of a law follows from its parts")
  func inference() throws {
    let (mass, volume, rate) = (number("m", 2, .milligram), number("v", 3, .litre), number("k", 1, .perDay))
    #expect(try unit(mass / volume).measuresSame(as: .milligramPerLitre))
    #expect(try unit(rate * mass).measuresSame(as: .milligramPerDay))
    #expect(try unit(sqrt(volume * volume)).measuresSame(as: .litre))
    #expect(try unit(volume.power(number("exponent", 1) / 3)).measuresSame(as: .metre))
    #expect(try unit(exp(-rate * .time)).isDimensionless)
    #expect(try unit(positivePart(mass, width: number("w", 1, .milligram))).measuresSame(as: .milligram))
    #expect(try unit(minimum(mass, number("other", 1, .gram))).measuresSame(as: .gram))
    #expect(try unit(0 + mass).measuresSame(as: .milligram))
  }

  @Test("a power that is not known exactly, with a unit, is a fault: the unit of the result would be unknown")
  func uncertainPower() {
    let exponent = parameter(
      "g", "exponent", 0.75, .one, in: 0.5...1, uncertainty: .normal(sd: 0.1), from: .assumption("test"), by: .assumed)
    #expect(throws: UnitFault.self) { try unit(number("m", 2, .kilogram).power(exponent)) }
    #expect(throws: Never.self) { try unit((number("m", 2, .kilogram) / number("n", 1, .kilogram)).power(exponent)) }
    #expect(throws: UnitFault.self) { try unit(number("x", 2).power(number("m", 2, .kilogram))) }
  }

  @Test("a table is looked up by what its abscissa measures, and by nothing else")
  func tableLookUp() throws {
    let table = RateLaw.Table(
      name: "t", start: 0, step: 1, abscissaUnit: .year, values: [1, 2], unit: .perYear, source: .assumption("test"))
    #expect(try unit(.interpolate(table, at: .time)).measuresSame(as: .perDay))
    #expect(throws: UnitFault.self) { try unit(.interpolate(table, at: number("m", 1, .kilogram))) }
  }
}

extension Double {
  /// Equal to within rounding.
  func isApproximately(_ other: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(self - other) <= tolerance * Swift.max(abs(self), abs(other), 1e-300)
  }
}
