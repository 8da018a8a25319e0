import Exchange
import Foundation
import ModelLanguage
import Physiology
import Simulation
import Solver
import Testing

@Suite("C code, judged by CVODE", .enabled(if: CVode.isAvailable, "a C compiler with SUNDIALS and KLU is not here"))
struct CVodeTests {
  @Test("every form of law, a dose and a changed intake agree within 1e-5 on every pool")
  func example() throws {
    let model = ExampleModel.model
    let compiled = try CompiledModel(model, observing: model.pools.map(\.key))
    let ages = [0, 0.001, 0.5, 2, 3.001, 3.005, 10, 12.5, 20, 41, 70, 100]
    let dose = Change(atAge: 3, set: ["drug.intake": 50], add: ["drug.gut": 277])
    let people = [Individual(sex: .female), Individual(sex: .male, parameters: ["drug.clearance": 0.9])]
    let subjects = try people.map { try compiled.subject($0, at: ages, changes: [dose]) }
    let rows = try CVode.run(compiled.system, subjects, relativeTolerance: 1e-10)
    for (number, person) in people.enumerated() {
      let options = SolverOptions(relativeTolerance: 1e-8)
      let trajectory = try compiled.run(person, at: ages, changes: [dose], options: options)
      let own = Array(rows[number * ages.count..<(number + 1) * ages.count])
      let agreement = Agreement.between(trajectory, own, model)
      #expect(agreement.worst < 1e-5, "\(agreement)")
    }
  }
}

@Suite(
  "The own model, judged by CVODE", .enabled(if: CVode.isAvailable, "a C compiler with SUNDIALS and KLU is not here"))
struct CVodeReferenceTests {
  @Test("a woman who takes MK-7 and a man on warfarin agree within 1e-6 on every pool from birth to 100")
  func lives() throws {
    let model = ReferenceModel.model
    let compiled = try CompiledModel(model, observing: model.pools.map(\.key))
    let ages = [
      0, 0.25, 1, 2.5, 5, 8, 10, 12, 14, 16, 18, 20, 25, 30, 40, 50, 52, 55, 59.9, 60.01, 60.1, 65, 70, 80, 100,
    ]
    let lives = [
      Life(
        Individual(sex: .female),
        changes: [Change(atAge: 60, set: ["intake.menaquinone7.uptake": 170], add: ["gut.menaquinone7.first": 170])]),
      Life(Individual(sex: .male), changes: [Change(atAge: 60, set: ["dose.warfarin": 5])]),
    ]
    let subjects = try lives.map { try compiled.subject($0.individual, at: ages, changes: $0.changes) }
    let rows = try CVode.run(compiled.system, subjects, relativeTolerance: 1e-10)
    for (number, life) in lives.enumerated() {
      let options = SolverOptions(relativeTolerance: 1e-8)
      let trajectory = try compiled.run(life.individual, at: ages, changes: life.changes, options: options)
      let own = Array(rows[number * ages.count..<(number + 1) * ages.count])
      let agreement = Agreement.between(trajectory, own, model)
      #expect(agreement.worst < 1e-6, "\(agreement)")
    }
  }
}

/// The emitted C code, compiled with its driver in a folder of its own.
enum CVode {
  static let libraries = [
    "-lsundials_cvode", "-lsundials_nvecserial", "-lsundials_sunmatrixsparse", "-lsundials_sunlinsolklu", "-lm",
  ]

  static let isAvailable: Bool = {
    let text = "#include <cvode/cvode.h>\n#include <sunlinsol/sunlinsol_klu.h>\nint main(void) { return 0; }\n"
    return (try? inFolder { try compile(["probe.c": text], main: "probe.c", in: $0) }) != nil
  }()

  static func run(_ system: RateSystem, _ subjects: [Subject], relativeTolerance: Double) throws -> [[Double]] {
    try inFolder { folder in
      let files = ["model.c": CExport.source(of: system), "driver.c": CVodeDriver.source]
      let programme = try compile(files, main: "driver.c", in: folder)
      let people = folder.appending(path: "people.txt")
      let rows = folder.appending(path: "rows.csv")
      try CVodeDriver.people(subjects).write(to: people, atomically: true, encoding: .utf8)
      try shell(programme.path, [people.path, "\(relativeTolerance)", "1", rows.path])
      return try String(contentsOf: rows, encoding: .utf8).split(separator: "\n").map { line in
        line.split(separator: ",").compactMap { Double($0) }
      }
    }
  }

  private static func compile(_ files: [String: String], main: String, in folder: URL) throws -> URL {
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let programme = folder.appending(path: "programme")
    let source = folder.appending(path: main).path
    let flags = ["-O1", "-Wall", "-Wno-unused-function", "-I/usr/include/suitesparse"]
    try shell("/usr/bin/env", ["cc"] + flags + [source, "-o", programme.path] + libraries)
    return programme
  }

  private static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-c-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static func shell(_ command: String, _ arguments: [String]) throws {
    let process = Foundation.Process()
    process.executableURL = URL(filePath: command)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw OutsideSimulator.Unusable(description: "\(command): \(text)") }
  }
}
