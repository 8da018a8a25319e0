import RealModule

/// Elementary functions without Foundation, in one place.
enum RealPower {
  static func power(_ base: Double, _ exponent: Double) -> Double {
    base > 0 ? Double.pow(base, exponent) : (base == 0 && exponent > 0 ? 0 : Double.pow(base, exponent))
  }
}

/// A number as a person writes it: no trailing zeros, at most 12 significant figures.
public func shortNumber(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  for digits in 1...12 {
    let exponent = Int(Double.log10(abs(value)).rounded(.down))
    let scale = Double.pow(10, Double(digits - 1 - exponent))
    let rounded = (value * scale).rounded() / scale
    if abs(rounded - value) <= 1e-12 * abs(value) { return "\(rounded)" }
  }
  return "\(value)"
}
