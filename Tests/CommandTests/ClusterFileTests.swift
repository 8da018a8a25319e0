import Foundation
import Testing
import Yams

/// The files of `cluster/`, run as their schedulers would run them, with what these put into the environment.
@Suite("Job files for clusters")
struct ClusterFileTests {
  private static let folder = Command.root.appending(path: "cluster").path
  private static let shards = 3

  private static let trial = """
    title: Markers under MK-7
    population: {people: 90, age: {mean: 60, sd: 4, min: 50, max: 70}, sex: {female: 0.5}}
    arms:
      - {name: placebo}
      - {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}
    duration: 8 weeks
    visits: [0, 8 weeks]
    endpoints: [{what: ucOC/cOC, as: percent change}]
    """

  /// Runs a line in a folder with a planned trial, and `menaquin` on the path of every process below.
  private func shell(_ line: String, in data: String) throws -> Command.Outcome {
    try Command.shell("PATH=\"\(data)/bin:$PATH\"\nexport PATH\n\(line)", in: data)
  }

  /// A planned trial; `body` runs its shards and merges them into `results`, which must be what one process gives.
  private func expectSame(_ body: (_ data: String) throws -> Void) throws {
    try withFolder { data in
      try write(Self.trial, to: "\(data)/trial.yaml")
      try FileManager.default.createDirectory(atPath: "\(data)/bin", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: "\(data)/bin/menaquin", withDestinationPath: try Command.executable().path)
      let plan = try shell("menaquin plan trial.yaml --shards \(Self.shards) --out manifest.json", in: data)
      #expect(plan.status == 0, "\(plan.errors)")
      try body(data)
      #expect(try shell("menaquin trial trial.yaml --out alone", in: data).status == 0)
      let files = contents(of: "\(data)/alone")
      #expect(files.contains("report.html") && contents(of: "\(data)/results") == files)
      for file in files {
        let bytes = ["alone", "results"].map { FileManager.default.contents(atPath: "\(data)/\($0)/\(file)") }
        #expect(bytes[0] == bytes[1], "\(file)")
      }
    }
  }

  /// The command of a container, which sees the folder as `/data`.
  private func run(_ command: [String], index: (name: String, value: Int)?, in data: String) throws {
    let words = command.map { "'\($0.replacing("/data", with: data))'" }.joined(separator: " ")
    let answer = try shell("\(index.map { "\($0.name)=\($0.value) " } ?? "")\(words)", in: data)
    #expect(answer.status == 0, "\(answer.errors)")
    if let index { #expect(answer.errors.contains("\"index_from\":\"\(index.name)\"")) }
  }

  @Test("Slurm: an array of shards, then the merge")
  func slurm() throws {
    for script in ["submit.sh", "shard.sbatch", "merge.sbatch"] {
      #expect(try Command.shell("bash -n '\(Self.folder)/slurm/\(script)'").status == 0)
    }
    try expectSame { data in
      let environment = "MANIFEST=manifest.json RESULTS=results SLURM_CPUS_PER_TASK=1"
      for index in (0..<Self.shards).reversed() {
        let answer = try shell(
          "\(environment) SLURM_ARRAY_TASK_ID=\(index) bash '\(Self.folder)/slurm/shard.sbatch'", in: data)
        #expect(
          answer.status == 0 && answer.errors.contains("\"index_from\":\"SLURM_ARRAY_TASK_ID\""), "\(answer.errors)")
      }
      #expect(try shell("\(environment) bash '\(Self.folder)/slurm/merge.sbatch'", in: data).status == 0)
    }
  }

  @Test("Kubernetes: an indexed job of shards, then the merge")
  func kubernetes() throws {
    func command(_ file: String) throws -> (command: [String], spec: Node) {
      let text = try String(contentsOfFile: "\(Self.folder)/kubernetes/\(file).yaml", encoding: .utf8)
      let spec = try #require(try Yams.compose(yaml: text)?["spec"])
      let container = try #require(spec["template"]?["spec"]?["containers"]?[0])
      return (try #require(container["command"]?.array()).compactMap(\.string), spec)
    }
    let (shard, spec) = try command("shards")
    #expect(spec["completionMode"]?.string == "Indexed" && spec["completions"]?.int != nil)
    let merge = try command("merge").command
    try expectSame { data in
      for index in 0..<Self.shards { try run(shard, index: ("JOB_COMPLETION_INDEX", index), in: data) }
      try run(merge, index: nil, in: data)
    }
  }

  @Test("AWS Batch: an array job of shards, then the merge")
  func batch() throws {
    struct Job: Decodable {
      struct Overrides: Decodable { var command: [String] }
      var jobDefinition: String
      var containerOverrides: Overrides
    }
    struct Definition: Decodable { var jobDefinitionName: String }
    func decoded<File: Decodable>(_ name: String, _ type: File.Type) throws -> File {
      try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: "\(Self.folder)/aws-batch/\(name).json")))
    }
    let (shards, merge) = (try decoded("shards", Job.self), try decoded("merge", Job.self))
    let definition = try decoded("job-definition", Definition.self).jobDefinitionName
    #expect(shards.jobDefinition == definition && merge.jobDefinition == definition)
    try expectSame { data in
      for index in 0..<Self.shards {
        try run(shards.containerOverrides.command, index: ("AWS_BATCH_JOB_ARRAY_INDEX", index), in: data)
      }
      try run(merge.containerOverrides.command, index: nil, in: data)
    }
  }

  private static let hasSnakemake = (try? Command.shell("snakemake --version").status == 0) ?? false

  @Test("Snakemake: plan, shards and merge by their rules", .enabled(if: hasSnakemake, "there is no snakemake here"))
  func snakemake() throws {
    try expectSame { data in
      let answer = try shell(
        "snakemake --snakefile '\(Self.folder)/snakemake/Snakefile' --cores 2 --config trial=trial.yaml shards=\(Self.shards) out=flow",
        in: data)
      #expect(answer.status == 0, "\(answer.errors)")
      try FileManager.default.moveItem(atPath: "\(data)/flow/trial", toPath: "\(data)/results")
    }
  }
}
