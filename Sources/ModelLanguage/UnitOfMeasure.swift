/// A unit of measure: a factor to the engine's one internal unit per dimension, and the exponents of the dimensions.
///
/// Internal units: nmol (substance), mg (mass), dm (length, so that a litre is 1), day (time), mmHg (pressure),
/// kcal (energy), AU (Agatston score), pg of hormone are masses. Exponents may be fractions, kept in sixths
/// (a surface-limited law needs mm³ to the power 2/3).
public struct UnitOfMeasure: Hashable, Sendable, CustomStringConvertible {
  /// The dimensions a unit is made of.
  public enum Base: Int, CaseIterable, Sendable {
    case substance, mass, length, time, pressure, energy, agatston
  }

  /// How the unit is written.
  public let symbol: String
  /// Internal units in one of this unit.
  public let factor: Double
  /// Exponent of each base dimension, in sixths, in the order of `Base`.
  let sixths: [Int]

  init(symbol: String, factor: Double, sixths: [Int]) {
    self.symbol = symbol
    self.factor = factor
    self.sixths = sixths
  }

  /// Keeps a composed symbol while a reader can take it in; beyond that it is written in internal units, so that the unit
  /// of a deep law does not grow without end.
  private init(writing symbol: String, factor: Double, sixths: [Int]) {
    let isReadable = symbol.utf8.count <= 48
    self.init(symbol: isReadable ? symbol : Self.internalSymbol(sixths), factor: factor, sixths: sixths)
  }

  private static func internalSymbol(_ sixths: [Int]) -> String {
    let names = ["nmol", "mg", "dm", "d", "mmHg", "kcal", "AU"]
    let parts = zip(names, sixths).filter { $0.1 != 0 }.map { "\($0)^\(shortNumber(Double($1) / 6))" }
    return parts.isEmpty ? "1" : "internal " + parts.joined(separator: "·")
  }

  public static func base(_ base: Base, _ symbol: String, factor: Double = 1) -> UnitOfMeasure {
    var sixths = [Int](repeating: 0, count: Base.allCases.count)
    sixths[base.rawValue] = 6
    return UnitOfMeasure(symbol: symbol, factor: factor, sixths: sixths)
  }

  public var description: String { symbol }

  /// Exponent of one base dimension.
  public func exponent(of base: Base) -> Double { Double(sixths[base.rawValue]) / 6 }

  public var isDimensionless: Bool { sixths.allSatisfy { $0 == 0 } }

  /// True when both measure the same thing, whatever their factors.
  public func measuresSame(as other: UnitOfMeasure) -> Bool { sixths == other.sixths }

  /// The same unit under another way of writing it.
  public func written(_ symbol: String) -> UnitOfMeasure {
    UnitOfMeasure(symbol: symbol, factor: factor, sixths: sixths)
  }

  public static func * (a: UnitOfMeasure, b: UnitOfMeasure) -> UnitOfMeasure {
    if a.symbol == "1" { return b }
    if b.symbol == "1" { return a }
    return UnitOfMeasure(
      writing: "\(a.symbol)·\(b.symbol)", factor: a.factor * b.factor, sixths: zip(a.sixths, b.sixths).map { $0 + $1 })
  }

  public static func / (a: UnitOfMeasure, b: UnitOfMeasure) -> UnitOfMeasure {
    if b.symbol == "1" { return a }
    let divisor = b.symbol.contains("·") || b.symbol.contains("/") ? "(\(b.symbol))" : b.symbol
    return UnitOfMeasure(
      writing: "\(a.symbol)/\(divisor)", factor: a.factor / b.factor, sixths: zip(a.sixths, b.sixths).map { $0 - $1 })
  }

  /// This unit to a power; nil when an exponent would not be a multiple of one sixth.
  public func raised(to power: Double) -> UnitOfMeasure? {
    let exact = sixths.map { Double($0) * power }
    let rounded = exact.map { $0.rounded() }
    guard zip(exact, rounded).allSatisfy({ abs($0 - $1) < 1e-9 }) else { return nil }
    return UnitOfMeasure(
      writing: "(\(symbol))^\(shortNumber(power))", factor: RealPower.power(factor, power),
      sixths: rounded.map { Int($0) })
  }

  /// `value` of this unit expressed in `other`; nil when they measure different things.
  public func convert(_ value: Double, to other: UnitOfMeasure) -> Double? {
    measuresSame(as: other) ? value * factor / other.factor : nil
  }
}

extension UnitOfMeasure {
  public static let one = UnitOfMeasure(symbol: "1", factor: 1, sixths: [0, 0, 0, 0, 0, 0, 0])
  public static let percent = UnitOfMeasure(symbol: "%", factor: 0.01, sixths: one.sixths)

  public static let nanomole = base(.substance, "nmol")
  public static let picomole = base(.substance, "pmol", factor: 1e-3)
  public static let micromole = base(.substance, "µmol", factor: 1e3)
  public static let millimole = base(.substance, "mmol", factor: 1e6)

  public static let picogram = base(.mass, "pg", factor: 1e-9)
  public static let nanogram = base(.mass, "ng", factor: 1e-6)
  public static let microgram = base(.mass, "µg", factor: 1e-3)
  public static let milligram = base(.mass, "mg")
  public static let gram = base(.mass, "g", factor: 1e3)
  public static let kilogram = base(.mass, "kg", factor: 1e6)

  public static let millimetre = base(.length, "mm", factor: 1e-2)
  public static let centimetre = base(.length, "cm", factor: 1e-1)
  public static let metre = base(.length, "m", factor: 10)
  public static let litre = UnitOfMeasure(symbol: "L", factor: 1, sixths: [0, 0, 18, 0, 0, 0, 0])
  public static let decilitre = UnitOfMeasure(symbol: "dL", factor: 0.1, sixths: litre.sixths)
  public static let millilitre = UnitOfMeasure(symbol: "mL", factor: 1e-3, sixths: litre.sixths)
  public static let cubicMillimetre = UnitOfMeasure(symbol: "mm³", factor: 1e-6, sixths: litre.sixths)
  public static let squareCentimetre = UnitOfMeasure(symbol: "cm²", factor: 1e-2, sixths: [0, 0, 12, 0, 0, 0, 0])
  public static let squareMetre = UnitOfMeasure(symbol: "m²", factor: 100, sixths: squareCentimetre.sixths)

  public static let day = base(.time, "d")
  public static let hour = base(.time, "h", factor: 1.0 / 24)
  public static let minute = base(.time, "min", factor: 1.0 / 1440)
  public static let second = base(.time, "s", factor: 1.0 / 86400)
  public static let year = base(.time, "y", factor: 365.25)

  public static let millimetreOfMercury = base(.pressure, "mmHg")
  public static let kilocalorie = base(.energy, "kcal")
  public static let agatstonUnit = base(.agatston, "AU")

  public static let perDay = (one / day).written("1/d")
  public static let perHour = (one / hour).written("1/h")
  public static let perYear = (one / year).written("1/y")
  public static let nanomolePerDay = nanomole / day
  public static let microgramPerDay = microgram / day
  public static let milligramPerDay = milligram / day
  public static let gramPerYear = gram / year
  public static let litrePerHour = litre / hour
  public static let litrePerDay = litre / day
  public static let nanomolePerLitre = nanomole / litre
  public static let picomolePerLitre = picomole / litre
  public static let milligramPerLitre = milligram / litre
  public static let milligramPerDecilitre = milligram / decilitre
  public static let nanogramPerMillilitre = nanogram / millilitre
  public static let microgramPerLitre = microgram / litre
  public static let picogramPerMillilitre = picogram / millilitre
  public static let millilitrePerMinute = millilitre / minute
  public static let gramPerSquareCentimetre = gram / squareCentimetre
  public static let kilogramPerSquareMetre = kilogram / squareMetre
  public static let milligramPerCubicMillimetre = milligram / cubicMillimetre
  public static let metrePerSecond = metre / second
}
