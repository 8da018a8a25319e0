import ArgumentParser
import Exchange
import Foundation
import People
import Simulation
import Tabular
import Trials

/// A command that cannot go on: its exit code, and what the user reads.
struct CommandFault: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// How a command ends that did not simply finish: an exit code, and a text for one of the two outputs.
struct Ending {
  let status: Int32
  let text: String
  private let isHelp: Bool

  init(_ error: any Error) {
    isHelp = Menaquin.exitCode(for: error) == .success && !(error is ExitCode)
    switch error {
    case let code as ExitCode: (status, text) = (code.rawValue, "")
    case is Output.Closed: (status, text) = (0, "")
    case let fault as CommandFault: (status, text) = (fault.status.rawValue, Self.block([fault.message]))
    case let fault as InputError: (status, text) = (fault.exitCode, Self.block([fault.description]))
    case let faults as InputFaults: (status, text) = (faults.exitCode, Self.block(faults.errors.map(\.description)))
    case let fault as OutputError: (status, text) = (fault.exitCode, Self.block([fault.description]))
    case let fault as ShardFault: (status, text) = (fault.exitCode, Self.block([fault.description]))
    case let fault as ShardSet.Faults: (status, text) = (fault.exitCode, Self.block(fault.faults.map(\.description)))
    case let fault as TrialFault: (status, text) = (fault.exitCode, Self.block([fault.description]))
    case let fault as ModelFault: (status, text) = (ExitStatus.internalFault.rawValue, Self.block([fault.description]))
    case let fault as ExportFault: (status, text) = (ExitStatus.internalFault.rawValue, Self.block([fault.description]))
    default: (status, text) = Self.parser(error)
    }
  }

  /// Help and version are results; a wrong command line is a usage error; anything else should not have happened.
  private static func parser(_ error: any Error) -> (Int32, String) {
    let message = Menaquin.fullMessage(for: error)
    switch Menaquin.exitCode(for: error) {
    case .success: return (0, message)
    case .validationFailure:
      return (ExitStatus.usage.rawValue, message.replacing("Error: ", with: "error: ", maxReplacements: 1))
    default:
      return (
        ExitStatus.internalFault.rawValue,
        block(["internal fault: \(error.localizedDescription) (\(InputError.printable("\(error)", limit: 300)))"])
      )
    }
  }

  /// One fault on one line; several under a line that counts them.
  static func block(_ faults: [String]) -> String {
    guard faults.count > 1 else { return "error: " + (faults.first ?? "unknown") }
    return (["error: \(faults.count) things are wrong"] + faults.map { "  " + $0 }).joined(separator: "\n")
  }

  func tell() {
    guard !text.isEmpty else { return }
    let line = text.hasSuffix("\n") ? text : text + "\n"
    if isHelp {
      try? Output.write(line)
    } else {
      Output.note(line)
    }
  }
}
