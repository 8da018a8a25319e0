#ifndef LANE_KERNELS_H
#define LANE_KERNELS_H

#include "ElementaryConstants.h"

#include <stdbool.h>
#include <stdint.h>

/// The arithmetic of a Rosenbrock step for several people side by side, compiled for each vector unit.
///
/// All memory is lanes: value i of the person in lane l lies at [i * width + l], aligned to 64 bytes. No operation mixes
/// lanes, none is fused (a·b + c is rounded twice), and each lane has the same bits whatever the width and the unit.

/// The operations of a tape.
enum LaneOperation {
  laneAdd, laneSubtract, laneMultiply, laneNegate, laneReciprocal,
  laneExp, laneLog, laneSquareRoot, laneLogistic, laneSoftplus,
  laneMinimum, laneMaximum, laneLess, laneSelect, laneInterpolate, laneSlope,
  /// a·b + c, a·b − c, c − a·b.
  laneMultiplyAdd, laneMultiplySubtract, laneSubtractProduct,
  /// (a·b)·c, (a + b) + c, (a − b) − c, (a + b)·c, (a − b)·c.
  laneMultiplyTwice, laneAddTwice, laneSubtractTwice, laneMultiplySum, laneMultiplyDifference,
};

/// One operation carried out on many operands in turn.
struct LaneRun {
  int32_t operation;
  int32_t count;
  /// Where the run's places begin in the tape's list.
  int32_t first;
};

/// A polynomial of third degree in each cell from start, start + step, … on, flat outside.
struct LaneTable {
  double start;
  double inverseStep;
  /// The number of the last value.
  double last;
  /// Four factors a cell, of 1, t, t² and t³ at the share t of the cell; the last value in a piece of its own.
  const double *pieces;
};

/// Runs, and their places: result, a, b, c as far as the operation has them, the number of the table last for look-ups.
struct LaneTape {
  const struct LaneRun *runs;
  intptr_t count;
  const uint32_t *places;
};

/// Rows with equally many terms: x[row] ← x[row] − Σ factor·x[column].
struct LaneRows {
  int32_t terms;
  int32_t rows;
  /// Where the rows begin in the list: per row the row, the pivot's place (−1 for none), place and column of each term.
  int32_t first;
};

struct LaneSubstitution {
  const struct LaneRows *runs;
  intptr_t count;
  const int32_t *list;
};

/// A factorisation whose order and fill are fixed; see SparseFactorisation.swift for the lists.
struct LaneFactorisation {
  intptr_t states;
  /// The number of places of the matrix; as many as there are states follow, for the diagonal before elimination.
  intptr_t places;
  const int32_t *entryPlaces;
  intptr_t entries;
  const int32_t *diagonalPlaces;
  const int32_t *elimination;
  intptr_t eliminationCount;
  const int32_t *order;
  /// Places that only elimination fills.
  const int32_t *filled;
  intptr_t filledCount;
  struct LaneSubstitution forward;
  struct LaneSubstitution backward;
  double smallestPivotShare;
};

/// The largest number of stages of a method, and of times at which it computes what time decides.
enum { laneStages = 8, laneSamples = 5 };

/// The points of a step at which quadratures are read: its start, two between, its end; see Quadrature.swift.
enum { lanePoints = 4, lanePointsBetween = 2 };

/// The weights of a method; see RosenbrockMethod.swift. Rows are padded with zeros.
struct LaneMethod {
  int32_t stages;
  double gamma;
  double a[laneStages][laneStages];
  double c[laneStages][laneStages];
  double alpha[laneStages];
  double gammas[laneStages];
  /// Whether the state of a stage is that of the stage before it plus one u.
  bool continues[laneStages];
  /// Shares of the step at which what time decides is computed, the start first and the end last; see StageTimes.swift.
  int32_t samples;
  double sample[laneSamples];
  /// The sample that a stage takes; −1 where it takes the polynomial through all samples that has the slope at the start,
  /// with the weights below.
  int32_t sampleOf[laneStages];
  double interpolation[laneStages][laneSamples];
  double interpolationSlope[laneStages];
  /// The points between as shares of the step, with the weights of the stages in the state there, and those of the
  /// samples in what time decides.
  double point[lanePointsBetween];
  double pointStages[lanePointsBetween][laneStages];
  double pointSamples[lanePointsBetween][laneSamples];
  double pointSlope[lanePointsBetween];
  /// What the points weigh in the integral over the step, and in the third difference.
  double pointWeights[lanePoints];
  double pointDifference[lanePoints];
};

/// States that are integrated over the finished step. They lie behind the others.
struct LaneQuadratures {
  intptr_t count;
  /// Computes their rates, which then lie at `ratePlaces`.
  struct LaneTape tape;
  const int32_t *ratePlaces;
  /// The states that the tape reads, and of what time decides of the rates, by number.
  const int32_t *states;
  intptr_t stateCount;
  const int32_t *timeValues;
  intptr_t timeValueCount;
};

/// What is the same for all steps: read only, shared by all threads.
struct LaneSystem {
  /// Without the quadratures.
  intptr_t states;
  struct LaneQuadratures quadratures;
  intptr_t timePlace;
  struct LaneTape time, rates, slopes, outputs;
  /// Where what time decides lies; first what the rates read.
  const int32_t *timeValuePlaces;
  intptr_t timeValues;
  intptr_t timeValuesOfRates;
  /// Where their slopes by time lie, once the tape of the slopes ran; of what the rates read only.
  const int32_t *timeValueSlopePlaces;
  const struct LaneTable *tables;
  const int32_t *ratePlaces;
  const int32_t *startRatePlaces;
  const int32_t *jacobianPlaces;
  /// States whose rate depends on time directly, and where ∂f/∂t lies.
  const int32_t *timeSlopeStates;
  const int32_t *timeSlopePlaces;
  intptr_t timeSlopes;
  struct LaneFactorisation factorisation;
  struct LaneMethod method;
  /// tolerance·floor·scale of every state, quadratures last.
  const double *floors;
  double tolerance;
  bool usesHorizon;
};

/// The memory of one worker.
struct LaneMemory {
  double *start, *end, *work, *stages, *matrix, *timeSlopes;
  /// What time decides, at the start of the step, between, and at its end.
  double *timeAtStart, *timeBetween, *timeAtEnd;
  /// By how much it changes over the step, going by its slope at the start.
  double *timeChange;
  /// The rates of quadratures, at the points of the step.
  double *pointAtStart, *pointsBetween, *pointAtEnd;
};

struct LaneKernels {
  int32_t width;
  /// "portable", "avx2" or "avx512".
  const char *unit;
  void (*execute)(const struct LaneTape *tape, const struct LaneTable *tables, double *work);
  /// Factors in place; the lanes, one bit each, in which a pivot came to (nearly) nothing.
  uint32_t (*factor)(const struct LaneFactorisation *lu, double *matrix);
  /// Solves in place for one right side.
  void (*solve)(const struct LaneFactorisation *lu, const double *matrix, double *x);
  /// Tries a step in every lane: from `time` by `step` to `reached`; writes the error of each in units of the tolerance,
  /// infinity where it came to no number. `horizon` and `largestDivisor` are only read where the system uses a horizon.
  /// `timeIsKnown` says that `timeAtStart` holds what time decides at `time` in every lane that matters, `pointIsKnown`
  /// that `pointAtStart` holds the rates of quadratures.
  void (*attempt)(
    const struct LaneSystem *system, const struct LaneMemory *memory, const double *time, const double *step,
    const double *reached, const double *horizon, const double *largestDivisor, bool timeIsKnown, bool pointIsKnown,
    double *error);
  /// The size of the rates at the start in units of the tolerance, at each lane's time.
  void (*rateNorm)(const struct LaneSystem *system, const struct LaneMemory *memory, const double *time, double *norm);
  /// start ← end, for states, what time decides and rates of quadratures, in the lanes whose bit is set.
  void (*accept)(const struct LaneSystem *system, const struct LaneMemory *memory, uint32_t lanes);
  /// The outputs at y = rest·start + theta·end + Σ weights·stages, and start + step·Σ pointWeights·rates for quadratures,
  /// each lane at its own time; at the start where `weights` is null.
  void (*outputs)(
    const struct LaneSystem *system, const struct LaneMemory *memory, const double *rest, const double *theta,
    const double *weights, const double *pointWeights, const double *step, const double *time);
};

/// Which vector unit kernels are made for.
enum LaneUnit { laneUnitPortable, laneUnitAVX2, laneUnitAVX512 };

/// The kernels of a width (4 or 8) for the best unit that this processor has, but none beyond `most`.
const struct LaneKernels *laneKernels(int32_t width, int32_t most);

#endif
