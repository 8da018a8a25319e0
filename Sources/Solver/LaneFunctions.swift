// The vector forms of ElementaryFunctions.swift: the same steps in the same order, so the same bits in every lane.

/// Short for what every line of these formulas names.
typealias K = ElementaryConstants

@_transparent
func splat(_ x: Double) -> Lanes { Lanes(repeating: x) }

/// exp(x) in each lane; see `exponential` for one number.
@_transparent
func exponential(_ x: Lanes) -> Lanes {
  let shifted = x * splat(K.log2OfE) + splat(K.rounder)
  let n = shifted - splat(K.rounder)
  let r = (x - n * splat(K.ln2High)) - n * splat(K.ln2Low)
  let r2 = r * r
  // In pairs and not in a row: the processor then need not wait for one term before it begins the next.
  let q0 = splat(K.exp0) + splat(K.exp1) * r
  let q2 = splat(K.exp2) + splat(K.exp3) * r
  let q4 = splat(K.exp4) + splat(K.exp5) * r
  let q6 = splat(K.exp6) + splat(K.exp7) * r
  let q8 = splat(K.exp8) + splat(K.exp9) * r
  let r4 = r2 * r2
  let low = q0 + r2 * q2
  let high = (q4 + r2 * q6) + r4 * q8
  let q = low + r4 * high
  let p = splat(1) + (r + r2 * q)
  let half = Lanes(bits: (shifted.bits &+ SIMD8<UInt64>(repeating: 1022)) &<< SIMD8<UInt64>(repeating: 52))
  let result = (p * half) * splat(2)
  let capped = choose(x .> splat(K.exponentialOverflow), splat(.infinity), result)
  return choose(x .< splat(K.exponentialUnderflow), splat(0), capped)
}

/// log(x) in each lane; see `naturalLogarithm` for one number.
@_transparent
func naturalLogarithm(_ x: Lanes) -> Lanes {
  let moved = x.bits &+ SIMD8<UInt64>(repeating: K.toOneBits)
  let mantissa = (moved & SIMD8<UInt64>(repeating: K.mantissaMask)) &+ SIMD8<UInt64>(repeating: K.rootHalfBits)
  let exponent = (moved &>> SIMD8<UInt64>(repeating: 52)) | SIMD8<UInt64>(repeating: K.wholeBits)
  let k = Lanes(bits: exponent) - splat(K.wholeBias)
  let f = Lanes(bits: mantissa) - splat(1)
  let s = f / (splat(2) + f)
  let z = s * s
  let w = z * z
  let even = w * (splat(K.log2) + w * (splat(K.log4) + w * splat(K.log6)))
  let odd = z * (splat(K.log1) + w * (splat(K.log3) + w * (splat(K.log5) + w * splat(K.log7))))
  let halfSquare = splat(0.5) * f * f
  let tail = s * (halfSquare + (even + odd)) + k * splat(K.ln2Low)
  let result = k * splat(K.ln2High) - ((halfSquare - tail) - f)
  let finite = choose(x .< splat(.infinity), result, x)
  let low = choose(x .< splat(0), splat(.nan), splat(-.infinity))
  return choose(x .< splat(K.smallestNormal), low, finite)
}

@_transparent
func logisticFunction(_ x: Lanes) -> Lanes { splat(1) / (splat(1) + exponential(-x)) }

@_transparent
func softplusFunction(_ x: Lanes) -> Lanes {
  let u = exponential(-magnitude(x))
  let s = u / (splat(2) + u)
  let z = s * s
  let z2 = z * z
  let p0 = splat(K.atanh0) + splat(K.atanh1) * z
  let p2 = splat(K.atanh2) + splat(K.atanh3) * z
  let p4 = splat(K.atanh4) + splat(K.atanh5) * z
  let p6 = splat(K.atanh6) + splat(K.atanh7) * z
  let p8 = splat(K.atanh8) + splat(K.atanh9) * z
  let z4 = z2 * z2
  let low = p0 + z2 * p2
  let high = (p4 + z2 * p6) + z4 * p8
  return greater(x, splat(0)) + s * (low + z4 * high)
}
