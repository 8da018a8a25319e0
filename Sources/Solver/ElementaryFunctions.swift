import LaneKernels

// Own exponential and logarithm: the vector forms in LaneKernels/Functions.h make the same steps in the same order, without
// fused multiply-add, so that a life has the same bits on every machine and in every lane.

/// exp(x), relative error below 3e-16; infinity above 709.78; 0 below −708, so that no result is subnormal.
@inline(__always)
func exponential(_ x: Double) -> Double {
  let shifted = x * kLog2OfE + kRounder
  let n = shifted - kRounder
  let r = (x - n * kLn2High) - n * kLn2Low
  let r2 = r * r
  // In pairs and not in a row: the processor then need not wait for one term before it begins the next.
  let q0 = kExp0 + kExp1 * r
  let q2 = kExp2 + kExp3 * r
  let q4 = kExp4 + kExp5 * r
  let q6 = kExp6 + kExp7 * r
  let q8 = kExp8 + kExp9 * r
  let r4 = r2 * r2
  let low = q0 + r2 * q2
  let high = (q4 + r2 * q6) + r4 * q8
  let q = low + r4 * high
  let p = 1 + (r + r2 * q)
  // p lies in ½…2, and n stands in the last bits of `shifted`: n more in the exponent of p is p·2ⁿ exactly.
  let result = Double(bitPattern: p.bitPattern &+ (shifted.bitPattern << 52))
  if x > kExponentialOverflow { return .infinity }
  if x < kExponentialUnderflow { return 0 }
  return result
}

/// log(x), relative error below 3e-16; NaN of a negative number; −infinity of zero and of subnormal numbers.
@inline(__always)
func naturalLogarithm(_ x: Double) -> Double {
  // The mantissa m in [√½, √2) and the exponent k.
  let moved = x.bitPattern &+ kToOneBits
  let m = Double(bitPattern: (moved & kMantissaMask) &+ kRootHalfBits)
  let k = Double(bitPattern: (moved >> 52) | kWholeBits) - kWholeBias
  let f = m - 1
  let s = f / (2 + f)
  let z = s * s
  let w = z * z
  let even = w * (kLog2 + w * (kLog4 + w * kLog6))
  let odd = z * (kLog1 + w * (kLog3 + w * (kLog5 + w * kLog7)))
  let halfSquare = 0.5 * f * f
  let tail = s * (halfSquare + (even + odd)) + k * kLn2Low
  let result = k * kLn2High - ((halfSquare - tail) - f)
  if x < kSmallestNormal { return x < 0 ? .nan : -.infinity }
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
  let p0 = kAtanh0 + kAtanh1 * z
  let p2 = kAtanh2 + kAtanh3 * z
  let p4 = kAtanh4 + kAtanh5 * z
  let p6 = kAtanh6 + kAtanh7 * z
  let p8 = kAtanh8 + kAtanh9 * z
  let z4 = z2 * z2
  let low = p0 + z2 * p2
  let high = (p4 + z2 * p6) + z4 * p8
  return greater(x, 0) + s * (low + z4 * high)
}
