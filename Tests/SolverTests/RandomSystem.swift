@testable import Solver

/// A small generator of numbers for tests: the same sequence on every machine (Steele, Lea & Flood's SplitMix64).
struct TestRandom {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) * 0x1p-53
  }

  mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }
}

extension RateSystem {
  /// A chain of pools with uptake, saturable loss, exchange and regulation by smooth functions of state and time: no
  /// jumps, in the manner of a physiological model.
  static func random(states n: Int, seed: UInt64) -> RateSystem {
    var random = TestRandom(seed)
    var g = RateGraph()
    let pools = (0..<n).map { g.state($0) }
    var rates = (0..<n).map { g.multiply(g.parameter($0), g.constant(random.uniform(0.5, 2))) }
    for i in 0..<n {
      let from = pools[i]
      let control = pools[random.below(n)]
      let flow = g.multiply(loss(from, control, i, &g, &random), g.add(g.constant(1), g.input(0)))
      rates[i] = g.subtract(rates[i], flow)
      let to = random.below(n)
      if to != i { rates[to] = g.add(rates[to], g.multiply(g.constant(0.5), flow)) }
    }
    let table = g.interpolate(table: [1, 3, 2, 5, 4], start: 0, step: 7, g.time)
    rates[0] = g.add(rates[0], g.multiply(g.constant(0.01), table))
    let total = pools.dropFirst().reduce(pools[0]) { g.add($0, $1) }
    let outputs = pools + [g.log(total), g.multiply(table, total), g.maximum(pools[0], pools[1])]
    return RateSystem(
      graph: g, rates: rates, scales: [Double](repeating: 1, count: n), parameterCount: n, inputCount: 1,
      outputs: outputs)
  }

  private static func loss(
    _ from: RateGraph.Node, _ control: RateGraph.Node, _ i: Int, _ g: inout RateGraph, _ random: inout TestRandom
  ) -> RateGraph.Node {
    let speed = g.constant(random.uniform(0.1, 1) * (i % 5 == 0 ? 40 : 1))
    let half = g.constant(random.uniform(0.5, 2))
    switch i % 8 {
    case 0: return g.multiply(speed, from)
    case 1: return g.multiply(speed, g.divide(from, g.add(half, from)))
    case 2: return g.multiply(g.multiply(speed, from), g.logistic(g.subtract(control, half)))
    case 3: return g.multiply(g.multiply(speed, from), g.divide(half, g.add(half, g.power(control, g.constant(1.7)))))
    case 4: return g.multiply(speed, g.softplus(g.subtract(g.multiply(from, half), g.constant(0.3))))
    case 5: return g.multiply(g.multiply(speed, from), g.exp(g.negate(g.minimum(control, half))))
    case 6: return g.multiply(g.multiply(speed, from), g.squareRoot(g.add(half, g.power(control, g.constant(2)))))
    default:
      let season = g.logistic(g.multiply(g.constant(0.3), g.subtract(g.time, g.constant(10))))
      return g.multiply(g.multiply(speed, from), g.add(half, g.multiply(season, g.maximum(half, control))))
    }
  }
}

extension Subject {
  static func random(for system: RateSystem, seed: UInt64, events: Bool = true) -> Subject {
    var random = TestRandom(seed)
    let doses = (1...5).map { k in
      Event(time: Double(k) * 3 + random.uniform(0, 1), actions: [.addToState(random.below(system.stateCount), 1)])
    }
    let change = Event(time: 20, actions: [.setInput(0, random.uniform(0, 1))])
    return Subject(
      parameters: (0..<system.parameterCount).map { _ in random.uniform(0.2, 2) },
      inputs: [random.uniform(0, 1)], initialState: (0..<system.stateCount).map { _ in random.uniform(0.1, 2) },
      start: random.uniform(0, 1), outputTimes: (0...10).map { 1.5 + Double($0) * 3.1 },
      events: events ? doses + [change] : [])
  }
}
