import ArgumentParser

/// Options that every subcommand understands.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Write machine-readable JSON on standard output.")
  var json = false

  @Flag(help: "No progress on standard error.")
  var quiet = false
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

enum Version {
  static let text = "0.1.0"
}
