import Tabular

/// Everything that is wrong with a user's files, told at once.
public struct InputFaults: Error, Sendable, Hashable, CustomStringConvertible {
  /// In the order of the files and their lines; never empty.
  public let errors: [InputError]

  public init(_ errors: [InputError]) {
    precondition(!errors.isEmpty, "a fault list without a fault was thrown")
    self.errors = errors
  }

  /// 66 where a file is not there, else 65.
  public var exitCode: Int32 { errors.contains { $0.kind == .notFound } ? 66 : 65 }

  /// One line per fault.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Collects the faults of one file while it is read. A class, since the readers of nested parts write to the same list.
package final class FaultList {
  package let file: String
  package private(set) var errors: [InputError] = []

  /// More than this is not told: a file with more faults is not the file that was meant.
  static let limit = 20

  package init(file: String) {
    self.file = file
  }

  package func add(line: Int?, key: String?, _ problem: String, found: String? = nil, allowed: String? = nil) {
    guard errors.count < Self.limit else { return }
    errors.append(
      InputError(file: file, line: line, key: key, problem: problem, found: found, allowed: allowed))
  }

  /// Throws what was collected, by line; does nothing where all is well.
  package func throwIfAny() throws(InputFaults) {
    guard !errors.isEmpty else { return }
    let ordered = errors.enumerated().sorted { left, right in
      (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
    }
    throw InputFaults(ordered.map(\.element))
  }
}
