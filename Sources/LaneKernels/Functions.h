// The vector forms of ElementaryFunctions.swift: the same steps in the same order, so the same bits in every lane.

INLINE V NAME(splat)(double x) {
  V zero = {0};
  return zero + x;
}

/// `yes` where the mask is set, else `no`.
INLINE V NAME(choose)(I mask, V yes, V no) { return (V)(((I)yes & mask) | ((I)no & ~mask)); }

/// Whether a lane is set.
INLINE bool NAME(any)(I mask) { return __builtin_reduce_or(mask) != 0; }

INLINE V NAME(magnitude)(V x) { return (V)((I)x & INT64_MAX); }

/// The smaller in each lane; NaN if either is. The steps of `lesser`.
INLINE V NAME(lesser)(V a, V b) { return NAME(choose)(a < b, a, NAME(choose)(b <= a, b, a + b)); }
/// The greater in each lane; NaN if either is. The steps of `greater`.
INLINE V NAME(greater)(V a, V b) { return NAME(choose)(a > b, a, NAME(choose)(b >= a, b, a + b)); }

/// exp(x) in each lane; see `exponential` for one number.
INLINE V NAME(exponential)(V x) {
  V shifted = x * kLog2OfE + kRounder;
  V n = shifted - kRounder;
  V r = (x - n * kLn2High) - n * kLn2Low;
  V r2 = r * r;
  // In pairs and not in a row: the processor then need not wait for one term before it begins the next.
  V q0 = kExp0 + kExp1 * r, q2 = kExp2 + kExp3 * r, q4 = kExp4 + kExp5 * r;
  V q6 = kExp6 + kExp7 * r, q8 = kExp8 + kExp9 * r;
  V r4 = r2 * r2;
  V low = q0 + r2 * q2;
  V high = (q4 + r2 * q6) + r4 * q8;
  V q = low + r4 * high;
  V p = 1.0 + (r + r2 * q);
  V result = (V)((U)p + ((U)shifted << 52));
  // Rare, and dear in each lane: so asked once for all.
  if (NAME(any)((x > kExponentialOverflow) | (x < kExponentialUnderflow))) {
    result = NAME(choose)(x > kExponentialOverflow, NAME(splat)(__builtin_inf()), result);
    result = NAME(choose)(x < kExponentialUnderflow, NAME(splat)(0), result);
  }
  return result;
}

/// log(x) in each lane; see `naturalLogarithm` for one number.
INLINE V NAME(naturalLogarithm)(V x) {
  U moved = (U)x + kToOneBits;
  U mantissa = (moved & kMantissaMask) + kRootHalfBits;
  U exponent = (moved >> 52) | kWholeBits;
  V k = (V)exponent - kWholeBias;
  V f = (V)mantissa - 1.0;
  V s = f / (2.0 + f);
  V z = s * s;
  V w = z * z;
  V even = w * (kLog2 + w * (kLog4 + w * kLog6));
  V odd = z * (kLog1 + w * (kLog3 + w * (kLog5 + w * kLog7)));
  V halfSquare = 0.5 * f * f;
  V tail = s * (halfSquare + (even + odd)) + k * kLn2Low;
  V result = k * kLn2High - ((halfSquare - tail) - f);
  if (NAME(any)(~((x >= kSmallestNormal) & (x < __builtin_inf())))) {
    V finite = NAME(choose)(x < __builtin_inf(), result, x);
    V low = NAME(choose)(x < 0.0, NAME(splat)(__builtin_nan("")), NAME(splat)(-__builtin_inf()));
    result = NAME(choose)(x < kSmallestNormal, low, finite);
  }
  return result;
}

/// ln(1 + exp(x)); see `softplusFunction` for one number.
INLINE V NAME(softplus)(V x) {
  V u = NAME(exponential)(-NAME(magnitude)(x));
  V s = u / (2.0 + u);
  V z = s * s;
  V z2 = z * z;
  V p0 = kAtanh0 + kAtanh1 * z, p2 = kAtanh2 + kAtanh3 * z, p4 = kAtanh4 + kAtanh5 * z;
  V p6 = kAtanh6 + kAtanh7 * z, p8 = kAtanh8 + kAtanh9 * z;
  V z4 = z2 * z2;
  V low = p0 + z2 * p2;
  V high = (p4 + z2 * p6) + z4 * p8;
  return NAME(greater)(x, NAME(splat)(0)) + s * (low + z4 * high);
}
