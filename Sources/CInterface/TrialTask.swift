import Foundation
import Reporting
import Tabular
import Trials

/// A trial on virtual people, as `menaquin trial` runs it: whole, or in shards.
enum TrialTask {
  static func whole(_ request: Request, watch: CallWatch) throws -> Answer {
    let file = try TrialFile(request)
    let options = try options(request)
    let ending = try Ending(request)
    try request.finish()
    let trial = try TrialReader.read(text: file.text, file: file.name)
    let ready = try ReadyTrial(
      trial, file: file.name, settings: options.engine(trial, threads: ending.threads, folder: ending.out))
    let rows = ending.rows(ready)
    let run = try ready.engine.run(
      rows: rows?.rows, progress: { watch.show($0) }, isCancelled: { watch.isCancelled })
    return try ending.answer(run, ready, rows: rows, command: options.commandLine(file.name))
  }

  static func plan(_ request: Request) throws -> Answer {
    let file = try TrialFile(request)
    let options = try options(request)
    let shards = try request.whole("shards", in: 1...1_000_000) ?? 1
    let candidates = try request.whole("candidates", in: 1...1_000_000_000)
    let threads = try request.threads()
    try request.finish()
    let trial = try TrialReader.read(text: file.text, file: file.name)
    let ready = try ReadyTrial(trial, file: file.name, settings: options.engine(trial, threads: threads, folder: nil))
    let manifest = try ready.engine.plan(
      shards: shards, candidates: candidates, file: file.name, text: file.text, command: options.commandLine(file.name),
      program: Version.text)
    return Answer(text: try manifest.text())
  }

  static func shard(_ request: Request, watch: CallWatch) throws -> Answer {
    let path = try request.required("manifest")
    let index = try request.whole("index", in: 0...Int(Int32.max)) ?? 0
    let (work, threads) = (try request.text("work"), try request.threads())
    try request.finish()
    let manifest = try ShardManifest.read(path, program: Version.text)
    let ready = try LoadedTrial.shared.trial(manifest, threads: threads)
    let run = try ShardRun(
      manifest, index: index, engine: ready.engine, work: work ?? ShardManifest.workFolder(of: path))
    let process = ProcessInfo.processInfo
    switch try run.run(
      holder: "process \(process.processIdentifier) on \(process.hostName)", isCancelled: { watch.isCancelled })
    {
    case .done(let marker): return Answer(text: json(marker, state: "done").text)
    case .wasDone(let marker): return Answer(text: json(marker, state: "was done before").text)
    case .stopped(let rows):
      throw CallFault(
        CallFault.partlyDone, "shard \(index) stopped with \(rows) of \(run.shard.rows) rows; run it again to go on")
    }
  }

  static func merge(_ request: Request, watch: CallWatch) throws -> Answer {
    let path = try request.required("manifest")
    let work = try request.text("work")
    let ending = try Ending(request)
    try request.finish()
    let manifest = try ShardManifest.read(path, program: Version.text)
    let ready = try ReadyTrial(manifest, threads: ending.threads, folder: ending.out)
    let set = try ShardSet(manifest, work: work ?? ShardManifest.workFolder(of: path))
    let rows = ending.rows(ready)
    let run = try ready.engine.merge(
      set, rows: rows?.rows, progress: { watch.show($0) }, isCancelled: { watch.isCancelled })
    return try ending.answer(run, ready, rows: rows, command: manifest.command)
  }

  private static func options(_ request: Request) throws -> TrialOptions {
    TrialOptions(
      people: try request.whole("people", in: 1...100_000_000),
      replicates: try request.whole("replicates", in: 0...100_000) ?? 0, scenario: try request.scenario() ?? .trials,
      seed: try request.seed(), research: try request.flag("research"))
  }

  private static func json(_ marker: ShardMarker, state: String) -> JSONValue {
    .object([
      "shard": JSONValue(marker.index), "rows": JSONValue(marker.rows), "qualified": JSONValue(marker.qualified),
      "people": JSONValue(marker.people), "failures": JSONValue(marker.failures), "bytes": JSONValue(marker.bytes),
      "hash": .string(marker.hash), "state": .string(state),
    ])
  }
}

/// A trial's text and how it is named: a file, or text handed in.
private struct TrialFile {
  let name: String
  let text: String

  init(_ request: Request) throws {
    let (path, text) = (try request.text("path"), try request.text("text"))
    if let text {
      (name, self.text) = ("text", text)
    } else {
      let path = try path ?? request.required("path")
      (name, self.text) = (InputFile.displayName(of: path), try InputFile.text(of: path))
    }
  }
}

/// What becomes of a trial that has run.
private struct Ending {
  let threads: Int
  let out: String?
  let wantsRows: Bool

  init(_ request: Request) throws {
    threads = try request.threads()
    out = try request.text("out")
    wantsRows = try request.flag("rows")
    if let out { try OutputFolder.check(out) }
  }

  func rows(_ ready: ReadyTrial) -> TrialRows? {
    wantsRows ? TrialRows(run: ready.engine.fingerprint, scenario: ready.engine.settings.scenario.rawValue) : nil
  }

  func answer(_ run: TrialRun, _ ready: ReadyTrial, rows: TrialRows?, command: String) throws -> Answer {
    let record = TrialRecord(run, notes: ready.notes, command: command)
    if let out {
      try OutputFolder.write(record.files.map { ($0.name, Array($0.text.utf8)) }, to: out)
      if run.isComplete { ready.engine.forgetCheckpoint() }
    }
    guard run.isComplete else {
      throw CallFault(
        CallFault.partlyDone,
        "stopped with \(run.people) of \(run.wanted) people"
          + (out.map { "; run it again with out=\($0) to go on" } ?? ""))
    }
    let metadata = [("fingerprint", run.fingerprint), ("version", Version.text)]
    let summary = ExportTable(
      name: "summary", columns: summary(run).columns, metadata: metadata + [("summary", record.json.line)])
    let people = rows.map { ExportTable(name: "rows", columns: $0.table.columns, metadata: metadata) }
    return Answer(text: record.json.text, tables: [summary] + (people.map { [$0] } ?? []))
  }

  private func summary(_ run: TrialRun) -> LongTable {
    let table = LongTable()
    TrialTable.visit(run) { row in
      table.add(
        run: run.fingerprint, arm: row.arm, age: nil, time: row.timeDays, name: row.name, value: row.value,
        unit: row.unit,
        scenario: run.scenario.rawValue, kind: row.kind)
      table.person.add(nil as String?)
    }
    return table
  }
}
