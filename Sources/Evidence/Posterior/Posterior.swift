import Tabular

/// What whole studies leave open of the model's uncertain parameters: equally likely sets of standard normal deviates,
/// which `ParameterDraw.values(at:)` turns into values.
///
/// Parameters that are not named here were not calibrated and keep their prior.
public struct Posterior: Sendable, Hashable {
  /// Keys of parameters.
  public let keys: [String]
  /// Member × parameter, in the order of `keys`.
  public let members: [[Double]]

  /// Most of a deviate: beyond it lies less than 1e-15 of a normal distribution.
  static let limits = -8.0...8.0

  /// - Precondition: each member has one deviate for each key.
  public init(keys: [String], members: [[Double]]) {
    precondition(members.allSatisfy { $0.count == keys.count }, "A member has one deviate for each parameter.")
    self.keys = keys
    self.members = members
  }

  /// Mean deviate of each parameter over the members: the centre of what is known.
  public var centre: [String: Double] {
    let count = Double(max(members.count, 1))
    return Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { index, key in
        (key, members.reduce(0) { $0 + $1[index] } / count)
      })
  }

  /// The posterior that ships with the program, made by `menaquin calibrate`.
  public static let shipped: Posterior = {
    do throws(InputError) {
      return try Posterior(EvidenceResources.table("posterior/members.csv"))
    } catch {
      preconditionFailure("the shipped posterior cannot be read: \(error)")
    }
  }()

  /// The same spread about a centre of 0: for a line that stays at the reference values.
  public var recentred: Posterior {
    let centre = centre
    return Posterior(
      keys: keys, members: members.map { zip(keys, $0).map { min(max($1 - (centre[$0] ?? 0), -8), 8) } })
  }

  /// Deviates of one member; numbers beyond the last begin again, so that more draws than members repeat them.
  public func deviates(_ number: Int) -> [String: Double] {
    guard !members.isEmpty else { return [:] }
    let member = members[((number % members.count) + members.count) % members.count]
    return Dictionary(uniqueKeysWithValues: zip(keys, member))
  }

  // MARK: As a table

  static let parameterColumn = "parameter"

  /// One row per parameter, one column per member, deviates to a thousandth.
  public var text: String {
    var writer = TableWriter(headers: [Self.parameterColumn] + members.indices.map { "m\($0 + 1)" })
    for (index, key) in keys.enumerated() {
      writer.append([key] + members.map { Self.thousandths($0[index]) })
    }
    return writer.text
  }

  /// As the table keeps a deviate.
  public static func rounded(_ deviate: Double) -> Double { (deviate * 1000).rounded() / 1000 }

  private static func thousandths(_ deviate: Double) -> String { PlainNumber.text(rounded(deviate)) }

  public init(path: String) throws(InputError) { try self.init(Table(file: path)) }

  /// - Throws: `InputError` for a table that is no posterior.
  public init(_ table: Table) throws(InputError) {
    let names = table.headers.dropFirst()
    guard table.headers.first == Self.parameterColumn, names.count > 1 else {
      throw InputError(
        file: table.file, line: 1, key: table.headers.first, problem: "the table is no posterior",
        found: table.headers.prefix(3).joined(separator: ", "),
        allowed: "a column “\(Self.parameterColumn)” and one column of deviates for each of at least two members")
    }
    var keys: [String] = []
    var members = names.map { _ in [Double]() }
    var seen: Set<String> = []
    for row in table.rows {
      let key = try row.text(Self.parameterColumn)
      guard seen.insert(key).inserted else {
        throw row.error(Self.parameterColumn, "the parameter stands twice", allowed: "each parameter once")
      }
      keys.append(key)
      for (index, name) in names.enumerated() { members[index].append(try row.number(name, in: Self.limits)) }
    }
    self.init(keys: keys, members: members)
  }
}
