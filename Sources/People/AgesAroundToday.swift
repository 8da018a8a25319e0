import ModelLanguage
import Simulation

/// The ages of a run, cut at today: both parts hold it.
struct AgesAroundToday: Sendable {
  /// Years, ascending.
  let all: [Double]
  let today: Double
  let toToday: [Double]
  let fromToday: [Double]

  init(_ ages: [Double], today: Double) {
    all = ages
    self.today = today
    toToday = ages.filter { $0 < today } + [today]
    fromToday = ages.filter { $0 >= today }
  }

  /// Whether there is a life to come and one behind.
  var isCut: Bool { today > 0 && !fromToday.isEmpty }
}

extension Exposure {
  /// What holds as now when an age is reached, before what changes at it.
  func inputs(before age: Double) -> [String: Double] {
    changes[0].filter { $0.age < age }.reduce(inputs) { $0.merging($1.set) { $1 } }
  }

  /// Whether a plan is living as now up to an age: the same inputs from the same moments on, where an input that is not set
  /// is the normal one.
  func isAsNow(_ plan: Int, before age: Double, in model: Model) -> Bool {
    let (own, other) = (changes[0].filter { $0.age < age }, changes[plan].filter { $0.age < age })
    guard own.map(\.age) == other.map(\.age), zip(own, other).allSatisfy({ $0.add == $1.add }) else { return false }
    var (now, planned) = (inputs, inputs)
    for (a, b) in zip(own, other) {
      now.merge(a.set) { $1 }
      planned.merge(b.set) { $1 }
      for key in Set(a.set.keys).union(b.set.keys) where a.set[key] != b.set[key] {
        let normal = model.input(key)?.normal
        guard (now[key] ?? normal) == (planned[key] ?? normal) else { return false }
      }
    }
    return true
  }
}
