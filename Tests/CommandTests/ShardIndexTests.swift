import Testing

@testable import menaquin

@Suite("Which shard a process computes")
struct ShardIndexTests {
  private func choose(_ option: Int?, _ environment: [String: String], shards: Int = 5) throws -> ShardIndex {
    try ShardIndex(option: option, environment: environment, shards: shards)
  }

  private func fault(_ option: Int?, _ environment: [String: String]) -> String? {
    let fault = #expect(throws: CommandFault.self) { try choose(option, environment) }
    #expect(fault?.status == .usage)
    return fault?.message
  }

  @Test("is said by the command line or by one scheduler, and the answer says which", arguments: ShardIndex.variables)
  func one(variable: String) throws {
    #expect(try choose(3, [:]) == ShardIndex(index: 3, source: "--index"))
    #expect(try choose(nil, [variable: "4", "HOME": "1"]) == ShardIndex(index: 4, source: variable))
  }

  @Test("may be said twice in agreement; a variable set to nothing says nothing")
  func agreeing() throws {
    let found = try choose(2, ["SLURM_ARRAY_TASK_ID": "2", "JOB_COMPLETION_INDEX": ""])
    #expect(found == ShardIndex(index: 2, source: "--index and SLURM_ARRAY_TASK_ID"))
  }

  @Test("is refused where two disagree")
  func disagreeing() {
    #expect(
      fault(1, ["SLURM_ARRAY_TASK_ID": "2"])
        == "--index says shard 1 and SLURM_ARRAY_TASK_ID says shard 2; let only one of them speak")
    #expect(
      fault(nil, ["JOB_COMPLETION_INDEX": "0", "AWS_BATCH_JOB_ARRAY_INDEX": "4"])
        == "JOB_COMPLETION_INDEX says shard 0 and AWS_BATCH_JOB_ARRAY_INDEX says shard 4; let only one of them speak")
  }

  @Test("is refused where none is said, or none that there is")
  func wrong() {
    #expect(
      fault(nil, [:])
        == "no index of a shard: give --index, or run in an array job that sets SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX"
    )
    for text in ["5", "-1", "two", "1.0"] {
      #expect(
        fault(nil, ["SLURM_ARRAY_TASK_ID": text])
          == "SLURM_ARRAY_TASK_ID: there is no such shard; found \"\(text)\"; allowed: 0 to 4, as the manifest has them"
      )
    }
  }
}
