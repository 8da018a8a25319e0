import Foundation
import People
import Simulation
import Tabular
import Trials

/// What a call came to: a code, a text and tables. The caller holds it.
final class Answer {
  let code: Int32
  let text: UnsafePointer<CChar>
  let tables: [ExportTable]
  private let memory: UnsafeMutablePointer<CChar>

  init(code: Int32 = 0, text: String = "", tables: [ExportTable] = []) {
    self.code = code
    self.tables = tables
    let bytes = Array(text.utf8)
    memory = .allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { memory[index] = CChar(bitPattern: byte) }
    memory[bytes.count] = 0
    self.text = UnsafePointer(memory)
  }

  deinit { memory.deallocate() }

  static func held(_ answer: UnsafeRawPointer) -> Answer { Unmanaged<Answer>.fromOpaque(answer).takeUnretainedValue() }

  /// The answer of the body, or its fault.
  static func make(_ body: () throws -> Answer) -> Answer {
    do {
      return try body()
    } catch {
      let (code, text) = ending(error)
      return Answer(code: code, text: text)
    }
  }

  /// Exit code and message, as the command ends.
  private static func ending(_ error: any Error) -> (Int32, String) {
    switch error {
    case let fault as CallFault: (fault.code, fault.description)
    case let fault as InputError: (fault.exitCode, fault.description)
    case let fault as InputFaults: (fault.exitCode, fault.description)
    case let fault as OutputError: (fault.exitCode, fault.description)
    case let fault as ShardFault: (fault.exitCode, fault.description)
    case let fault as ShardSet.Faults: (fault.exitCode, fault.faults.map(\.description).joined(separator: "\n"))
    case let fault as TrialFault: (fault.exitCode, fault.description)
    case let fault as ModelFault: (CallFault.internalFault, fault.description)
    default:
      (
        CallFault.internalFault,
        "internal fault: \(error.localizedDescription) (\(InputError.printable("\(error)", limit: 300)))"
      )
    }
  }
}

/// A call that cannot be done as it was asked for.
struct CallFault: Error, CustomStringConvertible {
  static let usage: Int32 = 2
  static let badInput: Int32 = 65
  static let notFound: Int32 = 66
  static let internalFault: Int32 = 70
  static let partlyDone: Int32 = 75
  static let outsideValidity: Int32 = 78

  let code: Int32
  let description: String

  init(_ description: String) { self.init(Self.usage, description) }

  init(_ code: Int32, _ description: String) {
    self.code = code
    self.description = description
  }
}
