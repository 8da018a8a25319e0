import Solver

/// A rate system as C: rates and exact sparse Jacobian as straight code, for solvers that others wrote.
///
///     void menaquin_prepare(const double *parameters, const double *inputs, double *own);
///     void menaquin_rates(double t, const double *y, const double *own, double *dy);
///     void menaquin_jacobian(double t, const double *y, const double *own, double *entries);
///
/// `own` holds what parameters and inputs alone decide; prepare it anew when an input changes. The Jacobian's entries
/// stand column by column as `menaquin_columns` and `menaquin_rows` tell.
public struct CExport {
  private let system: RateSystem
  private let listing: RateListing
  /// Place in `own` of each node that does not vary and is read by one that does, or is itself a result.
  private var places: [Int: Int] = [:]
  /// Jacobian entries ordered by column, then row.
  private let order: [Int]

  /// The C source text.
  public static func source(of system: RateSystem) -> String { CExport(system).text }

  private init(_ system: RateSystem) {
    self.system = system
    listing = system.listing
    let entries = system.jacobianEntries
    order = entries.indices.sorted {
      (entries[$0].column, entries[$0].row) < (entries[$1].column, entries[$1].row)
    }
    for index in listing.needed(for: listing.rates + listing.jacobian) where listing.varies[index] {
      for operand in listing.operands(index) { keep(operand) }
    }
    for index in listing.rates + listing.jacobian { keep(index) }
  }

  private mutating func keep(_ index: Int) {
    guard !listing.varies[index], places[index] == nil else { return }
    if case .constant = listing.terms[index] { return }
    places[index] = places.count
  }

  private var text: String {
    let columns = order.map { system.jacobianEntries[$0].column }
    let starts = (0...system.stateCount).map { column in columns.filter { $0 < column }.count }
    let rows = order.map { system.jacobianEntries[$0].row }
    return """
      /* Rates and Jacobian of a Menaquin model, written by CExport. Units: nmol, mg, litre, day, mmHg. */
      #include <math.h>
      #define STATES \(system.stateCount)
      #define PARAMETERS \(system.parameterCount)
      #define INPUTS \(system.inputCount)
      #define ENTRIES \(order.count)
      #define OWN \(max(1, places.count))
      \(array("static const long menaquin_columns[STATES + 1]", starts.map(String.init)))
      \(array("static const long menaquin_rows[ENTRIES]", rows.map(String.init)))
      \(array("static const double menaquin_scales[STATES]", system.scales.map(plainNumber)))
      static double logistic(double x) { return 1 / (1 + exp(-x)); }
      static double softplus(double x) { return fmax(x, 0) + log1p(exp(-fabs(x))); }
      \(tables)
      static void menaquin_prepare(const double *restrict p, const double *restrict u, double *restrict own) {
      \(preparation)}

      static void menaquin_rates(double t, const double *restrict y, const double *restrict own, double *restrict dy) {
      \(body(listing.rates))\(results("dy", listing.rates))}

      static void menaquin_jacobian(double t, const double *restrict y, const double *restrict own, double *restrict entries) {
      \(body(listing.jacobian))\(results("entries", order.map { listing.jacobian[$0] }))}

      """
  }

  private func array(_ head: String, _ values: [String]) -> String {
    "\(head) = {" + values.joined(separator: ", ") + "};"
  }

  private var tables: String {
    listing.tables.enumerated().map { number, table in
      let numbers = table.pieces.flatMap { piece in (0..<4).map { plainNumber(piece[$0]) } }
      let pieces = array("static const double table\(number)[\(numbers.count)]", numbers)
      let position = "double x = (a - (\(decimal(table.start)))) * (1 / \(decimal(table.step)));"
      let last = table.pieces.count - 1
      return """
        \(pieces)
        static double value\(number)(double a) {
          \(position)
          if (x >= \(last)) return table\(number)[\(4 * last)];
          if (!(x >= 0)) return x < 0 ? table\(number)[0] : x;
          const double *c = table\(number) + 4 * (int)x, t = x - (int)x;
          return c[0] + t * (c[1] + t * (c[2] + t * c[3]));
        }
        static double slope\(number)(double a) {
          \(position)
          if (!(x >= 0 && x < \(last))) return 0;
          const double *c = table\(number) + 4 * (int)x, t = x - (int)x;
          return (c[1] + t * (2 * c[2] + t * (3 * c[3]))) * (1 / \(decimal(table.step)));
        }
        """
    }.joined(separator: "\n")
  }

  private var preparation: String {
    let needed = listing.needed(for: Array(places.keys))
    let lines = needed.filter { !isLeaf($0) }.map { "  const double v\($0) = \(written($0, kept: false));\n" }
    let stores = places.sorted { $0.value < $1.value }.map { "  own[\($0.value)] = \(name($0.key, kept: false));\n" }
    return (lines + stores).joined()
  }

  private func body(_ results: [Int]) -> String {
    listing.needed(for: results).filter { listing.varies[$0] && !isLeaf($0) }
      .map { "  const double v\($0) = \(written($0, kept: true));\n" }.joined()
  }

  private func results(_ target: String, _ nodes: [Int]) -> String {
    nodes.enumerated().map { "  \(target)[\($0.offset)] = \(name($0.element, kept: true));\n" }.joined()
  }

  private func isLeaf(_ index: Int) -> Bool {
    switch listing.terms[index] {
    case .constant, .parameter, .input, .state, .time: true
    case .operation, .table: false
    }
  }

  /// How a node is referred to; `kept` where the person's own values have been prepared.
  private func name(_ index: Int, kept: Bool) -> String {
    if kept, let place = places[index] { return "own[\(place)]" }
    switch listing.terms[index] {
    case .constant(let x): return x < 0 ? "(\(decimal(x)))" : decimal(x)
    case .parameter(let i): return "p[\(i)]"
    case .input(let i): return "u[\(i)]"
    case .state(let i): return "y[\(i)]"
    case .time: return "t"
    case .operation, .table: return "v\(index)"
    }
  }

  /// C reads a number without a point as an integer.
  private func decimal(_ x: Double) -> String {
    let text = plainNumber(x)
    return text.contains(".") || text.contains("e") ? text : text + "."
  }

  private func written(_ index: Int, kept: Bool) -> String {
    let name = { (node: Int) in self.name(node, kept: kept) }
    switch listing.terms[index] {
    case .operation(let verb, let operands): return CExport.operation(verb, operands.map(name))
    case .table(let number, let isSlope, let at): return "\(isSlope ? "slope" : "value")\(number)(\(name(at)))"
    case .constant, .parameter, .input, .state, .time: return name(index)
    }
  }

  private static func operation(_ verb: RateListing.Verb, _ x: [String]) -> String {
    switch verb {
    case .add: "\(x[0]) + \(x[1])"
    case .subtract: "\(x[0]) - \(x[1])"
    case .multiply: "\(x[0]) * \(x[1])"
    case .negate: "-\(x[0])"
    case .reciprocal: "1 / \(x[0])"
    case .exp: "exp(\(x[0]))"
    case .log: "log(\(x[0]))"
    case .squareRoot: "sqrt(\(x[0]))"
    case .logistic: "logistic(\(x[0]))"
    case .softplus: "softplus(\(x[0]))"
    case .minimum: "(\(x[0]) < \(x[1]) ? \(x[0]) : \(x[1]))"
    case .maximum: "(\(x[0]) > \(x[1]) ? \(x[0]) : \(x[1]))"
    case .less: "(\(x[0]) < \(x[1]) ? 1. : 0.)"
    case .select: "(\(x[0]) != 0 ? \(x[1]) : \(x[2]))"
    }
  }
}
