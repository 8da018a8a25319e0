import Foundation
import Tabular
import Testing

@testable import Trials

@Suite("Shards that are not what they should be") struct ShardFaultTests {
  /// Three whole shards, and what was done to them.
  private func bench(_ change: (ShardBench, String) throws -> Void) throws {
    try ShardBench.withFolder { folder in
      let bench = try ShardBench(shards: 3, in: folder)
      try bench.runAll()
      #expect(try bench.sentences().isEmpty && bench.exitCode() == 0)
      try change(bench, bench.work)
    }
  }

  private func cut(_ path: String, to length: Int) throws {
    try OutputFile.write(Array(try InputFile.bytes(of: path)[..<length]), to: path)
  }

  @Test("missing ones are named, and can be computed")
  func missing() throws {
    try bench { bench, work in
      for index in [0, 2] { try FileManager.default.removeItem(atPath: bench.folder(index).path) }
      #expect(try bench.sentences() == ["\(work): shards 0, 2 of 3 not done; run them, then merge again"])
      #expect(bench.exitCode() == 75)
      // Begun and not done is missing too.
      try FileManager.default.removeItem(atPath: bench.folder(1).marker)
      #expect(try bench.sentences() == ["\(work): none of the 3 shards is done; run them, then merge again"])
    }
  }

  @Test("one that is there twice is refused, whatever the folder is called")
  func duplicate() throws {
    try bench { bench, work in
      try FileManager.default.copyItem(atPath: bench.folder(1).path, toPath: "\(work)/copy")
      #expect(try bench.sentences() == ["shard 1 is there 2 times: \(work)/00001, \(work)/copy; keep one"])
      #expect(bench.exitCode() == 65)
    }
  }

  @Test("one in a folder of another name is found")
  func renamed() throws {
    try bench { bench, work in
      try FileManager.default.moveItem(atPath: bench.folder(1).path, toPath: "\(work)/from-the-other-machine")
      #expect(try bench.merged() == ShardBench.alone())
    }
  }

  @Test("one that is cut short is told, and computed anew from there")
  func truncated() throws {
    try bench { bench, work in
      let size = try InputFile.bytes(of: bench.folder(1).rows).count
      try cut(bench.folder(1).rows, to: size - 10)
      let sentence = try #require(bench.sentences().first)
      #expect(sentence.hasPrefix("\(work)/00001/rows.bin: shard 1 is cut short: \(size - 10) of \(size) bytes, "))
      #expect(sentence.hasSuffix(" of 21 rows; run shard 1 again"))
      #expect(bench.exitCode() == 65)
      var events: [ShardRun.Event] = []
      try bench.run(1, tell: { events.append($0) })
      guard case .damaged = events.first else {
        Issue.record("no word of the damage: \(events)")
        return
      }
      #expect(try bench.merged() == ShardBench.alone())
    }
  }

  @Test("one with a changed byte is told")
  func changed() throws {
    try bench { bench, work in
      var bytes = try InputFile.bytes(of: bench.folder(2).rows)
      bytes[bytes.count / 2] ^= 1
      try OutputFile.write(bytes, to: bench.folder(2).rows)
      #expect(
        try bench.sentences() == ["\(work)/00002/rows.bin: shard 2 was changed after it was done; run shard 2 again"])
      #expect(bench.exitCode() == 65)
    }
  }

  @Test("one with a marker and no rows is told")
  func noRows() throws {
    try bench { bench, work in
      try FileManager.default.removeItem(atPath: bench.folder(0).rows)
      #expect(
        try bench.sentences() == [
          "\(work)/00000/rows.bin: shard 0 is marked as done, and its rows are not there; run shard 0 again"
        ])
    }
  }

  @Test("one of another plan is refused by merging and by computing, and stays")
  func foreign() throws {
    try bench { bench, work in
      let other = try ShardBench(shards: 3, seed: 2, in: (work as NSString).deletingLastPathComponent)
      let said =
        "another plan (\(bench.manifest.plan), run \(bench.manifest.fingerprint); the manifest's plan is \(other.manifest.plan), run \(other.manifest.fingerprint))"
      let sentences = try other.sentences()
      #expect(sentences.first == "\(work)/00000: the shard belongs to \(said)")
      #expect(other.exitCode() == 65)
      let before = try InputFile.bytes(of: bench.folder(0).rows)
      let fault = #expect(throws: ShardFault.self) { try other.run(0) }
      #expect(
        fault?.description == "\(work)/00000/rows.bin: these are rows of \(said); give another --work, or remove it")
      #expect(try InputFile.bytes(of: bench.folder(0).rows) == before)
    }
  }

  @Test("a file that is no shard's is refused and stays")
  func noShard() throws {
    try bench { bench, work in
      try OutputFile.write(Array("my own notes, twenty bytes and more".utf8), to: bench.folder(0).rows)
      #expect(try bench.sentences().first == "\(work)/00000/rows.bin: this is no file of a shard's rows")
      #expect(throws: ShardFault.self) { try bench.run(0) }
      #expect(try InputFile.text(of: bench.folder(0).rows).hasPrefix("my own notes"))
    }
  }

  @Test("one that is done is checked and not computed again")
  func idempotent() throws {
    try bench { bench, _ in
      let before = try InputFile.bytes(of: bench.folder(0).rows)
      var events: [ShardRun.Event] = []
      let ending = try bench.run(0, tell: { events.append($0) })
      guard case .wasDone(let marker) = ending else {
        Issue.record("computed again: \(ending)")
        return
      }
      #expect(events.isEmpty && marker.rows == 21)
      #expect(try InputFile.bytes(of: bench.folder(0).rows) == before)
    }
  }

  @Test("two at the same shard are kept apart, and the second says who is at it")
  func locked() throws {
    try bench { bench, work in
      let lock = try FileLock(path: bench.folder(1).lock, holder: "process 12 on node 7")
      let fault = #expect(throws: ShardFault.self) { try bench.run(1) }
      #expect(
        fault?.description
          == "\(work)/00001: another process computes this shard (process 12 on node 7); nothing was done")
      #expect(fault?.exitCode == 75)
      withExtendedLifetime(lock) {}
    }
    try bench { bench, _ in
      // Gone with the one who held it.
      _ = try FileLock(path: bench.folder(1).lock, holder: "process 12 on node 7")
      #expect(throws: Never.self) { try bench.run(1) }
    }
  }

  @Test("there is no shard beyond the last")
  func beyond() throws {
    let bench = try ShardBench(shards: 3, in: "none")
    for index in [-1, 3] {
      let fault = #expect(throws: ShardFault.self) { try bench.run(index) }
      #expect(fault?.description == "there is no shard \(index): the manifest has shards 0 to 2")
    }
  }
}
