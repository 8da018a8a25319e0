import ArgumentParser
import Exchange
import People
import Simulation
import Tabular
import Testing

@testable import menaquin

@Suite("How a command ends")
struct EndingTests {
  private struct Surprise: Error {}

  /// 70 cannot be asked for from outside: it means that the program itself is wrong.
  @Test("Each kind of fault has its exit code")
  func codes() {
    let input = InputError(file: "f", problem: "is wrong")
    let missing = InputError(.notFound, file: "f", problem: "is not there")
    let faults: [(any Error, Int32)] = [
      (ValidationError("no"), 2), (CommandFault(.usage, "no"), 2), (input, 65), (InputFaults([input]), 65), (missing, 66),
      (InputFaults([input, missing]), 66), (ModelFault("no"), 70), (Surprise(), 70),
      (OutputError(file: "f", problem: "full"), 73), (ExitStatus.outsideValidity.code, 78), (ExitStatus.partlyDone.code, 75),
      (Output.Closed(), 0), (CleanExit.helpRequest(), 0),
    ]
    for (fault, code) in faults { #expect(Ending(fault).status == code, "\(fault)") }
  }
}
