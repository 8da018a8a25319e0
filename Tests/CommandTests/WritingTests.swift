import Foundation
import Testing

@Suite("Results that cannot be written")
struct WritingTests {
  private let simulate = "menaquin simulate examples/people/week-of-gouda.yaml --draws 0 --scenario none"

  @Test("A folder that cannot be is refused before anything is computed")
  func noFolder() throws {
    try withFolder { folder in
      try write("mine", to: "\(folder)/file")
      for path in ["\(folder)/file", "\(folder)/file/below"] {
        let answer = try Command.shell("\(simulate) --out \(path)")
        #expect(answer.status == 73 && answer.output.isEmpty)
        #expect(answer.errors == "error: \(path): cannot be written: Not a directory\n")
      }
      let tables = try Command.run("export", "--format", "csv", "--out", "\(folder)/file/tables")
      #expect(tables.status == 73)
      #expect(tables.errors == "error: \(folder)/file/tables: cannot be written: Not a directory\n")
      #expect(contents(of: folder) == ["file"])
      #expect(try String(contentsOfFile: "\(folder)/file", encoding: .utf8) == "mine")
    }
  }

  @Test("A file in a folder that is not there is not written, and the folder not made")
  func noFile() throws {
    try withFolder { folder in
      let path = "\(folder)/none/claim.txt"
      let answer = try Command.run("explain", "claim", "7", "--out", path)
      #expect(answer.status == 73 && answer.output.isEmpty)
      #expect(answer.errors == "error: \(path): cannot be written: No such file or directory\n")
      #expect(contents(of: folder).isEmpty)
    }
  }

  @Test("A disk that is full half-way leaves nothing behind, and what stood there stays")
  func full() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: "\(folder)/old", withIntermediateDirectories: false)
      try write("kept", to: "\(folder)/old/report.html")
      // The system's limit on the size of a file stands for the full disk: a few kilobytes, then an error.
      for line in ["\(simulate) --out \(folder)/new/run", "menaquin export --format csv --out \(folder)/new"] {
        let answer = try Command.shell("ulimit -f 8\n\(line)")
        #expect(answer.status == 73, "\(answer.errors)")
        #expect(answer.errors.hasSuffix(": cannot be written: File too large\n"))
        #expect(contents(of: folder) == ["old", "old/report.html"])
      }
      let answer = try Command.shell("ulimit -f 8\n\(simulate) --out \(folder)/old")
      #expect(answer.status == 73)
      #expect(contents(of: folder) == ["old", "old/report.html"])
      #expect(try String(contentsOfFile: "\(folder)/old/report.html", encoding: .utf8) == "kept")
    }
  }

  #if os(Linux)
    @Test("Standard output that takes nothing more is said and ends with 73")
    func fullOutput() throws {
      let answer = try Command.shell("menaquin explain claims > /dev/full")
      #expect(answer.status == 73)
      #expect(answer.errors == "error: standard output: cannot be written: No space left on device\n")
    }
  #endif

  @Test("A result goes into a pipe with a name; the pipe stays one")
  func pipe() throws {
    try withFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      let answer = try Command.shell("cat '\(folder)/pipe' & menaquin foods gouda --out '\(folder)/pipe' && wait && test -p '\(folder)/pipe'")
      #expect(answer.status == 0)
      #expect(answer.output == (try Command.run("foods", "gouda").output))
    }
  }
}
