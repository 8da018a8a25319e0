import Foundation
import Testing

@Suite("The same inputs give the same bytes")
struct RepeatTests {
  private func run(threads: Int, to folder: String) throws -> String {
    let answer = try Command.shell(
      """
      menaquin simulate examples/people/week-of-gouda.yaml examples/people/child-of-10.yaml \
        --plan examples/plans/cheese-and-greens.yaml --today 2026-11-24 --until 60 --json \
        --draws 3 --seed 5 --threads \(threads) --out \(folder)
      """)
    #expect(answer.status == 0)
    return answer.output.replacing(folder, with: "OUT")
  }

  @Test("with 1 thread and with 2: report, charts, table and JSON")
  func threads() throws {
    try withFolder { folder in
      let one = try run(threads: 1, to: "\(folder)/one")
      let two = try run(threads: 2, to: "\(folder)/two")
      #expect(one == two)
      let names = contents(of: "\(folder)/one")
      #expect(names == contents(of: "\(folder)/two"))
      #expect(names.contains("1-week-of-gouda/report.html") && names.contains { $0.hasSuffix("/trajectories.csv") })
      for name in names where name.contains(".") {
        let files = ["one", "two"].map { FileManager.default.contents(atPath: "\(folder)/\($0)/\(name)") }
        #expect(files[0] == files[1], "\(name)")
      }
    }
  }

  @Test(
    "an intake, an explanation and an export too, in every process",
    arguments: [
      "intake examples/people/anna.yaml --json", "explain claims --json",
      "export --format sbml", "export --format csv --json",
    ])
  func others(line: String) throws {
    let first = try Command.shell("menaquin \(line)")
    #expect(first.status == 0)
    for _ in 0..<2 { #expect(try Command.shell("menaquin \(line)").output == first.output) }
  }
}
