import ModelLanguage
import Tabular

/// A number that stands for a whole model: its laws term by term, its tables, pools, parameters and inputs. Meanings and
/// sources are left out: they change no result.
struct ModelDigest {
  private var terms: [ObjectIdentifier: UInt64] = [:]
  private var hash = StableHash()

  static func of(_ model: Model) -> UInt64 {
    var digest = ModelDigest()
    for parameter in model.parameters { digest.add(parameter) }
    for input in model.inputs { digest.hash.add("\(input.key) \(input.normal) \(input.unit) \(input.range)") }
    for pool in model.pools { digest.add(pool) }
    for flow in model.flows { digest.add(flow) }
    for quantity in model.quantities {
      digest.hash.add("\(quantity.key) \(quantity.unit)")
      digest.add(quantity.law)
    }
    return digest.hash.value
  }

  private mutating func add(_ parameter: Parameter) {
    hash.add("\(parameter.key) \(parameter.female) \(parameter.male) \(parameter.unit) \(parameter.range)")
    hash.add("\(parameter.uncertainty) \(parameter.spread)")
    for scenario in EvidenceScenario.allCases { hash.add("\(parameter.scenarios[scenario] ?? .nan)") }
  }

  private mutating func add(_ pool: Pool) {
    hash.add("\(pool.key) \(pool.unit) \(pool.scale) \(pool.isNonNegative)")
    add(pool.initial)
    for part in pool.composition.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      hash.add(part.key.rawValue)
      add(part.value)
    }
  }

  private mutating func add(_ flow: Flow) {
    hash.add(flow.name)
    for (legs, side) in [(flow.sources, "from"), (flow.destinations, "to")] {
      for leg in legs {
        hash.add("\(side) \(leg.pool.key)")
        add(leg.share)
      }
    }
    add(flow.rate)
  }

  private mutating func add(_ law: RateLaw) { hash.add(digest(law)) }

  /// Of a term and everything below it; a shared part is looked at once.
  private mutating func digest(_ law: RateLaw) -> UInt64 {
    if let known = terms[law.identity] { return known }
    var own = StableHash()
    own.add(Self.words(law.form))
    for child in law.children { own.add(digest(child)) }
    terms[law.identity] = own.value
    return own.value
  }

  /// What a term is, without its children.
  private static func words(_ form: RateLaw.Form) -> String {
    switch form {
    case .number(let value): "number \(value)"
    case .time: "time"
    case .parameter(let parameter): "parameter \(parameter.key)"
    case .input(let input): "input \(input.key)"
    case .pool(let pool): "pool \(pool.key)"
    case .quantity(let quantity): "quantity \(quantity.key)"
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .negate: "negate"
    case .power: "power"
    case .function(let function, _): "function \(function.rawValue)"
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .interpolate(let table, _):
      "table \(table.join) \(table.start) \(table.step) \(table.abscissaUnit) \(table.unit) \(table.values)"
    }
  }
}
