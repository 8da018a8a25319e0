/// The seat of one person in a worker: where the person stands in time, what was written, what comes next.
final class LaneSeat {
  let lane: Int
  private(set) var isTaken = false
  private(set) var number = 0
  private(set) var subject = Subject(
    parameters: [], inputs: [], initialState: [], start: 0, outputTimes: [])
  private(set) var inputs: [Double] = []
  private(set) var rows: [Double] = []
  var statistics = SolveStatistics()
  var time = 0.0
  /// The step the controller asks for, and the one tried now (shorter when it must meet a stop).
  var step = 1.0
  var attempt = 1.0
  private var trend = StepTrend()
  /// The next event, kink or the end.
  private(set) var stop = 0.0
  private var nextOutput = 0
  private var nextEvent = 0
  /// Where rates have kinks on the way ahead.
  var breakpoints: [Double] = [] {
    didSet {
      nextBreakpoint = 0
      setStop()
    }
  }
  private var nextBreakpoint = 0
  /// A kink within the step tried last, which the next one must end at.
  private var curveKink = Double.infinity
  /// The signs of the curves where the seat stands; nil where they are to be found anew.
  var curveSigns: CurveSigns?
  /// The step that worked after the last event of each kind.
  private var stepAfter: [Int: Double] = [:]
  /// The kind of the event that the step tried now follows.
  private var kindBefore: Int?

  init(lane: Int) { self.lane = lane }

  var end: Double { subject.outputTimes.last ?? subject.start }
  var isAtEnd: Bool { time >= end }
  /// Whether an event is due at this moment. Events at the end belong to another run.
  var hasEventHere: Bool { nextEvent < subject.events.count && subject.events[nextEvent].time <= time && !isAtEnd }
  /// The next time to write, infinity when all are written.
  var nextRow: Double { nextOutput < subject.outputTimes.count ? subject.outputTimes[nextOutput] : .infinity }

  func take(_ number: Int, _ subject: Subject, outputCount: Int) {
    isTaken = true
    self.number = number
    self.subject = subject
    inputs = subject.inputs
    breakpoints = []
    rows = []
    rows.reserveCapacity(subject.outputTimes.count * outputCount)
    statistics = SolveStatistics()
    time = subject.start
    nextOutput = 0
    nextEvent = 0
    stepAfter.removeAll(keepingCapacity: true)
    trend.forget()
    kindBefore = nil
    curveKink = .infinity
    curveSigns = nil
    setStop()
  }

  /// Empties the seat and gives what came out.
  func leave(finalState: [Double], _ outcome: Result<Void, SolveFailure>) -> SubjectResult {
    isTaken = false
    attempt = 1
    time = 0
    return SubjectResult(rows: rows, finalState: finalState, outcome: outcome, statistics: statistics)
  }

  func chooseAttempt() { attempt = StepControl.length(step, from: time, to: stop) }

  /// The time that the step tried now reaches.
  var reached: Double { attempt == stop - time ? stop : time + attempt }

  /// How long after the step tried now the next row is read; none where one is read within it.
  var timeToRow: Double { max(0, nextRow - reached) }

  /// Adds a row of the values at some places of a workspace, which begins with this lane.
  func write(_ places: [Int32], of work: UnsafePointer<Double>, lanes: Int) {
    for place in places { rows.append(work[Int(place) * lanes]) }
    nextOutput += 1
  }

  /// Takes the step tried now.
  func advance(error: Double, order: Int, maximumStep: Double) {
    statistics.steps += 1
    time = reached
    if curveKink <= time { curveKink = .infinity }
    let factor = trend.factor(error: error, step: attempt, isCut: attempt < step, order: order)
    // A step cut short to meet the stop says little about the size that is possible.
    let wanted = min(attempt * factor, maximumStep)
    step = attempt < step ? max(step, wanted) : wanted
    if let kind = kindBefore { stepAfter[kind] = step }
    kindBefore = nil
    if time >= stop { setStop() }
  }

  /// Carries out the events of this moment on a state; whether an input and whether a state may have changed.
  func carryOutEvents(_ state: inout [Double]) -> (inputs: Bool, states: Bool) {
    var changes = (inputs: false, states: false)
    trend.forget()
    while hasEventHere {
      let event = subject.events[nextEvent]
      event.apply(state: &state, inputs: &inputs)
      changes.inputs = changes.inputs || event.touchesInputs
      changes.states = changes.states || event.touchesStates
      kindBefore = event.kind
      if event.touchesInputs { (curveKink, curveSigns) = (.infinity, nil) }
      nextEvent += 1
      statistics.events += 1
    }
    setStop()
    return changes
  }

  /// The step that worked after the last event of this kind, if there was one.
  var rememberedStep: Double? { kindBefore.flatMap { stepAfter[$0] } }

  /// Ends the next step at a kink that lay within the one tried last.
  func stop(at kink: Double) {
    curveKink = kink
    statistics.rejected += 1
    setStop()
  }

  private func setStop() {
    var next = nextEvent
    while next < subject.events.count, subject.events[next].time <= time { next += 1 }
    while nextBreakpoint < breakpoints.count, breakpoints[nextBreakpoint] <= time { nextBreakpoint += 1 }
    stop = next < subject.events.count ? min(subject.events[next].time, end) : end
    if nextBreakpoint < breakpoints.count { stop = min(stop, breakpoints[nextBreakpoint]) }
    stop = min(stop, curveKink)
  }
}
