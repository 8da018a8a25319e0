import Solver

/// A main programme around `CExport.source`: integrates people with CVODE and KLU from SUNDIALS and reports the time.
public enum CVodeDriver {
  /// The C source text; it includes the model as "model.c".
  ///
  /// Usage: `driver PEOPLE RTOL REPEAT ROWS`. PEOPLE is text: number of people, number of output times, the times, then per
  /// person parameters, inputs, initial state, number of events, and per event its time, kind (0 sets an input,
  /// 1 adds to a state, 2 sets it), index and value. ROWS receives one line per person and time. Standard output is one JSON object.
  public static let source = #"""
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>
    #include <cvode/cvode.h>
    #include <nvector/nvector_serial.h>
    #include <sunmatrix/sunmatrix_sparse.h>
    #include <sunlinsol/sunlinsol_klu.h>
    #include "model.c"

    typedef struct { double time; int kind; long index; double value; } Event;
    typedef struct { double p[PARAMETERS + 1], u[INPUTS + 1], y[STATES]; long events; Event *event; } Person;

    static double own[OWN];

    static int right_side(double t, N_Vector y, N_Vector dy, void *data) {
      (void)data;
      menaquin_rates(t, N_VGetArrayPointer(y), own, N_VGetArrayPointer(dy));
      for (long i = 0; i < STATES; i++) if (!isfinite(N_VGetArrayPointer(dy)[i])) return 1;
      return 0;
    }

    static int jacobian(double t, N_Vector y, N_Vector fy, SUNMatrix j, void *d, N_Vector a, N_Vector b, N_Vector c) {
      (void)fy; (void)d; (void)a; (void)b; (void)c;
      memcpy(SUNSparseMatrix_IndexPointers(j), menaquin_columns, sizeof menaquin_columns);
      memcpy(SUNSparseMatrix_IndexValues(j), menaquin_rows, sizeof menaquin_rows);
      menaquin_jacobian(t, N_VGetArrayPointer(y), own, SUNSparseMatrix_Data(j));
      return 0;
    }

    static double number(FILE *f) {
      double x;
      if (fscanf(f, "%lf", &x) != 1) { fprintf(stderr, "the file of people ends too early\n"); exit(65); }
      return x;
    }

    static double cpu(void) {
      struct timespec now;
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
      return now.tv_sec + 1e-9 * now.tv_nsec;
    }

    static void check(int flag, const char *what) {
      if (flag < 0) { fprintf(stderr, "CVODE: %s failed with %d\n", what, flag); exit(70); }
    }

    static void act(const Event *event, double *u, double *y) {
      if (event->kind == 0) u[event->index] = event->value;
      if (event->kind == 1) y[event->index] += event->value;
      if (event->kind == 2) y[event->index] = event->value;
    }

    int main(int count, char **words) {
      if (count != 5) { fprintf(stderr, "usage: driver PEOPLE RTOL REPEAT ROWS\n"); return 2; }
      FILE *file = fopen(words[1], "r");
      if (!file) { fprintf(stderr, "cannot open %s\n", words[1]); return 66; }
      const double rtol = atof(words[2]);
      const int repeats = atoi(words[3]);
      const long people = (long)number(file), times = (long)number(file);
      double *at = malloc(sizeof(double) * times);
      for (long i = 0; i < times; i++) at[i] = number(file);
      Person *person = calloc(people, sizeof(Person));
      for (long n = 0; n < people; n++) {
        for (long i = 0; i < PARAMETERS; i++) person[n].p[i] = number(file);
        for (long i = 0; i < INPUTS; i++) person[n].u[i] = number(file);
        for (long i = 0; i < STATES; i++) person[n].y[i] = number(file);
        person[n].events = (long)number(file);
        person[n].event = calloc(person[n].events + 1, sizeof(Event));
        for (long i = 0; i < person[n].events; i++) {
          Event *e = &person[n].event[i];
          e->time = number(file); e->kind = (int)number(file); e->index = (long)number(file); e->value = number(file);
        }
      }
      fclose(file);
      double *rows = malloc(sizeof(double) * people * times * STATES);

      SUNContext context;
      SUNContext_Create(NULL, &context);
      N_Vector y = N_VNew_Serial(STATES, context), tolerance = N_VNew_Serial(STATES, context);
      for (long i = 0; i < STATES; i++) N_VGetArrayPointer(tolerance)[i] = rtol * 0.01 * menaquin_scales[i];
      SUNMatrix matrix = SUNSparseMatrix(STATES, STATES, ENTRIES, CSC_MAT, context);
      SUNLinearSolver linear = SUNLinSol_KLU(y, matrix, context);
      void *solver = CVodeCreate(CV_BDF, context);
      N_VConst(1, y);
      check(CVodeInit(solver, right_side, 0, y), "init");
      check(CVodeSVtolerances(solver, rtol, tolerance), "tolerances");
      check(CVodeSetLinearSolver(solver, linear, matrix), "linear solver");
      check(CVodeSetJacFn(solver, jacobian), "jacobian");
      check(CVodeSetMaxNumSteps(solver, 10000000), "steps");

      printf("{\"seconds\": [");
      long steps = 0;
      for (int repeat = 0; repeat < repeats; repeat++) {
        const double begun = cpu();
        steps = 0;
        for (long n = 0; n < people; n++) {
          double u[INPUTS + 1], t = 0;
          memcpy(u, person[n].u, sizeof u);
          memcpy(N_VGetArrayPointer(y), person[n].y, sizeof person[n].y);
          menaquin_prepare(person[n].p, u, own);
          check(CVodeReInit(solver, 0, y), "start");
          long next = 0, out = 0, some = 0;
          while (out < times) {
            const double event = next < person[n].events ? person[n].event[next].time : INFINITY;
            const double goal = at[out] <= event ? at[out] : event;
            check(CVodeSetStopTime(solver, isfinite(event) ? event : 1e30), "stop");
            if (goal > t) check(CVode(solver, goal, y, &t, CV_NORMAL), "step");
            while (out < times && at[out] <= goal) {
              memcpy(rows + (n * times + out) * STATES, N_VGetArrayPointer(y), sizeof person[n].y);
              out++;
            }
            if (event <= goal) {
              CVodeGetNumSteps(solver, &some);
              steps += some;
              for (; next < person[n].events && person[n].event[next].time <= goal; next++)
                act(&person[n].event[next], u, N_VGetArrayPointer(y));
              menaquin_prepare(person[n].p, u, own);
              check(CVodeReInit(solver, goal, y), "restart");
            }
          }
          CVodeGetNumSteps(solver, &some);
          steps += some;
        }
        printf("%s%.6f", repeat ? ", " : "", cpu() - begun);
      }
      printf("], \"people\": %ld, \"steps\": %ld}\n", people, steps);

      file = fopen(words[4], "w");
      if (!file) { fprintf(stderr, "cannot write %s\n", words[4]); return 73; }
      for (long i = 0; i < people * times; i++) {
        for (long j = 0; j < STATES; j++) fprintf(file, "%s%.17g", j ? "," : "", rows[i * STATES + j]);
        fprintf(file, "\n");
      }
      fclose(file);
      return 0;
    }

    """#

  /// The text of the driver's file of people, all with the same output times.
  public static func people(_ subjects: [Subject]) -> String {
    let times = subjects.first?.outputTimes ?? []
    var lines = ["\(subjects.count) \(times.count)", line(times)]
    for subject in subjects {
      lines += [line(subject.parameters), line(subject.inputs), line(subject.initialState)]
      let events = subject.events.flatMap { event in event.actions.map { text($0, at: event.time) } }
      lines.append("\(events.count)")
      lines += events
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ values: [Double]) -> String { values.map(plainNumber).joined(separator: " ") }

  private static func text(_ action: EventAction, at time: Double) -> String {
    switch action {
    case .setInput(let index, let value): "\(time) 0 \(index) \(value)"
    case .addToState(let index, let value): "\(time) 1 \(index) \(value)"
    case .setState(let index, let value): "\(time) 2 \(index) \(value)"
    case .custom: preconditionFailure("an event given as Swift code cannot be written down for C")
    }
  }
}
