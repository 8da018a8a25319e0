import Foundation
import Testing

@testable import menaquin

@Suite("A trial that is killed")
struct KilledTests {
  private static let trial = """
    title: Markers under MK-7
    population: {people: 3000, age: {mean: 60, sd: 4, min: 50, max: 70}, sex: {female: 0.5}}
    arms:
      - {name: placebo}
      - {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
    duration: 8 weeks
    visits: [0, 8 weeks]
    endpoints: [{what: ucOC/cOC, as: percent change}, {what: dp-ucMGP, as: percent change}]
    """

  private func start(_ out: String, in folder: String) throws -> Process {
    try Command.start(
      ["trial", "trial.yaml", "--out", out, "--rows", "csv", "--threads", "1", "--quiet"], in: folder)
  }

  @Test("Killed in the middle and run again it leaves the bytes of an uninterrupted run")
  func killed() throws {
    try withFolder { folder in
      try write(Self.trial, to: "\(folder)/trial.yaml")
      let whole = try start("whole", in: folder)
      let broken = try start("broken", in: folder)
      let checkpoint = "\(folder)/broken/unfinished.json"
      while broken.isRunning, !FileManager.default.fileExists(atPath: checkpoint) { usleep(20_000) }
      kill(broken.processIdentifier, SIGKILL)
      broken.waitUntilExit()
      #expect(broken.terminationReason == .uncaughtSignal)
      #expect(FileManager.default.fileExists(atPath: checkpoint))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/broken/report.html"))
      let again = try start("broken", in: folder)
      again.waitUntilExit()
      whole.waitUntilExit()
      #expect(again.terminationStatus == 0 && whole.terminationStatus == 0)
      let files = contents(of: "\(folder)/whole")
      #expect(files.contains("report.html") && files.contains("rows.csv"))
      #expect(contents(of: "\(folder)/broken") == files)
      for file in files {
        #expect(
          FileManager.default.contents(atPath: "\(folder)/whole/\(file)")
            == FileManager.default.contents(atPath: "\(folder)/broken/\(file)"), "\(file)")
      }
    }
  }
}
