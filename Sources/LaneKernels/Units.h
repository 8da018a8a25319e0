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
  if (u >= table->last) return table->pieces[4 * (intptr_t)table->last];
  if (u < 0) return table->pieces[0];
  if (u != u) return __builtin_nan("");
  const intptr_t i = (intptr_t)u;
  const double *c = table->pieces + 4 * i, t = u - (double)i;
  return c[0] + t * (c[1] + t * (c[2] + t * c[3]));
}

static inline double laneSlopeOf(const struct LaneTable *table, double x) {
  const double u = (x - table->start) * table->inverseStep;
  if (u != u) return __builtin_nan("");
  if (!(u >= 0 && u < table->last)) return 0;
  const intptr_t i = (intptr_t)u;
  const double *c = table->pieces + 4 * i, t = u - (double)i;
  return (c[1] + t * (2.0 * c[2] + t * (3.0 * c[3]))) * table->inverseStep;
}
