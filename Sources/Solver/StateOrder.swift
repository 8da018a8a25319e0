/// Which states the stages step, and which are integrated over the finished step; and in which order both lie in the
/// memory of the lanes.
struct StateOrder: Sendable {
  /// States of the system, in their order.
  let stepped: [Int]
  let integrated: [Int]
  private let placeOfState: [Int]

  /// - Parameters:
  ///   - rates: one node per state. The Jacobian does not tell what they read: a choice has no derivative.
  ///   - integrals: states that may be integrated if no rate reads them.
  init(_ graph: RateGraph, rates: [Int], integrals: Set<Int>) {
    let nodes = graph.reachable(from: rates.map { RateGraph.Node($0) })
    let read = Set(nodes.compactMap { graph.entries[$0].operation == .state ? Int(graph.entries[$0].payload) : nil })
    let isIntegrated = { integrals.contains($0) && !read.contains($0) }
    stepped = rates.indices.filter { !isIntegrated($0) }
    integrated = rates.indices.filter(isIntegrated)
    var places = [Int](repeating: 0, count: rates.count)
    for (place, state) in (stepped + integrated).enumerated() { places[state] = place }
    placeOfState = places
  }

  /// For every place which state of the system lies there.
  var stateOfPlace: [Int] { stepped + integrated }

  func place(ofState state: Int) -> Int { placeOfState[state] }

  func isStepped(_ state: Int) -> Bool { placeOfState[state] < stepped.count }
}
