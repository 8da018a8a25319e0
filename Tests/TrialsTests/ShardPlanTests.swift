import Foundation
import Tabular
import Testing

@testable import Trials

@Suite("The plan of a trial in shards") struct ShardPlanTests {
  @Test("shards hold every candidate once, in order, and differ by at most one", arguments: [1, 2, 5, 16, 64])
  func ranges(count: Int) throws {
    let manifest = try ShardBench(shards: count, in: "none").manifest
    #expect(manifest.candidates == 64)
    #expect(manifest.shards.flatMap { Array($0.candidates) } == Array(0..<64))
    #expect(manifest.shards.map(\.index) == Array(0..<count))
    let sizes = manifest.shards.map(\.rows)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test("the pieces of a shard are its candidates and cross no chunk of the merging")
  func blocks() throws {
    let manifest = try ShardBench(shards: 5, in: "none").manifest
    for shard in manifest.shards {
      let blocks = manifest.blocks(of: shard)
      #expect(blocks.flatMap { Array($0) } == Array(shard.candidates))
      #expect(blocks.allSatisfy { $0.lowerBound / manifest.block == ($0.upperBound - 1) / manifest.block })
    }
  }

  @Test("the same trial gives the same manifest, another seed another")
  func repeated() throws {
    let texts = try [1, 1, 2].map { try ShardBench(shards: 3, seed: $0, in: "none").manifest.text() }
    #expect(texts[0] == texts[1] && texts[0] != texts[2])
  }

  @Test("more shards than candidates are refused")
  func tooMany() throws {
    let fault = #expect(throws: ShardFault.self) { try ShardBench(shards: 65, in: "none") }
    #expect(fault?.description == "65 shards are more than the 64 candidates: some would hold nobody")
  }

  @Test("with criteria, candidates are planned that suffice, and not twice as many as needed")
  func criteria() throws {
    let bench = try ShardBench(shards: 4, text: ShardBench.choosy, in: "none")
    let alone = try TestPeople.engine(ShardBench.choosy).run()
    #expect(bench.manifest.candidates >= alone.candidates)
    #expect(bench.manifest.candidates < 2 * alone.candidates)
  }

  @Test("a manifest is read as it was written; what is none, or changed, or of another version is told apart")
  func reading() throws {
    try ShardBench.withFolder { folder in
      try OutputFolder.make(folder)
      let manifest = try ShardBench(shards: 3, in: folder).manifest
      let text = try manifest.text()
      func read(_ text: String, program: String = "test") throws -> ShardManifest {
        try OutputFile.write(Array(text.utf8), to: "\(folder)/m.json")
        return try ShardManifest.read("\(folder)/m.json", program: program)
      }
      #expect(try read(text) == manifest)
      func problem(_ text: String, program: String = "test") -> String? {
        #expect(throws: InputError.self) { try read(text, program: program) }?.description
          .replacing("\(folder)/", with: "")
      }
      let none = "this is no manifest of shards; allowed: a file that `menaquin plan` has written, whole"
      #expect(problem("{}") == "m.json: \(none)")
      #expect(problem(String(text.prefix(300))) == "m.json: \(none)")
      #expect(
        problem(text.replacing("\"version\" : 1", with: "\"version\" : 2"))
          == "m.json: version: the manifest is of another version; found \"2\"; allowed: 1")
      #expect(
        problem(text, program: "9.9")
          == "m.json: program: the manifest was made by another version of the program; found \"test\"; allowed: 9.9")
      let changed = problem(text.replacing("\"seed\" : 1", with: "\"seed\" : 2"))
      #expect(changed?.hasPrefix("m.json: plan: the manifest was changed after it was written; found ") == true)
      let missing = #expect(throws: InputError.self) { try ShardManifest.read("\(folder)/none.json", program: "test") }
      #expect(missing?.exitCode == 66)
    }
  }

  @Test("a manifest of a run that this program does not compute is refused")
  func otherRun() throws {
    let manifest = try ShardBench(shards: 3, in: "none").manifest
    let other = try TestPeople.engine(TestPeople.changed("8 weeks\nvisits", "9 weeks\nvisits"))
    let fault = #expect(throws: ShardFault.self) { try ShardRun(manifest, index: 0, engine: other, work: "none") }
    #expect(fault?.exitCode == 65)
    #expect(
      fault?.description.hasPrefix("the manifest is of run \(manifest.fingerprint), and this program computes run ")
        == true)
  }
}
