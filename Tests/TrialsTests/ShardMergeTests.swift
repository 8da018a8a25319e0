import Foundation
import Tabular
import Testing

@testable import Trials

@Suite("Any sharding is one process, to the last bit") struct ShardMergeTests {
  @Test("with 1, 2, 5 and 16 shards", arguments: [1, 2, 5, 16])
  func counts(shards: Int) throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: shards, in: folder)
      for index in bench.manifest.shards.indices.reversed() { try bench.run(index) }
      #expect(try bench.merged() == ShardBench.alone())
    }
  }

  @Test("where criteria leave out some, so that arms depend on all who came before", arguments: [3, 16])
  func criteria(shards: Int) throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: shards, text: ShardBench.choosy, seed: 3, in: folder)
      try bench.runAll()
      #expect(try bench.merged() == ShardBench.alone(ShardBench.choosy, seed: 3))
    }
  }

  @Test("where the shards have too few people, and the rest is simulated at the merge")
  func lacking() throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: 2, candidates: 32, in: folder)
      try bench.runAll()
      var lacked = 0
      let run = try bench.engine.merge(try ShardSet(bench.manifest, work: bench.work), lacking: { lacked = $0 })
      #expect(lacked == 8)
      #expect(try ShardBench.text(run) == ShardBench.alone())
    }
  }

  @Test("person by person too")
  func rows() throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: 5, in: folder)
      try bench.runAll()
      func rows(_ name: String) -> PersonRows {
        PersonRows(CSVRows(path: "\(folder)/\(name)"), run: "r", scenario: "s")
      }
      _ = try bench.engine.merge(try ShardSet(bench.manifest, work: bench.work), rows: rows("merged.csv"))
      _ = try bench.engine.run(rows: rows("alone.csv"))
      let merged = try InputFile.bytes(of: "\(folder)/merged.csv")
      #expect(merged == (try InputFile.bytes(of: "\(folder)/alone.csv")))
      #expect(merged.count > 10_000)
    }
  }

  @Test("after an interruption in the middle of a shard")
  func interrupted() throws {
    try ShardBench.withFolder { folder in
      let text = TestPeople.changed("people: 40", "people: 200")
      let bench = try ShardBench(shards: 2, text: text, threads: 1, in: folder)
      let ending = try bench.run(0, stoppingAt: 40)
      guard case .stopped(let rows) = ending else {
        Issue.record("not stopped: \(ending)")
        return
      }
      #expect(rows == 64 && bench.manifest.shards[0].rows == 112)
      var events: [ShardRun.Event] = []
      try bench.run(0, tell: { events.append($0) })
      #expect(events.first == .resumed(rows: rows))
      try bench.run(1)
      #expect(try bench.merged() == ShardBench.alone(text))
    }
  }

  @Test("wherever the writing of a shard broke off")
  func broken() throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: 1, in: folder)
      try bench.run(0)
      let (rows, marker) = (bench.folder(0).rows, bench.folder(0).marker)
      let whole = try InputFile.bytes(of: rows)
      let markerBytes = try InputFile.bytes(of: marker)
      for length in [0, 5, 20, 80, whole.count / 2, whole.count - 1] {
        try OutputFile.write(Array(whole[..<length]), to: rows)
        try FileManager.default.removeItem(atPath: marker)
        try bench.run(0)
        #expect(try InputFile.bytes(of: rows) == whole, "cut to \(length) bytes")
        #expect(try InputFile.bytes(of: marker) == markerBytes)
      }
    }
  }
}
