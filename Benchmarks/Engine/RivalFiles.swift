import Exchange
import Foundation
import ModelLanguage
import Simulation
import Solver

/// What other simulators need to run the same people: C code with their numbers, SBML per person, and the true answer.
struct RivalFiles {
  let folder: URL
  let crowd: Crowd

  /// - Parameters:
  ///   - people: how many the C programme runs; of these the first `documents` are written as SBML too.
  func write(people: Int, documents: Int) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let system = crowd.compiled.system
    let subjects = try crowd.lives(people)
    try save(CExport.source(of: system), "model.c")
    try save(CVodeDriver.source, "driver.c")
    try save(CVodeDriver.people(subjects), "people.txt")
    for number in 0..<documents {
      let document = try SBMLExport.document(of: crowd.model, for: Life(crowd.individual(number)))
      try save(document.text, "person-\(number).xml")
      if number == 0 { try save(times(document), "times.txt") }
    }
    let truth = crowd.solver(Tolerance.truth).solve(subjects, threads: 1)
    try save(truth.map(rows).joined(), "truth.csv")
  }

  private func save(_ text: String, _ name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func times(_ document: SBMLDocument) -> String {
    let scales = crowd.model.pools.map { "\($0.scale * $0.unit.factor)" }
    let days = Crowd.yearly.map { "\($0 * UnitOfMeasure.year.factor)" }
    return ([document.poolIDs.joined(separator: ","), scales.joined(separator: ",")] + days).joined(separator: "\n")
  }

  /// Pools in internal units, a line per age.
  private func rows(_ result: SubjectResult) -> String {
    let factors = crowd.model.pools.map(\.unit.factor)
    var text = ""
    for start in stride(from: 0, to: result.rows.count, by: factors.count) {
      let values = factors.indices.map { "\(result.rows[start + $0] * factors[$0])" }
      text += values.joined(separator: ",") + "\n"
    }
    return text
  }
}
