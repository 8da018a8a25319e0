#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,avx512f,avx512vl,avx512dq,avx512bw"))), apply_to = function)
#include "Units.h"

#define UNIT "avx512"
#define UNIT_NAME AVX512
#define W 4
#include "Kernels.h"
#undef W
#define W 8
#include "Kernels.h"
#pragma clang attribute pop
#else
typedef int laneNothing;
#endif
