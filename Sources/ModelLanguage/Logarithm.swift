import RealModule

enum Logarithm {
  static func natural(_ x: Double) -> Double { Double.log(x) }
}
