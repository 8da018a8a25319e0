import Foundation
import Testing

@Suite("menaquin calibrate")
struct CalibrateTests {
  private static let studies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Data/Studies").path

  @Test("a study that validates cannot be calibrated to")
  func validation() throws {
    let answer = try Command.run("calibrate", "\(Self.studies)/knapen-2013-mk7-three-years.yaml")
    #expect(answer.status == 65 && answer.output.isEmpty)
    #expect(answer.errors.contains("no value of these studies can calibrate; allowed: use: calibration, a standard error"))
  }

  @Test(
    "numbers out of range are told",
    arguments: [("--members", "3", "--members is a number from 20 to 2000"), ("--steps", "0", "--steps is a number from 1 to 20")])
  func usage(option: String, value: String, message: String) throws {
    let answer = try Command.run("calibrate", option, value)
    #expect(answer.status == 2 && answer.errors.contains(message))
  }

  @Test("qualify takes the priors or a posterior, not both, and says which file is no posterior")
  func posterior() throws {
    let both = try Command.run("qualify", "--prior", "--posterior", "members.csv")
    #expect(both.status == 2 && both.errors.contains("--prior and --posterior exclude each other"))
    let study = "\(Self.studies)/jespersen-2020-denmark.yaml"
    let wrong = try Command.run("qualify", study, "--posterior", "\(Self.studies)/explained.csv")
    #expect(wrong.status == 65 && wrong.errors.contains("the table is no posterior"))
    let missing = try Command.run("qualify", study, "--posterior", "nowhere.csv")
    #expect(missing.status == 66)
  }
}
