import Foundation
import Testing

@testable import Tabular

@Suite("Writing files and folders")
struct OutputTests {
  private func inDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tabular-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path)
  }

  private func tree(_ folder: String) -> [String] { (FileManager.default.subpaths(atPath: folder) ?? []).sorted() }

  @Test("A folder is made with those above it; one file that cannot be written takes back all files and folders")
  func folder() throws {
    try inDirectory { directory in
      try OutputFolder.write([("a.txt", [1]), ("b/c.txt", [2])], to: "\(directory)/x/y")
      #expect(tree(directory) == ["x", "x/y", "x/y/a.txt", "x/y/b", "x/y/b/c.txt"])
      try OutputFile.write([3], to: "\(directory)/file")
      let before = tree(directory)
      let below = #expect(throws: OutputError.self) {
        try OutputFolder.write([("new/a", [1]), ("x", [2])], to: directory)
      }
      #expect(below?.description == "\(directory)/x: cannot be written: Is a directory")
      #expect(tree(directory) == before)
      let inTheWay = #expect(throws: OutputError.self) {
        try OutputFolder.write([("new/a", [1]), ("file/z", [1])], to: directory)
      }
      #expect(inTheWay?.exitCode == 73)
      #expect(tree(directory) == before)
    }
  }

  @Test("Whether a folder can be written is known before")
  func check() throws {
    try inDirectory { directory in
      try OutputFile.write([3], to: "\(directory)/file")
      try OutputFolder.check("\(directory)/a/b/c")
      try OutputFolder.check(directory)
      try OutputFolder.check("not/there/yet")
      for path in ["file", "file/a"] {
        let refused = #expect(throws: OutputError.self) { try OutputFolder.check("\(directory)/\(path)") }
        #expect(refused?.description == "\(directory)/\(path): cannot be written: Not a directory")
      }
      #expect(tree(directory) == ["file"])
    }
  }

  @Test("A link stays a link, and a file keeps who may read it")
  func links() throws {
    try inDirectory { directory in
      try OutputFile.write([1], to: "\(directory)/real")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(directory)/real")
      try FileManager.default.createSymbolicLink(atPath: "\(directory)/link", withDestinationPath: "real")
      try OutputFile.write([2], to: "\(directory)/link")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/link") == "real")
      #expect(try InputFile.bytes(of: "\(directory)/real") == [2])
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/real")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("A pipe with a name is written into, not replaced by a file")
  func pipe() throws {
    try inDirectory { directory in
      let path = "\(directory)/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let reader = open(path, O_RDONLY | O_NONBLOCK)
      try #require(reader >= 0)
      defer { close(reader) }
      try OutputFile.write(Array("hello".utf8), to: path)
      var buffer = [UInt8](repeating: 0, count: 16)
      #expect(read(reader, &buffer, 16) == 5)
      #expect(String(decoding: buffer[..<5], as: UTF8.self) == "hello")
      #expect(tree(directory) == ["pipe"])
      #expect(throws: InputError.self) { try InputFile.bytes(of: path) }
    }
  }

  @Test("A name that is nearly right is answered with the one that is there")
  func nearest() throws {
    try inDirectory { directory in
      for name in ["anna.yaml", "hanna.yaml", "week.csv", ".anna.yam"] { try OutputFile.write([1], to: "\(directory)/\(name)") }
      let missing = #expect(throws: InputError.self) { try InputFile.bytes(of: "\(directory)/ana.yaml") }
      #expect(missing?.description == "\(directory)/ana.yaml: there is no such file (nearest: anna.yaml, hanna.yaml)")
      let lost = #expect(throws: InputError.self) { try InputFile.bytes(of: "\(directory)/none/ana.yaml") }
      #expect(lost?.description == "\(directory)/none/ana.yaml: there is no such file")
    }
  }

  @Test("A hash names contents: the same for the same, another for pieces cut elsewhere")
  func hash() {
    func hash(_ pieces: String...) -> UInt64 {
      var hash = StableHash()
      for piece in pieces { hash.add(piece) }
      return hash.value
    }
    #expect(hash("ab", "c") == hash("ab", "c"))
    #expect(Set([hash("ab", "c"), hash("a", "bc"), hash("abc"), hash("abc", "")]).count == 4)
  }
}
