import Foundation
import Testing

@testable import Foods

@Suite("The cached index")
struct FoodIndexTests {
  /// A small table, so that making the index is quick.
  private func sources(kaleK1: String = "817") throws -> FoodSources {
    let shipped = try FoodSources.shipped()
    let lines = String(decoding: shipped.curated, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    let few = lines.prefix(6).joined(separator: "\n").replacing(",817,", with: ",\(kaleK1),") + "\n"
    func head(_ bytes: [UInt8]) -> [UInt8] {
      Array(String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(3).joined(separator: "\n").utf8)
    }
    return FoodSources(
      curated: Array(few.utf8), standardReference: head(shipped.standardReference), survey: head(shipped.survey),
      groups: shipped.groups, aliases: Array("alias,food_id,language\nspinazie,us_spinach_raw,nl\n".utf8))
  }

  private func files(_ directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }

  @Test("The index is made once, found again, and leaves nothing else in the cache")
  func reuse() throws {
    try Shipped.inDirectory { directory in
      let first = try FoodTable(sources: sources(), cacheDirectory: directory)
      let made = try files(directory)
      #expect(made.count == 1 && made[0].hasPrefix("foods-") && made[0].hasSuffix(".sqlite"))
      let date = { try FileManager.default.attributesOfItem(atPath: directory.path + "/" + made[0])[.modificationDate] }
      let before = try date() as? Date
      let second = try FoodTable(sources: sources(), cacheDirectory: directory)
      #expect(try date() as? Date == before)
      #expect(try first.all() == second.all())
      #expect(try second.food("spinazie")?.id == "us_spinach_raw")
    }
  }

  @Test("A changed table makes a new index and clears the old one away")
  func changed() throws {
    try Shipped.inDirectory { directory in
      _ = try FoodTable(sources: sources(), cacheDirectory: directory)
      let old = try files(directory)
      let table = try FoodTable(sources: sources(kaleK1: "900"), cacheDirectory: directory)
      #expect(try table.food("us_kale_boiled")?[.phylloquinone].amount == 900)
      #expect(try files(directory).count == 1)
      #expect(try files(directory) != old)
    }
  }

  @Test("What a process left unfinished an hour ago is cleared away, what one is writing now is not")
  func abandoned() throws {
    try Shipped.inDirectory { directory in
      for (name, age) in [("foods-0.1-1.part", -7200.0), ("foods-0.2-2.part", -10), ("other.part", -7200)] {
        let path = directory.appendingPathComponent(name).path
        #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: age)], ofItemAtPath: path)
      }
      _ = try FoodTable(sources: sources(), cacheDirectory: directory)
      #expect(try files(directory).filter { $0.hasSuffix(".part") } == ["foods-0.2-2.part", "other.part"])
    }
  }

  @Test(
    "A damaged, empty or foreign file under its name is replaced",
    arguments: ["", "not a database", "SQLite format 3, and then not"])
  func damaged(content: String) throws {
    try Shipped.inDirectory { directory in
      let name = "foods-\(FoodIndex.contentHash(try sources())).sqlite"
      try Data(content.utf8).write(to: directory.appendingPathComponent(name))
      let table = try FoodTable(sources: sources(), cacheDirectory: directory)
      #expect(try table.food("us_kale_raw") != nil)
      #expect(try files(directory) == [name])
      #expect(try FoodTable(sources: sources(), cacheDirectory: directory).food("us_kale_raw") != nil)
    }
  }

  @Test("Where the cache cannot be written the index lives in memory")
  func noCache() throws {
    let nowhere = URL(fileURLWithPath: "/dev/null/nowhere")
    #expect(try FoodTable(sources: sources(), cacheDirectory: nowhere).food("us_kale_raw") != nil)
    #expect(try FoodTable(sources: sources(), cacheDirectory: nil).food("us_kale_raw") != nil)
  }

  @Test("Many may make it at once")
  func concurrent() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("foods-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let sources = try sources()
    let names = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<16 {
        group.addTask { try FoodTable(sources: sources, cacheDirectory: directory).food("us_kale_raw")?.name }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names == Array(repeating: "kale raw", count: 16))
    #expect(try files(directory).count == 1)
  }

  @Test("The hash sees a change of any byte of any file")
  func hash() throws {
    let plain = try sources()
    var changed = plain.curated
    changed[changed.count - 2] ^= 1
    let other = FoodSources(
      curated: changed, standardReference: plain.standardReference, survey: plain.survey, groups: plain.groups,
      aliases: plain.aliases)
    #expect(FoodIndex.contentHash(plain) != FoodIndex.contentHash(other))
    #expect(FoodIndex.contentHash(plain) == FoodIndex.contentHash(try sources()))
  }
}
