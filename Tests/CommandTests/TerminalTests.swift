import Foundation
import Testing

@testable import menaquin

@Suite("Progress on a terminal")
struct TerminalTests {
  /// A terminal that nobody looks at: what is written to `slave` is read from `master`.
  private struct Terminal {
    let master: FileHandle
    let slave: FileHandle

    private typealias Open = @convention(c) (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<CChar>?, UnsafeMutableRawPointer?,
      UnsafeMutableRawPointer?
    ) -> Int32

    /// The system's `openpty`, looked up by name: the C library has it and Swift's picture of that library does not.
    init() throws {
      let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "openpty"))
      let open = unsafeBitCast(symbol, to: Open.self)
      var ends: (master: Int32, slave: Int32) = (-1, -1)
      try #require(open(&ends.master, &ends.slave, nil, nil, nil) == 0)
      master = FileHandle(fileDescriptor: ends.master, closeOnDealloc: true)
      slave = FileHandle(fileDescriptor: ends.slave, closeOnDealloc: true)
    }
  }

  /// What stands on the terminal that is standard error, and on the file that is standard output.
  private func watch(_ extra: [String], terminal kind: String = "xterm") throws -> (terminal: String, output: String) {
    try withFolder { folder in
      let terminal = try Terminal()
      let process = Process()
      process.executableURL = try Command.executable()
      process.currentDirectoryURL = Command.root
      process.environment = Command.environment.merging(["TERM": kind]) { $1 }
      process.arguments =
        ["simulate", "examples/people/week-of-gouda.yaml", "--draws", "2", "--today", "2026-11-24"] + extra
      try write("", to: "\(folder)/out")
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder)/out"))
      process.standardError = terminal.slave
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // A mark of our own, so that reading ends there and never waits.
      try terminal.slave.write(contentsOf: Data("\u{4}end".utf8))
      var seen = Data()
      while !seen.suffix(4).elementsEqual("\u{4}end".utf8) { seen += terminal.master.availableData }
      return (String(decoding: seen.dropLast(4), as: UTF8.self), try String(contentsOfFile: "\(folder)/out", encoding: .utf8))
    }
  }

  @Test("A bar is drawn while lives run and wiped at the end; the result holds nothing of it")
  func bar() throws {
    let seen = try watch([])
    #expect(seen.terminal.hasPrefix("\r░"))
    #expect(seen.terminal.contains("█"))
    #expect(seen.terminal.hasSuffix("\r\u{1B}[K"))
    #expect(!seen.output.contains("█") && !seen.output.contains("\r"))
    #expect(seen.output == (try watch(["--quiet"]).output))
  }

  @Test("With --quiet, and on a terminal that cannot go back, nothing is drawn")
  func quiet() throws {
    #expect(try watch(["--quiet"]).terminal.isEmpty)
    #expect(try watch([], terminal: "dumb").terminal.isEmpty)
  }

  @Test("The bar fills with the share done, and tells what is left once it can be told")
  func line() {
    let half = ProgressLine.line(0.5, after: .seconds(1))
    #expect(half == String(repeating: "█", count: 15) + String(repeating: "░", count: 15) + " simulating lives")
    #expect(ProgressLine.line(0.5, after: .seconds(10)).hasSuffix(" simulating lives, about 10 s left"))
    #expect(ProgressLine.line(0.1, after: .seconds(60)).hasSuffix(" simulating lives, about 9 min left"))
    #expect(ProgressLine.line(1, after: .seconds(1)).hasPrefix(String(repeating: "█", count: 30) + " "))
  }
}
