#ifndef ELEMENTARY_CONSTANTS_H
#define ELEMENTARY_CONSTANTS_H

#include <stdint.h>

// Constants of the exponential and the logarithm, one by one in Swift and lane by lane in C.

static const double kLog2OfE = 1.4426950408889634;
/// ln 2 in two parts, the first with trailing zeros, so that its product with a whole number is exact.
static const double kLn2High = 0x1.62e42fee00000p-1;
static const double kLn2Low = 0x1.a39ef35793c76p-33;
/// Adding and subtracting this rounds to a whole number.
static const double kRounder = 0x1.8p52;
static const double kExponentialOverflow = 709.782712893384;
static const double kExponentialUnderflow = -708.0;
static const double kSmallestNormal = 0x1p-1022;
/// (exp(r) − 1 − r)/r² on |r| ≤ ln 2/2: Chebyshev fit of degree 9, error 1.1e-16 of the quotient.
static const double kExp0 = 0x1.0000000000001p-1;
static const double kExp1 = 0x1.5555555555556p-3;
static const double kExp2 = 0x1.5555555553d63p-5;
static const double kExp3 = 0x1.11111111109b3p-7;
static const double kExp4 = 0x1.6c16c1788bd90p-10;
static const double kExp5 = 0x1.a01a01a7c41d5p-13;
static const double kExp6 = 0x1.a019b90d2ae7ap-16;
static const double kExp7 = 0x1.71de0dae63bb3p-19;
static const double kExp8 = 0x1.289185613a3d6p-22;
static const double kExp9 = 0x1.af38a9b0ec855p-26;
/// The bits of √½, and what moves them to the bits of 1.
static const uint64_t kRootHalfBits = 0x3fe6a09e667f3bcd;
static const uint64_t kToOneBits = 0x3ff0000000000000 - 0x3fe6a09e667f3bcd;
static const uint64_t kMantissaMask = 0x000fffffffffffff;
/// A whole number below 2⁵² or-ed into these bits is that number plus 2⁵².
static const uint64_t kWholeBits = 0x4330000000000000;
static const double kWholeBias = 0x1p52 + 1023;
/// The series of fdlibm's logarithm (Sun Microsystems, 1993): log(1 + f) by s = f/(2 + f).
static const double kLog1 = 6.666666666666735130e-01;
static const double kLog2 = 3.999999999940941908e-01;
static const double kLog3 = 2.857142874366239149e-01;
static const double kLog4 = 2.222219843214978396e-01;
static const double kLog5 = 1.818357216161805012e-01;
static const double kLog6 = 1.531383769920937332e-01;
static const double kLog7 = 1.479819860511658591e-01;
/// 2·artanh(s)/s by s² on s ≤ 1/3: Chebyshev fit of degree 9, error 1e-16.
static const double kAtanh0 = 0x1.0000000000000p+1;
static const double kAtanh1 = 0x1.5555555555aeep-1;
static const double kAtanh2 = 0x1.99999998ca543p-2;
static const double kAtanh3 = 0x1.2492498163942p-2;
static const double kAtanh4 = 0x1.c71c47aee4a27p-3;
static const double kAtanh5 = 0x1.74628d630201dp-3;
static const double kAtanh6 = 0x1.3aa5e7eeea96fp-3;
static const double kAtanh7 = 0x1.1659a177af910p-3;
static const double kAtanh8 = 0x1.94b71a1b12577p-4;
static const double kAtanh9 = 0x1.6c26ebb7dbb18p-3;

#endif
