/// A rate system laid out for lanes: where every value lies in the workspace and the tapes that compute them.
///
///     | states of the stage | time | constants | per person | time-only values | scratch of the tapes |
///
/// The plan is made once and read by all threads; each worker has a workspace of its own.
final class LanePlan: Sendable {
  let stateCount: Int
  /// The place of time; the states lie before it.
  var timePlace: Int { stateCount }
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
  let ratePlaces: [Int32]
  let startRatePlaces: [Int32]
  let jacobianPlaces: [Int32]
  /// States whose rate depends on time directly, and where ∂f/∂t lies.
  let timeSlopes: [(state: Int, place: Int)]
  let outputPlaces: [Int32]
  let factorisation: SparseFactorisation
  /// The number of places in a workspace.
  let size: Int

  init(
    graph: RateGraph, lookups: LookupTables, rates: [Int], jacobian: [Int], entries: [RateSystem.JacobianEntry],
    timeDerivatives: [Int], outputs: [Int]
  ) {
    stateCount = rates.count
    var layout = Layout(graph, stateCount: rates.count)
    constants = layout.constants
    parameterNodes = layout.parameterNodes
    inputNodes = layout.inputNodes

    let timeOnly = layout.timeOnlyNodes(neededFor: rates)
    let afterPerson = layout.end
    let builder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: afterPerson)
    let timeBuilt = builder.build(timeOnly, lookups: lookups)
    timeTape = timeBuilt.tape
    let outputBuilt = builder.build(outputs, lookups: lookups)
    outputTape = outputBuilt.tape
    outputPlaces = outputBuilt.places.map(Int32.init)

    for (node, place) in zip(timeOnly, timeBuilt.places) { layout.places[node] = Int32(place) }
    let stageBuilder = TapeBuilder(graph: graph, fixed: layout.places, firstFree: timeBuilt.end)
    let rateBuilt = stageBuilder.build(rates, lookups: lookups)
    rateTape = rateBuilt.tape
    ratePlaces = rateBuilt.places.map(Int32.init)
    let slopeBuilt = stageBuilder.build(rates + jacobian + timeDerivatives, lookups: lookups)
    slopeTape = slopeBuilt.tape
    startRatePlaces = slopeBuilt.places.prefix(rates.count).map(Int32.init)
    jacobianPlaces = slopeBuilt.places.dropFirst(rates.count).prefix(jacobian.count).map(Int32.init)
    let slopePlaces = slopeBuilt.places.suffix(timeDerivatives.count)
    timeSlopes = zip(timeDerivatives.indices, zip(timeDerivatives, slopePlaces)).compactMap {
      graph.isZero(RateGraph.Node($1.0)) ? nil : ($0, $1.1)
    }
    places = layout.places
    size = max(max(outputBuilt.end, rateBuilt.end), slopeBuilt.end)
    factorisation = SparseFactorisation(size: rates.count, entries: entries.map { ($0.row, $0.column) })
  }

  /// What lies at fixed places.
  private struct Layout {
    let graph: RateGraph
    var places: [Int32]
    var constants: [(place: Int, value: Double)] = []
    var parameterNodes: [Int] = []
    var inputNodes: [Int] = []
    var end: Int

    init(_ graph: RateGraph, stateCount: Int) {
      self.graph = graph
      places = [Int32](repeating: -1, count: graph.count)
      end = stateCount + 1
      for index in 0..<graph.count {
        let entry = graph.entries[index]
        switch entry.operation {
        case .state: places[index] = Int32(entry.payload)
        case .time: places[index] = Int32(stateCount)
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

    /// Nodes that time decides (with the person) and that something beyond them needs.
    func timeOnlyNodes(neededFor nodes: [Int]) -> [Int] {
      func isTimeOnly(_ index: Int) -> Bool {
        let dependence = graph.dependences[index]
        return dependence.contains(.time) && !dependence.contains(.state) && places[index] < 0
      }
      var found = Set(nodes.filter(isTimeOnly))
      for index in graph.reachable(from: nodes.map { RateGraph.Node($0) }) where !isTimeOnly(index) {
        found.formUnion(graph.operands(index).filter(isTimeOnly))
      }
      return found.sorted()
    }
  }
}
