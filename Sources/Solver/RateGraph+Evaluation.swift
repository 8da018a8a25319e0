/// Plain evaluation, one node after another: the reference for every faster form.
extension RateGraph {
  /// The values of some nodes at one point. Inputs and parameters that no wanted node needs may be left out.
  public func evaluate(
    _ nodes: [Node], time: Double = 0, state: [Double] = [], parameters: [Double] = [], inputs: [Double] = []
  ) -> [Double] {
    let lookups = LookupTables(tables)
    var values = [Double](repeating: .nan, count: (nodes.map(\.index).max() ?? -1) + 1)
    for index in reachable(from: nodes) {
      let entry = entries[index]
      switch entry.operation {
      case .constant: values[index] = Double(bitPattern: entry.payload)
      case .parameter: values[index] = parameters[Int(entry.payload)]
      case .input: values[index] = inputs[Int(entry.payload)]
      case .state: values[index] = state[Int(entry.payload)]
      case .time: values[index] = time
      default: values[index] = value(of: entry, values, lookups)
      }
    }
    return nodes.map { values[$0.index] }
  }

  /// The value of one node at one point.
  public func evaluate(
    _ node: Node, time: Double = 0, state: [Double] = [], parameters: [Double] = [], inputs: [Double] = []
  ) -> Double {
    evaluate([node], time: time, state: state, parameters: parameters, inputs: inputs)[0]
  }

  private func value(of entry: Entry, _ values: [Double], _ lookups: LookupTables) -> Double {
    let a = values[Int(entry.a)]
    let b = entry.b >= 0 ? values[Int(entry.b)] : 0
    let c = entry.c >= 0 ? values[Int(entry.c)] : 0
    let isLookup = entry.operation == .interpolate || entry.operation == .slope
    let table = isLookup ? UnsafePointer(lookups.tables + Int(entry.payload)) : nil
    return withExtendedLifetime(lookups) { entry.operation.value(a, b, c, table: table) }
  }
}
