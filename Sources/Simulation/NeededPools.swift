import ModelLanguage

/// The pools that some columns depend on: those their laws name, those whose rates these depend on, and so on.
///
/// A run that integrates only these gives the same columns within the solver's tolerance, with fewer states.
struct NeededPools {
  private(set) var keys: Set<String> = []
  private var seen: Set<ObjectIdentifier> = []
  // Laws are kept alive while their identities are in `seen`: a freed node's address may serve the next law.
  private var kept: [RateLaw] = []
  private let flows: [String: [Flow]]

  init(of laws: [RateLaw], in model: Model) {
    var flows: [String: [Flow]] = [:]
    for flow in model.flows {
      for leg in flow.sources + flow.destinations { flows[leg.pool.key, default: []].append(flow) }
    }
    self.flows = flows
    var waiting = laws
    while let law = waiting.popLast() {
      for pool in pools(named: law) where keys.insert(pool.key).inserted {
        for flow in flows[pool.key] ?? [] {
          waiting.append(flow.rate)
          waiting += (flow.sources + flow.destinations).filter { $0.pool.key == pool.key }.map(\.share)
        }
      }
    }
  }

  private mutating func pools(named law: RateLaw) -> [Pool] {
    var found: [RateLaw] = []
    law.walk(seen: &seen) { found.append($0) }
    kept += found
    return found.compactMap { if case .pool(let pool) = $0.form { pool } else { nil } }
  }
}
