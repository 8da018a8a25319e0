// The kernels for one width W and one vector unit; included by the units' files. No search; no branch on values, but for
// arguments of functions that are too large or too small.

typedef double NAME(V) __attribute__((vector_size(8 * W)));
typedef int64_t NAME(I) __attribute__((vector_size(8 * W)));
typedef uint64_t NAME(U) __attribute__((vector_size(8 * W)));
#define V NAME(V)
#define I NAME(I)
#define U NAME(U)
#define INLINE static inline __attribute__((always_inline))

#include "Functions.h"

// Lanes of place k of a list, and of the i-th value of a memory.
#define AT(memory, i) (((V *)(memory))[i])

// MARK: Tapes

#define A AT(work, p[1])
#define B AT(work, p[2])
#define C AT(work, p[3])
#define EACH(operands, value)                                    \
  for (int32_t i = 0; i < run.count; i++, p += 1 + (operands)) { \
    V result = (value);                                          \
    AT(work, p[0]) = result;                                     \
  }                                                              \
  break
#define LOOK_UP(read)                                                                  \
  for (int32_t i = 0; i < run.count; i++, p += 3) {                                    \
    for (int lane = 0; lane < W; lane++)                                               \
      work[p[0] * W + lane] = read(tables + p[2], work[(uintptr_t)p[1] * W + lane]);   \
  }                                                                                    \
  break

static void NAME(execute)(const struct LaneTape *tape, const struct LaneTable *tables, double *work) {
  for (intptr_t k = 0; k < tape->count; k++) {
    const struct LaneRun run = tape->runs[k];
    const uint32_t *p = tape->places + run.first;
    switch ((enum LaneOperation)run.operation) {
    case laneAdd: EACH(2, A + B);
    case laneSubtract: EACH(2, A - B);
    case laneMultiply: EACH(2, A * B);
    case laneNegate: EACH(1, -A);
    case laneReciprocal: EACH(1, 1.0 / A);
    case laneExp: EACH(1, NAME(exponential)(A));
    case laneLog: EACH(1, NAME(naturalLogarithm)(A));
    case laneSquareRoot: EACH(1, __builtin_elementwise_sqrt(A));
    case laneLogistic: EACH(1, 1.0 / (1.0 + NAME(exponential)(-A)));
    case laneSoftplus: EACH(1, NAME(softplus)(A));
    case laneMinimum: EACH(2, NAME(lesser)(A, B));
    case laneMaximum: EACH(2, NAME(greater)(A, B));
    case laneLess: EACH(2, NAME(choose)(A < B, NAME(splat)(1), NAME(splat)(0)));
    case laneSelect: EACH(3, NAME(choose)(A != 0.0, B, C));
    case laneInterpolate: LOOK_UP(laneInterpolated);
    case laneSlope: LOOK_UP(laneSlopeOf);
    case laneMultiplyAdd: EACH(3, A * B + C);
    case laneMultiplySubtract: EACH(3, A * B - C);
    case laneSubtractProduct: EACH(3, C - A * B);
    case laneMultiplyTwice: EACH(3, (A * B) * C);
    case laneAddTwice: EACH(3, (A + B) + C);
    case laneSubtractTwice: EACH(3, (A - B) - C);
    case laneMultiplySum: EACH(3, (A + B) * C);
    case laneMultiplyDifference: EACH(3, (A - B) * C);
    }
  }
}

#undef A
#undef B
#undef C
#undef EACH
#undef LOOK_UP

// MARK: Linear algebra

/// 1/(hγ) − J.
INLINE void NAME(assemble)(const struct LaneSystem *system, const double *work, double *matrix, V diagonal) {
  const struct LaneFactorisation *lu = &system->factorisation;
  for (intptr_t i = 0; i < lu->filledCount; i++) AT(matrix, lu->filled[i]) = NAME(splat)(0);
  for (intptr_t i = 0; i < lu->entries; i++) AT(matrix, lu->entryPlaces[i]) = -AT(work, system->jacobianPlaces[i]);
  double *original = matrix + lu->places * W;
  for (intptr_t i = 0; i < lu->states; i++) {
    V element = AT(matrix, lu->diagonalPlaces[i]) + diagonal;
    AT(matrix, lu->diagonalPlaces[i]) = element;
    AT(original, i) = element;
  }
}

/// Factors in place; the lanes in which a pivot came to (nearly) nothing.
INLINE I NAME(factor)(const struct LaneFactorisation *lu, double *matrix) {
  const double *original = matrix + lu->places * W;
  I bad = (I){0};
  const int32_t *p = lu->elimination, *end = p + lu->eliminationCount;
  for (intptr_t k = 0; p < end; k++) {
    const int32_t rows = p[1], columns = p[2];
    const int32_t *down = p + 3, *along = down + rows, *target = along + columns;
    V pivot = AT(matrix, p[0]);
    bad |= ~(NAME(magnitude)(pivot) > NAME(magnitude)(AT(original, lu->order[k])) * lu->smallestPivotShare);
    V inverse = 1.0 / pivot;
    AT(matrix, p[0]) = inverse;
    for (int32_t i = 0; i < rows; i++) {
      V factor = AT(matrix, down[i]) * inverse;
      AT(matrix, down[i]) = factor;
      for (int32_t j = 0; j < columns; j++)
        AT(matrix, target[j]) = AT(matrix, target[j]) - factor * AT(matrix, along[j]);
      target += columns;
    }
    p = target;
  }
  return bad;
}

INLINE void NAME(rows)(
  int32_t terms, int32_t count, const int32_t *p, const double *matrix, double *x, bool scales) {
  for (int32_t i = 0; i < count; i++, p += 2 + 2 * terms) {
    V sum = AT(x, p[0]);
    for (int32_t j = 0; j < terms; j++) sum -= AT(matrix, p[2 * j + 2]) * AT(x, p[2 * j + 3]);
    AT(x, p[0]) = scales ? sum * AT(matrix, p[1]) : sum;
  }
}

INLINE void NAME(substitute)(
  const struct LaneSubstitution *substitution, const double *matrix, double *x, bool scales) {
  for (intptr_t k = 0; k < substitution->count; k++) {
    const struct LaneRows run = substitution->runs[k];
    const int32_t *p = substitution->list + run.first;
    switch (run.terms) {
    case 0: NAME(rows)(0, run.rows, p, matrix, x, scales); break;
    case 1: NAME(rows)(1, run.rows, p, matrix, x, scales); break;
    case 2: NAME(rows)(2, run.rows, p, matrix, x, scales); break;
    case 3: NAME(rows)(3, run.rows, p, matrix, x, scales); break;
    case 4: NAME(rows)(4, run.rows, p, matrix, x, scales); break;
    default: NAME(rows)(run.terms, run.rows, p, matrix, x, scales);
    }
  }
}

static void NAME(solve)(const struct LaneFactorisation *lu, const double *matrix, double *x) {
  NAME(substitute)(&lu->forward, matrix, x, false);
  NAME(substitute)(&lu->backward, matrix, x, true);
}

static uint32_t NAME(factorAlone)(const struct LaneFactorisation *lu, double *matrix) {
  double *original = matrix + lu->places * W;
  for (intptr_t i = 0; i < lu->states; i++) AT(original, i) = AT(matrix, lu->diagonalPlaces[i]);
  const I bad = NAME(factor)(lu, matrix);
  uint32_t lanes = 0;
  for (int lane = 0; lane < W; lane++) lanes |= bad[lane] ? 1u << lane : 0;
  return lanes;
}

// MARK: The step

INLINE void NAME(evaluateTime)(const struct LaneSystem *system, double *work, V time) {
  AT(work, system->timePlace) = time;
  NAME(execute)(&system->time, system->tables, work);
}

/// Where what time decides at a sample of the step is kept.
INLINE double *NAME(kept)(const struct LaneSystem *system, const struct LaneMemory *memory, int32_t sample) {
  if (sample == 0) return memory->timeAtStart;
  if (sample == system->method.samples - 1) return memory->timeAtEnd;
  return memory->timeBetween + (sample - 1) * system->timeValues * W;
}

/// Computes what time decides, into the workspace and into `kept`.
INLINE void NAME(sample)(const struct LaneSystem *system, double *work, V time, double *kept) {
  NAME(evaluateTime)(system, work, time);
  for (intptr_t k = 0; k < system->timeValues; k++) AT(kept, k) = AT(work, system->timeValuePlaces[k]);
}

INLINE void NAME(recall)(const struct LaneSystem *system, double *work, V time, const double *kept, intptr_t count) {
  AT(work, system->timePlace) = time;
  for (intptr_t k = 0; k < count; k++) AT(work, system->timeValuePlaces[k]) = AT(kept, k);
}

/// What the rates read of time, value k, off the polynomial.
INLINE V NAME(interpolated)(
  const struct LaneSystem *system, const struct LaneMemory *memory, intptr_t k, const double *weights, double slope) {
  const int32_t between = system->method.samples - 2;
  V sum = weights[0] * AT(memory->timeAtStart, k) + weights[between + 1] * AT(memory->timeAtEnd, k);
  sum += slope * AT(memory->timeChange, k);
  for (int32_t i = 0; i < between; i++) sum += weights[i + 1] * AT(memory->timeBetween, i * system->timeValues + k);
  return sum;
}

/// What the rates read of time at a stage that takes the polynomial through the samples.
INLINE void NAME(interpolate)(
  int stage, const struct LaneSystem *system, const struct LaneMemory *memory, V time) {
  const struct LaneMethod *method = &system->method;
  const double *weights = method->interpolation[stage], slope = method->interpolationSlope[stage];
  AT(memory->work, system->timePlace) = time;
  for (intptr_t k = 0; k < system->timeValuesOfRates; k++)
    AT(memory->work, system->timeValuePlaces[k]) = NAME(interpolated)(system, memory, k, weights, slope);
}

/// The state of a stage into the workspace, and Σ c·u into `right`.
INLINE void NAME(combine)(int stage, const struct LaneSystem *system, const struct LaneMemory *memory, double *right) {
  const struct LaneMethod *method = &system->method;
  const intptr_t count = system->states;
  const double *stages = memory->stages;
  const double *c = method->c[stage], *a = method->a[stage];
  const bool continues = method->continues[stage];
  for (intptr_t i = 0; i < count; i++) {
    V sum = c[0] * AT(stages, i);
    V state = continues ? AT(memory->work, i) : AT(memory->start, i) + a[0] * AT(stages, i);
    for (int j = 1; j < stage; j++) {
      V u = AT(stages, j * count + i);
      sum += c[j] * u;
      if (!continues) state += a[j] * u;
    }
    if (continues) state += AT(stages, (stage - 1) * count + i);
    AT(right, i) = sum;
    AT(memory->work, i) = state;
  }
}

/// What an error may be: tolerance·max(|start|, |end|, floor·scale).
INLINE V NAME(allowed)(const struct LaneSystem *system, const struct LaneMemory *memory, intptr_t i) {
  V a = NAME(magnitude)(AT(memory->start, i)), b = NAME(magnitude)(AT(memory->end, i));
  V size = system->tolerance * NAME(choose)(a > b, a, b);
  V floor = NAME(splat)(system->floors[i]);
  return NAME(choose)(size > floor, size, floor);
}

INLINE V NAME(fourthPower)(V share) {
  V square = share * share;
  return square * square;
}

/// The sum of fourth powers of error/allowed, with a horizon divided by 1 + r·horizon.
INLINE V NAME(errors)(
  const struct LaneSystem *system, const struct LaneMemory *memory, const double *values, const V *horizon, const V *most,
  V diagonal) {
  const double *unfactored = memory->matrix + system->factorisation.places * W;
  V sum = NAME(splat)(0);
  for (intptr_t i = 0; i < system->states; i++) {
    V allowed = NAME(allowed)(system, memory, i);
    if (horizon) {
      V wanted = 1.0 + (AT(unfactored, i) - diagonal) * *horizon;
      V one = NAME(splat)(1);
      allowed *= NAME(choose)(wanted > one, NAME(choose)(wanted > *most, *most, wanted), one);
    }
    sum += NAME(fourthPower)(AT(values, i) / allowed);
  }
  return sum;
}

/// The fourth-power mean over all states, from the sum.
INLINE V NAME(mean)(const struct LaneSystem *system, V sum) {
  const intptr_t count = system->states + system->quadratures.count;
  return __builtin_elementwise_sqrt(__builtin_elementwise_sqrt(sum / (double)(count > 0 ? count : 1)));
}

// MARK: Quadratures

/// Their rates at what the workspace holds.
INLINE void NAME(readPoint)(const struct LaneSystem *system, const struct LaneMemory *memory, double *rates) {
  const struct LaneQuadratures *quadratures = &system->quadratures;
  NAME(execute)(&quadratures->tape, system->tables, memory->work);
  for (intptr_t k = 0; k < quadratures->count; k++) AT(rates, k) = AT(memory->work, quadratures->ratePlaces[k]);
}

/// A point between start and end into the workspace, as far as the rates of quadratures read it.
INLINE void NAME(placePoint)(int point, const struct LaneSystem *system, const struct LaneMemory *memory) {
  const struct LaneQuadratures *quadratures = &system->quadratures;
  const struct LaneMethod *method = &system->method;
  const double theta = method->point[point], *weights = method->pointStages[point];
  const double *samples = method->pointSamples[point], slope = method->pointSlope[point];
  for (intptr_t j = 0; j < quadratures->stateCount; j++) {
    const intptr_t i = quadratures->states[j];
    V value = (1 - theta) * AT(memory->start, i) + theta * AT(memory->end, i);
    for (int32_t stage = 0; stage < method->stages; stage++)
      value += weights[stage] * AT(memory->stages, stage * system->states + i);
    AT(memory->work, i) = value;
  }
  for (intptr_t j = 0; j < quadratures->timeValueCount; j++) {
    const intptr_t k = quadratures->timeValues[j];
    AT(memory->work, system->timeValuePlaces[k]) = NAME(interpolated)(system, memory, k, samples, slope);
  }
}

/// The end of the step into the workspace, as far as a point between has replaced it.
INLINE void NAME(placeEnd)(const struct LaneSystem *system, const struct LaneMemory *memory) {
  const struct LaneQuadratures *quadratures = &system->quadratures;
  for (intptr_t j = 0; j < quadratures->stateCount; j++)
    AT(memory->work, quadratures->states[j]) = AT(memory->end, quadratures->states[j]);
  for (intptr_t j = 0; j < quadratures->timeValueCount; j++) {
    const intptr_t k = quadratures->timeValues[j];
    AT(memory->work, system->timeValuePlaces[k]) = AT(memory->timeAtEnd, k);
  }
}

/// The rates of quadrature k at the points of the step.
#define POINTS(k)                                                                                     \
  const V p0 = AT(memory->pointAtStart, k), p1 = AT(memory->pointsBetween, k),                        \
          p2 = AT(memory->pointsBetween, system->quadratures.count + k), p3 = AT(memory->pointAtEnd, k)

/// Integrates over the finished step; the sum of fourth powers of error/allowed.
///
/// The rule is exact to fifth degree and its error h·(h⁶f⁽⁶⁾)/1512000. With d = h³f⁽³⁾/6, the third difference, that is
/// h·d²/(42000·f) where f grows at a constant rate; the order is the same for any f. A curve that turns, as a logistic
/// one, has a sixth derivative twenty times as large beside its third, for which the estimate allows.
INLINE V NAME(integrate)(
  const struct LaneSystem *system, const struct LaneMemory *memory, V time, V step, V end) {
  const struct LaneMethod *method = &system->method;
  const intptr_t states = system->states, count = system->quadratures.count;
  for (int point = 0; point < lanePointsBetween; point++) {
    AT(memory->work, system->timePlace) = time + step * method->point[point];
    NAME(placePoint)(point, system, memory);
    NAME(readPoint)(system, memory, memory->pointsBetween + point * count * W);
  }
  AT(memory->work, system->timePlace) = end;
  NAME(placeEnd)(system, memory);
  NAME(readPoint)(system, memory, memory->pointAtEnd);
  const double *w = method->pointWeights, *b = method->pointDifference;
  V sum = NAME(splat)(0);
  for (intptr_t k = 0; k < count; k++) {
    POINTS(k);
    AT(memory->end, states + k) = AT(memory->start, states + k) + step * (w[0] * p0 + w[1] * p1 + w[2] * p2 + w[3] * p3);
    const V size = w[0] * NAME(magnitude)(p0) + w[1] * NAME(magnitude)(p1) + w[2] * NAME(magnitude)(p2)
      + w[3] * NAME(magnitude)(p3);
    const V d = b[0] * p0 + b[1] * p1 + b[2] * p2 + b[3] * p3;
    // Where all rates are zero so is the error.
    const V divisor = 2000 * size * NAME(allowed)(system, memory, states + k) + 0x1p-1022;
    sum += NAME(fourthPower)(step * d * d / divisor);
  }
  return sum;
}

static void NAME(attempt)(
  const struct LaneSystem *system, const struct LaneMemory *memory, const double *times, const double *steps,
  const double *reached, const double *horizons, const double *divisors, bool timeIsKnown, bool pointIsKnown,
  double *errors) {
  const struct LaneMethod *method = &system->method;
  const intptr_t count = system->states;
  const V time = *(const V *)times, step = *(const V *)steps, end = *(const V *)reached;
  const V inverse = 1.0 / step, diagonal = inverse * (1 / method->gamma);
  double *work = memory->work, *stages = memory->stages, *matrix = memory->matrix, *timeSlopes = memory->timeSlopes;

  for (intptr_t i = 0; i < count; i++) AT(work, i) = AT(memory->start, i);
  if (timeIsKnown) NAME(recall)(system, work, time, memory->timeAtStart, system->timeValues);
  else NAME(sample)(system, work, time, memory->timeAtStart);
  if (!pointIsKnown) NAME(readPoint)(system, memory, memory->pointAtStart);
  NAME(execute)(&system->slopes, system->tables, work);
  NAME(assemble)(system, work, matrix, diagonal);
  for (intptr_t i = 0; i < count; i++) AT(stages, i) = AT(work, system->startRatePlaces[i]);
  const V first = step * method->gammas[0];
  for (intptr_t k = 0; k < system->timeSlopes; k++) {
    // Later stages need ∂f/∂t too, but their tape takes its place.
    V slope = AT(work, system->timeSlopePlaces[k]);
    AT(timeSlopes, k) = slope;
    AT(stages, system->timeSlopeStates[k]) += first * slope;
  }
  for (intptr_t k = 0; k < system->timeValuesOfRates; k++)
    AT(memory->timeChange, k) = step * AT(work, system->timeValueSlopePlaces[k]);
  const I bad = NAME(factor)(&system->factorisation, matrix);
  NAME(solve)(&system->factorisation, matrix, stages);

  // The samples that are known, and the one in the workspace (−1: none).
  int32_t known = 1, current = 0;
  for (int stage = 1; stage < method->stages; stage++) {
    double *right = stages + stage * count * W;
    // The number of stages is written out, so that each case becomes a loop with its weights in registers.
    switch (stage) {
    case 1: NAME(combine)(1, system, memory, right); break;
    case 2: NAME(combine)(2, system, memory, right); break;
    case 3: NAME(combine)(3, system, memory, right); break;
    case 4: NAME(combine)(4, system, memory, right); break;
    case 5: NAME(combine)(5, system, memory, right); break;
    case 6: NAME(combine)(6, system, memory, right); break;
    default: NAME(combine)(7, system, memory, right);
    }
    const int32_t wanted = method->sampleOf[stage];
    const int32_t needed = wanted < 0 ? method->samples : wanted + 1;
    for (; known < needed; current = known++) {
      const double share = method->sample[known];
      NAME(sample)(system, work, share == 1 ? end : time + step * share, NAME(kept)(system, memory, known));
    }
    if (wanted < 0) {
      NAME(interpolate)(stage, system, memory, time + step * method->alpha[stage]);
    } else if (wanted != current) {
      const double share = method->sample[wanted];
      NAME(recall)(
        system, work, share == 1 ? end : time + step * share, NAME(kept)(system, memory, wanted),
        system->timeValuesOfRates);
    }
    current = wanted;
    NAME(execute)(&system->rates, system->tables, work);
    for (intptr_t i = 0; i < count; i++) AT(right, i) = AT(right, i) * inverse + AT(work, system->ratePlaces[i]);
    if (method->gammas[stage] != 0) {
      const V weight = step * method->gammas[stage];
      for (intptr_t k = 0; k < system->timeSlopes; k++)
        AT(right, system->timeSlopeStates[k]) += weight * AT(timeSlopes, k);
    }
    NAME(solve)(&system->factorisation, matrix, right);
  }

  const double *last = stages + (method->stages - 1) * count * W;
  for (intptr_t i = 0; i < count; i++) AT(memory->end, i) = AT(work, i) + AT(last, i);
  const V horizon = *(const V *)horizons, most = *(const V *)divisors;
  V sum = NAME(errors)(system, memory, last, system->usesHorizon ? &horizon : 0, &most, diagonal);
  if (system->quadratures.count > 0) sum += NAME(integrate)(system, memory, time, step, end);
  const V error = NAME(mean)(system, sum);
  const V infinity = NAME(splat)(__builtin_inf());
  *(V *)errors = NAME(choose)((error < infinity) & ~bad, error, infinity);
}

static void NAME(rateNorm)(
  const struct LaneSystem *system, const struct LaneMemory *memory, const double *time, double *norm) {
  const intptr_t count = system->states, quadratures = system->quadratures.count;
  for (intptr_t i = 0; i < count + quadratures; i++) AT(memory->end, i) = AT(memory->work, i) = AT(memory->start, i);
  NAME(evaluateTime)(system, memory->work, *(const V *)time);
  NAME(execute)(&system->rates, system->tables, memory->work);
  for (intptr_t i = 0; i < count; i++) AT(memory->stages, i) = AT(memory->work, system->ratePlaces[i]);
  V sum = NAME(errors)(system, memory, memory->stages, 0, 0, NAME(splat)(0));
  NAME(readPoint)(system, memory, memory->pointAtEnd);
  for (intptr_t k = 0; k < quadratures; k++)
    sum += NAME(fourthPower)(AT(memory->pointAtEnd, k) / NAME(allowed)(system, memory, count + k));
  *(V *)norm = NAME(mean)(system, sum);
}

INLINE void NAME(moved)(I mask, double *target, const double *source, intptr_t count) {
  for (intptr_t i = 0; i < count; i++) AT(target, i) = NAME(choose)(mask, AT(source, i), AT(target, i));
}

static void NAME(accept)(const struct LaneSystem *system, const struct LaneMemory *memory, uint32_t lanes) {
  I mask;
  for (int lane = 0; lane < W; lane++) mask[lane] = (lanes >> lane) & 1 ? -1 : 0;
  NAME(moved)(mask, memory->start, memory->end, system->states + system->quadratures.count);
  NAME(moved)(mask, memory->timeAtStart, memory->timeAtEnd, system->timeValues);
  NAME(moved)(mask, memory->pointAtStart, memory->pointAtEnd, system->quadratures.count);
}

static void NAME(outputs)(
  const struct LaneSystem *system, const struct LaneMemory *memory, const double *rest, const double *theta,
  const double *weights, const double *pointWeights, const double *steps, const double *time) {
  const intptr_t count = system->states, quadratures = system->quadratures.count;
  if (weights) {
    const int32_t stages = system->method.stages;
    for (intptr_t i = 0; i < count; i++) {
      V value = *(const V *)rest * AT(memory->start, i) + *(const V *)theta * AT(memory->end, i);
      for (int32_t stage = 0; stage < stages; stage++) value += AT(weights, stage) * AT(memory->stages, stage * count + i);
      AT(memory->work, i) = value;
    }
    const V step = *(const V *)steps;
    const V w0 = AT(pointWeights, 0), w1 = AT(pointWeights, 1), w2 = AT(pointWeights, 2), w3 = AT(pointWeights, 3);
    for (intptr_t k = 0; k < quadratures; k++) {
      POINTS(k);
      AT(memory->work, count + k) = AT(memory->start, count + k) + step * (w0 * p0 + w1 * p1 + w2 * p2 + w3 * p3);
    }
  } else {
    for (intptr_t i = 0; i < count + quadratures; i++) AT(memory->work, i) = AT(memory->start, i);
  }
  AT(memory->work, system->timePlace) = *(const V *)time;
  NAME(execute)(&system->outputs, system->tables, memory->work);
}

#undef POINTS

const struct LaneKernels NAME(laneKernels) = {
  W, UNIT, NAME(execute), NAME(factorAlone), NAME(solve), NAME(attempt), NAME(rateNorm), NAME(accept),
  NAME(outputs),
};

#undef AT
#undef V
#undef I
#undef U
#undef INLINE
