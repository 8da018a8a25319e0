#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "Units.h"

#define UNIT "avx2"
#define UNIT_NAME AVX2
#define W 4
#include "Kernels.h"
#undef W
#define W 8
#include "Kernels.h"
#pragma clang attribute pop
#else
typedef int laneNothing;
#endif
