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
  static let exponentialUnderflow = -708.0
  static let smallestNormal = 0x1p-1022
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
  /// The bits of √½, and what moves them to the bits of 1.
  static let rootHalfBits: UInt64 = 0x3fe6_a09e_667f_3bcd
  static let toOneBits: UInt64 = 0x3ff0_0000_0000_0000 - 0x3fe6_a09e_667f_3bcd
  static let mantissaMask: UInt64 = 0x000f_ffff_ffff_ffff
  /// A whole number below 2⁵² or-ed into these bits is that number plus 2⁵².
  static let wholeBits: UInt64 = 0x4330_0000_0000_0000
  static let wholeBias = 0x1p52 + 1023
  /// The series of fdlibm's logarithm (Sun Microsystems, 1993): log(1 + f) by s = f/(2 + f).
  static let log1 = 6.666666666666735130e-01
  static let log2 = 3.999999999940941908e-01
  static let log3 = 2.857142874366239149e-01
  static let log4 = 2.222219843214978396e-01
  static let log5 = 1.818357216161805012e-01
  static let log6 = 1.531383769920937332e-01
  static let log7 = 1.479819860511658591e-01
  /// 2·artanh(s)/s by s² on s ≤ 1/3: Chebyshev fit of degree 9, error 1e-16.
  static let atanh0 = 0x1.0000000000000p+1
  static let atanh1 = 0x1.5555555555aeep-1
  static let atanh2 = 0x1.99999998ca543p-2
  static let atanh3 = 0x1.2492498163942p-2
  static let atanh4 = 0x1.c71c47aee4a27p-3
  static let atanh5 = 0x1.74628d630201dp-3
  static let atanh6 = 0x1.3aa5e7eeea96fp-3
  static let atanh7 = 0x1.1659a177af910p-3
  static let atanh8 = 0x1.94b71a1b12577p-4
  static let atanh9 = 0x1.6c26ebb7dbb18p-3
}

/// exp(x), relative error below 3e-16; infinity above 709.78; 0 below −708, so that no result is subnormal.
@inline(__always)
func exponential(_ x: Double) -> Double {
  let shifted = x * K.log2OfE + K.rounder
  let n = shifted - K.rounder
  let r = (x - n * K.ln2High) - n * K.ln2Low
  let r2 = r * r
  // In pairs and not in a row: the processor then need not wait for one term before it begins the next.
  let q0 = K.exp0 + K.exp1 * r
  let q2 = K.exp2 + K.exp3 * r
  let q4 = K.exp4 + K.exp5 * r
  let q6 = K.exp6 + K.exp7 * r
  let q8 = K.exp8 + K.exp9 * r
  let r4 = r2 * r2
  let low = q0 + r2 * q2
  let high = (q4 + r2 * q6) + r4 * q8
  let q = low + r4 * high
  let p = 1 + (r + r2 * q)
  // 2ⁿ as 2ⁿ⁻¹·2, since 2¹⁰²⁴ has no bits of its own.
  let half = Double(bitPattern: (shifted.bitPattern &+ 1022) << 52)
  let result = (p * half) * 2
  if x > K.exponentialOverflow { return .infinity }
  if x < K.exponentialUnderflow { return 0 }
  return result
}

/// log(x), relative error below 3e-16; NaN of a negative number; −infinity of zero and of subnormal numbers.
@inline(__always)
func naturalLogarithm(_ x: Double) -> Double {
  // The mantissa m in [√½, √2) and the exponent k.
  let moved = x.bitPattern &+ K.toOneBits
  let m = Double(bitPattern: (moved & K.mantissaMask) &+ K.rootHalfBits)
  let k = Double(bitPattern: (moved >> 52) | K.wholeBits) - K.wholeBias
  let f = m - 1
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let even = w * (K.log2 + w * (K.log4 + w * K.log6))
  let odd = z * (K.log1 + w * (K.log3 + w * (K.log5 + w * K.log7)))
  let halfSquare = 0.5 * f * f
  let tail = s * (halfSquare + (even + odd)) + k * K.ln2Low
  let result = k * K.ln2High - ((halfSquare - tail) - f)
  if x < K.smallestNormal { return x < 0 ? .nan : -.infinity }
  return x < .infinity ? result : x
}

/// 1/(1 + exp(−x)).
@inline(__always)
func logisticFunction(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

/// ln(1 + exp(x)) = max(x, 0) + ln(1 + u), u = exp(−|x|), the logarithm as 2·artanh(u/(2 + u)).
@inline(__always)
func softplusFunction(_ x: Double) -> Double {
  let u = exponential(-x.magnitude)
  let s = u / (2 + u)
  let z = s * s
  let z2 = z * z
  let p0 = K.atanh0 + K.atanh1 * z
  let p2 = K.atanh2 + K.atanh3 * z
  let p4 = K.atanh4 + K.atanh5 * z
  let p6 = K.atanh6 + K.atanh7 * z
  let p8 = K.atanh8 + K.atanh9 * z
  let z4 = z2 * z2
  let low = p0 + z2 * p2
  let high = (p4 + z2 * p6) + z4 * p8
  return greater(x, 0) + s * (low + z4 * high)
}
