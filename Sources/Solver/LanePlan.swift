import LaneKernels

/// A rate system laid out for lanes: where every value lies in the workspace and the tapes that compute them.
///
///     | states of the stage | quadratures | time | constants | per person | time-only values | scratch of the tapes |
///
/// Quadratures are states that are integrated over the finished step: they take no part in the stages.
///
/// The plan is made once and read by all threads; each worker has a workspace of its own.
final class LanePlan: Sendable {
  /// The states of the stages, without quadratures.
  let stateCount: Int
  let quadratures: LaneQuadraturePlan
  /// For every place of a state which state of the system it is: those of the stages in their order, then quadratures.
  let stateOfPlace: [Int]
  /// The place of time; the states lie before it.
  var timePlace: Int { stateOfPlace.count }
  let constants: [(place: Int, value: Double)]
  /// Nodes that parameters alone decide, and those that inputs have a part in, with their places.
  let parameterNodes: [Int]
  let inputNodes: [Int]
  let places: [Int32]
  /// What time decides alone and the rates read. What only Jacobian and ∂f/∂t read is on their tape.
  let timeTape: Tape
  let rateTape: Tape
  /// Rates, Jacobian and ∂f/∂t at one point.
  let slopeTape: Tape
  let outputTape: Tape
  let ratePlaces: HeldList<Int32>
  let startRatePlaces: HeldList<Int32>
  let jacobianPlaces: HeldList<Int32>
  /// States whose rate depends on time directly, and where ∂f/∂t lies.
  let timeSlopeStates: HeldList<Int32>
  let timeSlopePlaces: HeldList<Int32>
  let outputPlaces: [Int32]
  /// Where what time decides lies, and how many of the first the rates read.
  let timeValuePlaces: HeldList<Int32>
  let timeValuesOfRates: Int
  /// Where the slopes by time of these lie, once the tape of the slopes ran.
  let timeValueSlopePlaces: HeldList<Int32>
  /// Where the curves of `TimeCurves` lie, at the time that was evaluated last.
  let curvePlaces: [Int32]
  let lookups: LookupTables
  let factorisation: SparseFactorisation
  /// The number of places in a workspace.
  let size: Int

  init(
    graph: RateGraph, lookups: LookupTables, rates: [Int], jacobian: [Int], entries: [RateSystem.JacobianEntry],
    timeDerivatives: [Int], timeValues: [RateSystem.TimeValue], outputs: [Int], curves: [Int],
    integrals: Set<Int>
  ) {
    let order = StateOrder(graph, rates: rates, integrals: integrals)
    stateCount = order.stepped.count
    stateOfPlace = order.stateOfPlace
    let stepped = order.stepped.map { rates[$0] }
    let integrated = order.integrated.map { rates[$0] }
    let timeDerivatives = order.stepped.map { timeDerivatives[$0] }
    let kept = entries.indices.filter { order.isStepped(entries[$0].row) }
    let jacobian = kept.map { jacobian[$0] }
    var layout = Layout(graph, order)
    constants = layout.constants
    parameterNodes = layout.parameterNodes
    inputNodes = layout.inputNodes

    let ofRates = graph.timeOnlyNodes(neededFor: stepped)
    let timeOnly =
      ofRates + layout.timeOnlyNodes(beside: ofRates, keepingFor: jacobian + timeDerivatives, watching: curves)
    let afterPerson = layout.end
    let builder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: afterPerson)
    let timeBuilt = builder.build(timeOnly)
    timeTape = timeBuilt.tape
    // Outputs are read between steps and leave the time-only values in their places.
    let outputBuilder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: timeBuilt.end)
    let outputBuilt = outputBuilder.build(outputs)
    outputTape = outputBuilt.tape
    outputPlaces = outputBuilt.places.map(Int32.init)
    self.lookups = lookups

    for (node, place) in zip(ofRates, timeBuilt.places) { layout.places[node] = Int32(place) }
    // Quadratures are read at times of their own, for which only what the rates read of time is known.
    let integratedBuilder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: timeBuilt.end)
    let integratedBuilt = integratedBuilder.build(integrated)
    quadratures = LaneQuadraturePlan(
      tape: integratedBuilt.tape, ratePlaces: integratedBuilt.places, stateCount: stateCount,
      timeValuePlaces: Array(timeBuilt.places.prefix(ofRates.count)))
    for (node, place) in zip(timeOnly, timeBuilt.places) { layout.places[node] = Int32(place) }
    timeValuePlaces = HeldList(timeBuilt.places.map(Int32.init))
    timeValuesOfRates = ofRates.count
    curvePlaces = curves.map { layout.places[$0] }
    let stageBuilder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: timeBuilt.end)
    let rateBuilt = stageBuilder.build(stepped)
    rateTape = rateBuilt.tape
    ratePlaces = HeldList(rateBuilt.places.map(Int32.init))
    let slopeOf = Dictionary(timeValues.map { ($0.node, $0.slope) }, uniquingKeysWith: { first, _ in first })
    let timeValueSlopes = ofRates.map { node in
      guard let slope = slopeOf[node] else { preconditionFailure("some rates read more of time than all of them") }
      return slope
    }
    let slopeBuilt = stageBuilder.build(stepped + jacobian + timeDerivatives + timeValueSlopes)
    slopeTape = slopeBuilt.tape
    let slopePlaces = slopeBuilt.places.map(Int32.init)
    startRatePlaces = HeldList(Array(slopePlaces.prefix(stateCount)))
    jacobianPlaces = HeldList(Array(slopePlaces.dropFirst(stateCount).prefix(jacobian.count)))
    let timePlaces = slopePlaces.dropFirst(stateCount + jacobian.count).prefix(timeDerivatives.count)
    timeValueSlopePlaces = HeldList(Array(slopePlaces.suffix(ofRates.count)))
    let moving = zip(timeDerivatives.indices, zip(timeDerivatives, timePlaces)).filter {
      !graph.isZero(RateGraph.Node($1.0))
    }
    timeSlopeStates = HeldList(moving.map { Int32($0.0) })
    timeSlopePlaces = HeldList(moving.map { $0.1.1 })
    places = layout.places
    size = [outputBuilt.end, rateBuilt.end, slopeBuilt.end, integratedBuilt.end].reduce(0, max)
    let placed = kept.map { (order.place(ofState: entries[$0].row), order.place(ofState: entries[$0].column)) }
    factorisation = SparseFactorisation(size: stateCount, entries: placed)
  }

  /// The lists as kernels read them, while this is held; method and tolerance are still to be filled in.
  var kernel: LaneSystem {
    var kernel = LaneSystem()
    kernel.states = stateCount
    kernel.quadratures = quadratures.kernel
    kernel.timePlace = timePlace
    (kernel.time, kernel.rates) = (timeTape.kernel, rateTape.kernel)
    (kernel.slopes, kernel.outputs) = (slopeTape.kernel, outputTape.kernel)
    kernel.tables = UnsafePointer(lookups.tables)
    kernel.timeValuePlaces = timeValuePlaces.pointer
    (kernel.timeValues, kernel.timeValuesOfRates) = (timeValuePlaces.count, timeValuesOfRates)
    kernel.timeValueSlopePlaces = timeValueSlopePlaces.pointer
    kernel.ratePlaces = ratePlaces.pointer
    kernel.startRatePlaces = startRatePlaces.pointer
    kernel.jacobianPlaces = jacobianPlaces.pointer
    kernel.timeSlopeStates = timeSlopeStates.pointer
    kernel.timeSlopePlaces = timeSlopePlaces.pointer
    kernel.timeSlopes = timeSlopeStates.count
    kernel.factorisation = factorisation.kernel
    return kernel
  }

  /// What lies at fixed places.
  private struct Layout {
    let graph: RateGraph
    var places: [Int32]
    var constants: [(place: Int, value: Double)] = []
    var parameterNodes: [Int] = []
    var inputNodes: [Int] = []
    var end: Int

    init(_ graph: RateGraph, _ order: StateOrder) {
      self.graph = graph
      places = [Int32](repeating: -1, count: graph.count)
      let timePlace = order.stateOfPlace.count
      end = timePlace + 1
      for index in 0..<graph.count {
        let entry = graph.entries[index]
        switch entry.operation {
        case .state: places[index] = Int32(order.place(ofState: Int(entry.payload)))
        case .time: places[index] = Int32(timePlace)
        case .constant: constants.append((take(index), Double(bitPattern: entry.payload)))
        default: placePersonal(index)
        }
      }
    }

    private mutating func placePersonal(_ index: Int) {
      let dependence = graph.dependences[index]
      guard dependence.isDisjoint(with: [.time, .state]) else { return }
      _ = take(index)
      if dependence.contains(.input) { inputNodes.append(index) } else { parameterNodes.append(index) }
    }

    private mutating func take(_ index: Int) -> Int {
      places[index] = Int32(end)
      end += 1
      return end - 1
    }

    /// Others that time decides: the curves that are watched, and what lies on the way to all these, costs much and is
    /// needed again by the slopes.
    func timeOnlyNodes(beside ofRates: [Int], keepingFor slopes: [Int], watching curves: [Int]) -> [Int] {
      var found = Set(curves.filter(graph.isTimeOnly))
      let onTheWay = Set(graph.reachable(from: (ofRates + found).map { RateGraph.Node($0) }))
      for index in graph.reachable(from: slopes.map { RateGraph.Node($0) }) where onTheWay.contains(index) {
        if graph.isTimeOnly(index) && graph.entries[index].operation.isCostly { found.insert(index) }
      }
      return found.subtracting(ofRates).sorted()
    }
  }
}
