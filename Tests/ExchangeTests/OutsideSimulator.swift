import Exchange
import Foundation
import ModelLanguage
import Simulation

/// libSBML and libRoadRunner, driven through a small Python script.
enum OutsideSimulator {
  struct Answer {
    var errors: [String]
    var warnings: [String: Int]
    /// One row per time: the pools in internal units, in the order of the model's pools.
    var rows: [[Double]]
  }

  struct Unusable: Error, CustomStringConvertible { var description: String }

  /// Whether python3 has both packages; asked once.
  static let isAvailable: Bool = {
    let answer = try? python(["-c", "import libsbml, roadrunner"])
    return answer?.status == 0
  }()

  /// Whether python3 has what a script needs.
  static func isAvailable(for name: String) -> Bool {
    let packages = ["check_omex": "libcombine, libsedml, libsbml, roadrunner, basico", "check_petab": "petab.v1"][name]
    return (try? python(["-c", "import \(packages ?? name)"]))?.status == 0
  }

  /// libRoadRunner and libSBML's check of units take a minute each for the whole model: only `make verify` asks for them.
  static let runsWholeModel = ProcessInfo.processInfo.environment["MENAQUIN_SLOW"] == "1"

  /// Checks a document, and runs it at a relative tolerance of 1e-10.
  static func run(_ document: SBMLDocument, scales: [Double], days: [Double]) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-sbml-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = folder.appending(path: "model.xml")
    let wanted = folder.appending(path: "times.txt")
    let output = folder.appending(path: "rows.csv")
    try document.text.write(to: model, atomically: true, encoding: .utf8)
    let lines =
      [document.poolIDs.joined(separator: ","), scales.map { "\($0)" }.joined(separator: ",")] + days.map { "\($0)" }
    try lines.joined(separator: "\n").write(to: wanted, atomically: true, encoding: .utf8)
    let answer = try python([script, model.path, wanted.path, output.path, "--quick-load"])
    guard answer.status == 0, let line = answer.text.split(separator: "\n").last else {
      throw Unusable(description: "run_sbml.py ended with \(answer.status): \(answer.text)")
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(line.utf8))
    let table = report.errors.isEmpty ? try String(contentsOf: output, encoding: .utf8) : ""
    let rows = table.split(separator: "\n").map { $0.split(separator: ",").dropFirst().compactMap { Double($0) } }
    return Answer(errors: report.errors, warnings: report.warnings, rows: rows)
  }

  /// What libSBML reads out of a document without running it.
  struct Reading: Decodable {
    var errors: [String]
    /// Laws whose units do not agree, or that libSBML cannot make out; empty where it was not asked.
    var units: [String]
    var species: Int
    /// Species that name an entry of a public database.
    var annotated: Int
  }

  /// Lets libSBML judge a document, its units where asked.
  static func read(_ document: SBMLDocument, units: Bool) throws -> Reading {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-sbml-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = folder.appending(path: "model.xml")
    let none = folder.appending(path: "times.txt")
    try document.text.write(to: model, atomically: true, encoding: .utf8)
    try "none\n1".write(to: none, atomically: true, encoding: .utf8)
    let answer = try python([script, model.path, none.path, "unused", "--no-run"] + (units ? ["--units"] : []))
    guard answer.status == 0, let line = answer.text.split(separator: "\n").last else {
      throw Unusable(description: "run_sbml.py ended with \(answer.status): \(answer.text)")
    }
    return try JSONDecoder().decode(Reading.self, from: Data(line.utf8))
  }

  private static let script = script("run_sbml")

  static func script(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Python/\(name).py").path
  }

  private struct Report: Decodable {
    var errors: [String]
    var warnings: [String: Int]
  }

  static func python(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Foundation.Process()
    let chosen = ProcessInfo.processInfo.environment["MENAQUIN_PYTHON"] ?? ""
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [chosen.isEmpty ? "python3" : chosen] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = Pipe()
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

/// The largest disagreement between our pools and the outsider's, relative to max(|value|, 1 % of the pool's scale).
struct Agreement: CustomStringConvertible {
  var worst = 0.0
  var pool = ""
  var age = 0.0
  var description: String { "\(pool) at \(age) years differs by \(worst)" }

  static func between(_ trajectory: Trajectory, _ rows: [[Double]], _ model: Model) -> Agreement {
    var agreement = Agreement()
    for (column, pool) in model.pools.enumerated() {
      for (row, value) in trajectory[pool.key].enumerated() {
        let theirs = rows[row][column] / pool.unit.factor
        let difference = abs(value - theirs) / max(abs(theirs), 0.01 * pool.scale)
        if !(difference <= agreement.worst) {
          agreement = Agreement(worst: difference, pool: pool.key, age: trajectory.ages[row])
        }
      }
    }
    return agreement
  }
}
