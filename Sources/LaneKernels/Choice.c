#include "LaneKernels.h"

extern const struct LaneKernels laneKernels4Portable, laneKernels8Portable;
#if defined(__x86_64__)
extern const struct LaneKernels laneKernels4AVX2, laneKernels8AVX2, laneKernels4AVX512, laneKernels8AVX512;
#endif

const struct LaneKernels *laneKernels(int32_t width, int32_t most) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const bool hasAVX512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
    && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (most >= laneUnitAVX512 && hasAVX512) return width == 4 ? &laneKernels4AVX512 : &laneKernels8AVX512;
  if (most >= laneUnitAVX2 && __builtin_cpu_supports("avx2")) return width == 4 ? &laneKernels4AVX2 : &laneKernels8AVX2;
#endif
  return width == 4 ? &laneKernels4Portable : &laneKernels8Portable;
}
