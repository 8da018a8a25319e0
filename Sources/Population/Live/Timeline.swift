import Simulation

/// Inputs as they change over a life, gathered in any order.
struct Timeline {
  private var moments: [Change] = []

  mutating func set(_ key: String, _ value: Double, from age: Double) { set([key: value], from: age) }

  /// Of two values of one input for one moment the later one counts.
  mutating func set(_ values: [String: Double], from age: Double) {
    let age = max(age, 0)
    if let index = moments.firstIndex(where: { $0.age == age }) {
      moments[index].set.merge(values) { $1 }
    } else {
      moments.append(Change(atAge: age, set: values))
    }
  }

  /// What holds from birth, and the moments after.
  func built() -> (inputs: [String: Double], changes: [Change]) {
    let order = moments.sorted { $0.age < $1.age }
    guard let first = order.first, first.age <= 0 else { return ([:], order) }
    return (first.set, Array(order.dropFirst()))
  }
}
