/// A set of mechanisms that run together: the pools they fill, the parameters, inputs and quantities they use.
public struct Model: Sendable {
  public let name: String
  public let mechanisms: [any Mechanism]
  public let flows: [Flow]
  /// In the order in which flows first name them.
  public let pools: [Pool]
  public let parameters: [Parameter]
  public let inputs: [Input]
  /// Every named quantity, whether reported or only used inside a law.
  public let quantities: [Quantity]

  /// - Precondition: no key stands for two different things.
  public init(name: String, mechanisms: [any Mechanism]) {
    self.name = name
    self.mechanisms = mechanisms
    flows = mechanisms.flatMap(\.flows)
    var inventory = Inventory()
    for flow in flows { inventory.add(flow) }
    for quantity in mechanisms.flatMap(\.observables) { inventory.add(quantity.now) }
    pools = inventory.pools.values
    parameters = inventory.parameters.values
    inputs = inventory.inputs.values
    quantities = inventory.quantities.values
  }

  public func pool(_ key: String) -> Pool? { pools.first { $0.key == key } }
  public func parameter(_ key: String) -> Parameter? { parameters.first { $0.key == key } }
  public func input(_ key: String) -> Input? { inputs.first { $0.key == key } }
  public func quantity(_ key: String) -> Quantity? { quantities.first { $0.key == key } }
}

/// Everything that a set of laws names, each once, in order of first mention.
struct Inventory {
  struct Named<Value> {
    private(set) var values: [Value] = []
    private var keys: Set<String> = []
    mutating func add(_ key: String, _ value: Value) -> Bool {
      guard keys.insert(key).inserted else { return false }
      values.append(value)
      return true
    }
  }

  var pools = Named<Pool>()
  var parameters = Named<Parameter>()
  var inputs = Named<Input>()
  var quantities = Named<Quantity>()
  private var seen: Set<ObjectIdentifier> = []
  // Laws are kept alive while their identities are in `seen`: a freed node's address may serve the next law.
  private var kept: [RateLaw] = []

  mutating func add(_ flow: Flow) {
    for leg in flow.sources + flow.destinations {
      add(leg.pool)
      add(leg.share)
    }
    add(flow.rate)
  }

  mutating func add(_ pool: Pool) {
    guard pools.add(pool.key, pool) else { return }
    add(pool.initial)
    for law in pool.composition.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { add(law.value) }
  }

  mutating func add(_ law: RateLaw) {
    var found: [RateLaw] = []
    law.walk(seen: &seen) { found.append($0) }
    kept += found
    for part in found {
      switch part.form {
      case .parameter(let parameter):
        if !parameters.add(parameter.key, parameter) {
          let known = parameters.values.first { $0.key == parameter.key }
          precondition(known == parameter, "two different parameters are called '\(parameter.key)'")
        }
      case .input(let input): _ = inputs.add(input.key, input)
      case .quantity(let quantity): _ = quantities.add(quantity.key, quantity)
      case .pool(let pool): add(pool)
      default: break
      }
    }
  }
}
