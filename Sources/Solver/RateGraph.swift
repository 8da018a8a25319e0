/// Rate laws as a graph in which equal sub-expressions exist once.
///
/// A node is made from nodes made before it, so the order of indices is an order of evaluation. Every node passes
/// through `intern`, which returns the existing node when the same operation on the same operands was made before;
/// constants are folded on the way. The graph knows operations, not physiology.
public struct RateGraph: Sendable {
  /// One value of the graph.
  public struct Node: Hashable, Sendable {
    public let index: Int
    init(_ index: Int) { self.index = index }
  }

  /// A leaf by which derivatives are taken or on which a node may depend.
  public enum Leaf: Hashable, Sendable {
    case parameter(Int)
    case input(Int)
    case state(Int)
    case time
  }

  /// What a node depends on, by kind.
  struct Dependence: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let parameter = Dependence(rawValue: 1)
    static let input = Dependence(rawValue: 2)
    static let time = Dependence(rawValue: 4)
    static let state = Dependence(rawValue: 8)
  }

  /// A curve of third degree between evenly spaced abscissae, flat outside.
  struct Table: Hashable, Sendable {
    var start: Double
    var step: Double
    /// c₀…c₃ of each cell, for the share t of the cell; a last piece holds the last value alone.
    var pieces: [SIMD4<Double>]
  }

  /// One operation and its operands; `payload` holds the bits of a constant, the number of a leaf or of a table.
  struct Entry: Hashable, Sendable {
    var operation: Operation
    var a: Int32 = -1
    var b: Int32 = -1
    var c: Int32 = -1
    var payload: UInt64 = 0
  }

  private(set) var entries: [Entry] = []
  private(set) var dependences: [Dependence] = []
  private(set) var tables: [Table] = []
  private var known: [Entry: Int32] = [:]
  private var knownTables: [Table: Int] = [:]

  public init() {}

  /// The number of distinct nodes.
  public var count: Int { entries.count }

  // MARK: Leaves

  public mutating func constant(_ value: Double) -> Node {
    // Minus zero and zero are one constant: no rate law tells them apart.
    let bits = value == 0 ? 0 : value.bitPattern
    return intern(Entry(operation: .constant, payload: bits))
  }

  public mutating func parameter(_ index: Int) -> Node { leaf(.parameter, index) }
  public mutating func input(_ index: Int) -> Node { leaf(.input, index) }
  public mutating func state(_ index: Int) -> Node { leaf(.state, index) }
  public var time: Node { mutating get { leaf(.time, 0) } }

  private mutating func leaf(_ operation: Operation, _ index: Int) -> Node {
    precondition(index >= 0, "a leaf of a rate graph has a negative index")
    return intern(Entry(operation: operation, payload: UInt64(index)))
  }

  // MARK: Reading

  /// The value of a constant node, nil for any other.
  public func constantValue(_ node: Node) -> Double? {
    let entry = entries[node.index]
    return entry.operation == .constant ? Double(bitPattern: entry.payload) : nil
  }

  public func dependsOnState(_ node: Node) -> Bool { dependences[node.index].contains(.state) }
  public func dependsOnTime(_ node: Node) -> Bool { dependences[node.index].contains(.time) }
  public func dependsOnInput(_ node: Node) -> Bool { dependences[node.index].contains(.input) }
  public func dependsOnParameter(_ node: Node) -> Bool { dependences[node.index].contains(.parameter) }

  /// Whether the node's value can change with this very leaf.
  public func depends(_ node: Node, on leaf: Leaf) -> Bool {
    reachable(from: [node]).contains { self.leaf(of: $0) == leaf }
  }

  /// The leaf a node is, nil for constants and operations.
  func leaf(of index: Int) -> Leaf? {
    let entry = entries[index]
    switch entry.operation {
    case .parameter: return .parameter(Int(entry.payload))
    case .input: return .input(Int(entry.payload))
    case .state: return .state(Int(entry.payload))
    case .time: return .time
    default: return nil
    }
  }

  /// All nodes needed for `nodes`, in an order of evaluation.
  func reachable(from nodes: [Node]) -> [Int] {
    guard let last = nodes.map(\.index).max() else { return [] }
    var wanted = [Bool](repeating: false, count: last + 1)
    for node in nodes { wanted[node.index] = true }
    for index in stride(from: last, through: 0, by: -1) where wanted[index] {
      for operand in operands(index) { wanted[operand] = true }
    }
    return wanted.indices.filter { wanted[$0] }
  }

  func operands(_ index: Int) -> [Int] {
    let entry = entries[index]
    return [entry.a, entry.b, entry.c].filter { $0 >= 0 }.map(Int.init)
  }

  // MARK: Making

  /// The node of this entry, made now or before.
  mutating func intern(_ entry: Entry) -> Node {
    if let index = known[entry] { return Node(Int(index)) }
    let index = entries.count
    precondition(index < Int(Int32.max), "a rate graph holds at most two thousand million nodes")
    entries.append(entry)
    known[entry] = Int32(index)
    dependences.append(dependence(of: entry))
    return Node(index)
  }

  mutating func internTable(_ table: Table) -> Int {
    if let index = knownTables[table] { return index }
    tables.append(table)
    knownTables[table] = tables.count - 1
    return tables.count - 1
  }

  private func dependence(of entry: Entry) -> Dependence {
    switch entry.operation {
    case .parameter: return .parameter
    case .input: return .input
    case .state: return .state
    case .time: return .time
    default:
      var all: Dependence = []
      for operand in [entry.a, entry.b, entry.c] where operand >= 0 { all.formUnion(dependences[Int(operand)]) }
      return all
    }
  }
}
