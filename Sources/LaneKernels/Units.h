// What every unit's file needs before it includes the kernels.
#include "LaneKernels.h"
#include "ElementaryConstants.h"

// a·b + c is two roundings on every machine.
#pragma STDC FP_CONTRACT OFF
// Vectors go from function to function, but each of these is put into its caller.
#pragma clang diagnostic ignored "-Wpsabi"

#define LANE_JOINED(name, width, unit) name##width##unit
#define LANE_NAME(name, width, unit) LANE_JOINED(name, width, unit)
#define NAME(name) LANE_NAME(name, W, UNIT_NAME)

static inline double laneInterpolated(const struct LaneTable *table, double x) {
  const double u = (x - table->start) * table->inverseStep;
  if (u >= table->last) return table->values[(intptr_t)table->last];
  if (u < 0) return table->values[0];
  if (u != u) return __builtin_nan("");
  const intptr_t i = (intptr_t)u;
  return table->values[i] + (u - (double)i) * (table->values[i + 1] - table->values[i]);
}

static inline double laneSlopeOf(const struct LaneTable *table, double x) {
  const double u = (x - table->start) * table->inverseStep;
  if (u != u) return __builtin_nan("");
  if (!(u >= 0 && u < table->last)) return 0;
  const intptr_t i = (intptr_t)u;
  return (table->values[i + 1] - table->values[i]) * table->inverseStep;
}
