import Foundation
import Testing

@testable import menaquin

@Suite("A trial in shards")
struct ShardTests {
  private static func trial(people: Int) -> String {
    """
    title: Markers under MK-7
    population: {people: \(people), age: {mean: 60, sd: 4, min: 50, max: 70}, sex: {female: 0.5}}
    arms:
      - {name: placebo}
      - {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
    duration: 8 weeks
    visits: [0, 8 weeks]
    endpoints: [{what: ucOC/cOC, as: percent change}, {what: dp-ucMGP, as: percent change}]
    """
  }

  private func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// Starts a shard on one thread and waits until it has written something.
  private func begin(_ index: Int, of manifest: String, in folder: String) throws -> Process {
    let process = try Command.start(
      ["shard", "--manifest", "\(manifest).json", "--index", "\(index)", "--threads", "1"], in: folder)
    let rows = "\(folder)/\(manifest)-shards/0000\(index)/rows.bin"
    while process.isRunning, size(rows) < 1000 { usleep(2000) }
    return process
  }

  private func expectSame(_ folder: String, _ one: String, _ other: String) {
    let files = contents(of: "\(folder)/\(one)")
    #expect(files.contains("report.html") && files.contains("rows.csv") && files.contains("summary.csv"))
    #expect(contents(of: "\(folder)/\(other)") == files)
    for file in files {
      let bytes = [one, other].map { FileManager.default.contents(atPath: "\(folder)/\($0)/\(file)") }
      #expect(bytes[0] == bytes[1], "\(other)/\(file)")
    }
  }

  @Test("1, 2, 5 and 16 shards, in any order, one killed and run again, are one process: report, tables, every person")
  func sameBytes() throws {
    try withFolder { folder in
      try write(Self.trial(people: 1500), to: "\(folder)/trial.yaml")
      let options = "--replicates 20 --seed 7"
      let alone = try Command.shell("menaquin trial trial.yaml \(options) --out alone --rows csv", in: folder)
      #expect(alone.status == 0, "\(alone.errors)")
      for shards in [1, 2, 5, 16] {
        let name = "m\(shards)"
        let plan = try Command.shell(
          "menaquin plan trial.yaml \(options) --shards \(shards) --out \(name).json", in: folder)
        #expect(plan.status == 0, "\(plan.errors)")
        if shards <= 2 {
          let killed = try begin(0, of: name, in: folder)
          kill(killed.processIdentifier, SIGKILL)
          killed.waitUntilExit()
          #expect(killed.terminationReason == .uncaughtSignal)
          #expect(!FileManager.default.fileExists(atPath: "\(folder)/\(name)-shards/00000/done.json"))
        }
        for index in (0..<shards).reversed() {
          let shard = try Command.shell("menaquin shard --manifest \(name).json --index \(index)", in: folder)
          #expect(shard.status == 0, "\(shard.errors)")
          #expect(shard.errors.contains("rows stand from before") == (shards <= 2 && index == 0))
        }
        let merged = try Command.shell("menaquin merge \(name).json --out \(name) --rows csv", in: folder)
        #expect(merged.status == 0 && merged.output == alone.output, "\(merged.errors)")
        expectSame(folder, "alone", name)
      }
    }
  }

  @Test("A shard that is asked to end keeps what it has, ends with 75 and goes on when it is run again")
  func terminated() throws {
    try withFolder { folder in
      try write(Self.trial(people: 1500), to: "\(folder)/trial.yaml")
      #expect(try Command.shell("menaquin plan trial.yaml --shards 1 --out m.json", in: folder).status == 0)
      let process = try begin(0, of: "m", in: folder)
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 75)
      let again = try Command.shell("menaquin shard --manifest m.json --index 0 --json-log", in: folder)
      #expect(again.status == 0 && again.output == "shard 0: done; 1504 candidates, 1504 people, 0 not simulated\n")
      let records = try again.errors.split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      #expect(records.map { $0["event"] as? String } == ["begins", "resumed", "done"])
      #expect(records.allSatisfy { $0["time"] != nil && $0["level"] as? String == "info" && $0["shard"] as? Int == 0 })
    }
  }

  @Test("Two processes at one shard: the second does nothing, says who is at it and ends with 75")
  func twice() throws {
    try withFolder { folder in
      try write(Self.trial(people: 3000), to: "\(folder)/trial.yaml")
      #expect(try Command.shell("menaquin plan trial.yaml --shards 1 --out m.json", in: folder).status == 0)
      let first = try begin(0, of: "m", in: folder)
      let second = try Command.shell("menaquin shard --manifest m.json --index 0 --quiet", in: folder)
      #expect(second.status == 75 && second.output.isEmpty)
      #expect(
        second.errors.hasPrefix(
          "error: m-shards/00000: another process computes this shard (process \(first.processIdentifier) on "))
      first.waitUntilExit()
      #expect(first.terminationStatus == 0)
      let third = try Command.shell("menaquin shard --manifest m.json --index 0 --quiet", in: folder)
      #expect(third.output.hasPrefix("shard 0: was done before, and is whole; "))
    }
  }

  @Test("A disk that is full in the middle of a shard is said, what was written stays, and the rest comes later")
  func full() throws {
    try withFolder { folder in
      try write(Self.trial(people: 300), to: "\(folder)/trial.yaml")
      #expect(try Command.shell("menaquin plan trial.yaml --shards 1 --out m.json", in: folder).status == 0)
      let line = "menaquin shard --manifest m.json --index 0"
      // The system's limit on the size of a file stands for the full disk.
      let broken = try Command.shell("ulimit -f 100\n\(line) --quiet", in: folder)
      #expect(broken.status == 73 && broken.output.isEmpty)
      #expect(broken.errors == "error: m-shards/00000/rows.bin: cannot be written: File too large\n")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/m-shards/00000/done.json"))
      #expect(size("\(folder)/m-shards/00000/rows.bin") > 10_000)
      let again = try Command.shell(line, in: folder)
      #expect(again.status == 0 && again.errors.contains("rows stand from before"))
      #expect(try Command.shell("menaquin trial trial.yaml --out alone --rows csv", in: folder).status == 0)
      #expect(try Command.shell("menaquin merge m.json --out merged --rows csv", in: folder).status == 0)
      expectSame(folder, "alone", "merged")
    }
  }

  @Test("What cannot be merged is named, nothing is written, and the exit code tells whether computing helps")
  func refused() throws {
    try withFolder { folder in
      try write(Self.trial(people: 100), to: "\(folder)/trial.yaml")
      #expect(try Command.shell("menaquin plan trial.yaml --shards 3 --out m.json", in: folder).status == 0)
      let none = try Command.shell("menaquin merge m.json --out merged", in: folder)
      #expect(none.status == 75 && none.output.isEmpty)
      #expect(none.errors == "error: m-shards: none of the 3 shards is done; run them, then merge again\n")
      for index in [0, 2] {
        #expect(try Command.shell("menaquin shard --manifest m.json --index \(index)", in: folder).status == 0)
      }
      let one = try Command.shell("menaquin merge m.json --out merged --json-log", in: folder)
      #expect(one.status == 75)
      #expect(one.errors.contains("\"event\":\"failed\"") && one.errors.contains("\"exit\":75"))
      #expect(one.errors.contains("m-shards: shard 1 of 3 not done; run it, then merge again"))
      try FileManager.default.copyItem(atPath: "\(folder)/m-shards/00002", toPath: "\(folder)/m-shards/00001")
      let twice = try Command.shell("menaquin merge m.json --out merged", in: folder)
      #expect(twice.status == 65)
      #expect(
        twice.errors == """
          error: 2 things are wrong
            shard 2 is there 2 times: m-shards/00001, m-shards/00002; keep one
            m-shards: shard 1 of 3 not done; run it, then merge again

          """)
      #expect(try Command.shell("menaquin merge none.json", in: folder).status == 66)
      #expect(try Command.shell("menaquin merge trial.yaml", in: folder).status == 65)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/merged"))
    }
  }

  @Test("A manifest is not written over by another plan's, and is by its own")
  func manifestStays() throws {
    try withFolder { folder in
      try write(Self.trial(people: 100), to: "\(folder)/trial.yaml")
      let line = "menaquin plan trial.yaml --shards 3"
      #expect(try Command.shell(line, in: folder).status == 0)
      let before = FileManager.default.contents(atPath: "\(folder)/manifest.json")
      #expect(try Command.shell(line, in: folder).status == 0)
      let other = try Command.shell("\(line) --seed 2", in: folder)
      #expect(other.status == 73)
      #expect(
        other.errors
          == "error: manifest.json: cannot be written: another file stands there; remove it, or name another with --out\n"
      )
      #expect(FileManager.default.contents(atPath: "\(folder)/manifest.json") == before)
      #expect(Data(try Command.shell("\(line) --out -", in: folder).output.utf8) == before)
    }
  }
}
