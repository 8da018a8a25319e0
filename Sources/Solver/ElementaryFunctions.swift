// Own exponential and logarithm: the vector forms in LaneFunctions.swift make the same steps in the same order, without
// fused multiply-add, so that a life has the same bits on every machine and in every lane.

/// Constants of the exponential and the logarithm.
enum ElementaryConstants {
  static let log2OfE = 1.4426950408889634
  /// ln 2 in two parts, the first with trailing zeros, so that its product with a whole number is exact.
  static let ln2High = 0x1.62e42fee00000p-1
  static let ln2Low = 0x1.a39ef35793c76p-33
  /// Adding and subtracting this rounds to a whole number.
  static let rounder = 0x1.8p52
  static let exponentialOverflow = 709.782712893384
  static let exponentialUnderflow = -745.1332191019412
  /// (exp(r) − 1 − r)/r² on |r| ≤ ln 2/2: Chebyshev fit of degree 9, error 1.1e-16 of the quotient.
  static let exp0 = 0x1.0000000000001p-1
  static let exp1 = 0x1.5555555555556p-3
  static let exp2 = 0x1.5555555553d63p-5
  static let exp3 = 0x1.11111111109b3p-7
  static let exp4 = 0x1.6c16c1788bd90p-10
  static let exp5 = 0x1.a01a01a7c41d5p-13
  static let exp6 = 0x1.a019b90d2ae7ap-16
  static let exp7 = 0x1.71de0dae63bb3p-19
  static let exp8 = 0x1.289185613a3d6p-22
  static let exp9 = 0x1.af38a9b0ec855p-26
  /// The series of fdlibm's logarithm (Sun Microsystems, 1993): log(1 + f) by s = f/(2 + f).
  static let log1 = 6.666666666666735130e-01
  static let log2 = 3.999999999940941908e-01
  static let log3 = 2.857142874366239149e-01
  static let log4 = 2.222219843214978396e-01
  static let log5 = 1.818357216161805012e-01
  static let log6 = 1.531383769920937332e-01
  static let log7 = 1.479819860511658591e-01
}

private typealias K = ElementaryConstants

/// exp(x), relative error below 3e-16 where the result is normal; infinity above 709.78, 0 below −745.13.
@inline(__always)
func exponential(_ x: Double) -> Double {
  if x > K.exponentialOverflow { return .infinity }
  if x < K.exponentialUnderflow { return 0 }
  guard x == x else { return x }
  let shifted = x * K.log2OfE + K.rounder
  let n = shifted - K.rounder
  let r = (x - n * K.ln2High) - n * K.ln2Low
  let r2 = r * r
  var q = K.exp9
  q = q * r + K.exp8
  q = q * r + K.exp7
  q = q * r + K.exp6
  q = q * r + K.exp5
  q = q * r + K.exp4
  q = q * r + K.exp3
  q = q * r + K.exp2
  q = q * r + K.exp1
  q = q * r + K.exp0
  let p = 1 + (r + r2 * q)
  // 2ⁿ in two factors, so that results below the normal range come out right.
  let whole = Int64(bitPattern: shifted.bitPattern &- K.rounder.bitPattern)
  let half = whole >> 1
  let first = Double(bitPattern: UInt64(bitPattern: (half &+ 1023) << 52))
  let second = Double(bitPattern: UInt64(bitPattern: (whole &- half &+ 1023) << 52))
  return (p * first) * second
}

/// log(x), relative error below 3e-16; NaN of a negative number, −infinity of zero.
@inline(__always)
func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? -.infinity : .nan }
  guard x < .infinity else { return x }
  let isSubnormal = x < 0x1p-1022
  let scaled = isSubnormal ? x * 0x1p54 : x
  let bits = scaled.bitPattern
  // The mantissa in [√½, √2) and its exponent.
  let offset = bits &- 0x3fe6_a09e_667f_3bcd
  let exponent = Int64(bitPattern: offset) >> 52
  let m = Double(bitPattern: bits &- (offset & 0xfff0_0000_0000_0000))
  let k = Double(exponent) - (isSubnormal ? 54 : 0)
  let f = m - 1
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let even = w * (K.log2 + w * (K.log4 + w * K.log6))
  let odd = z * (K.log1 + w * (K.log3 + w * (K.log5 + w * K.log7)))
  let r = even + odd
  let halfSquare = 0.5 * f * f
  let tail = s * (halfSquare + r) + k * K.ln2Low
  return k * K.ln2High - ((halfSquare - tail) - f)
}

/// 1/(1 + exp(−x)).
@inline(__always)
func logisticFunction(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

/// ln(1 + exp(x)) = max(x, 0) + ln(1 + exp(−|x|)), with the rounding of 1 + exp(−|x|) given back.
@inline(__always)
func softplusFunction(_ x: Double) -> Double {
  let u = exponential(-x.magnitude)
  let w = 1 + u
  let lost = (u - (w - 1)) / w
  return greater(x, 0) + (naturalLogarithm(w) + lost)
}
