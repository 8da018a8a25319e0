import ArgumentParser
import Tabular

/// Options that every subcommand understands.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Write machine-readable JSON on standard output.")
  var json = false

  @Flag(help: "No progress on standard error.")
  var quiet = false
}

/// Where a command that answers with one text writes it.
struct AnswerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A file for the answer, or - for standard output.", valueName: "file"))
  var out = "-"

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out is the name of a file, or - for standard output") }
  }
}

/// Exit codes, as the documentation promises them (the numbers of sysexits.h where one fits).
enum ExitStatus: Int32 {
  case usage = 2
  case badInput = 65
  case notFound = 66
  case internalFault = 70
  case cannotWrite = 73
  case partlyDone = 75
  case outsideValidity = 78

  var code: ExitCode { ExitCode(rawValue) }
}
