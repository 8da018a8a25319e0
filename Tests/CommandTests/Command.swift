import Foundation
import Testing

/// Runs the built command in a process of its own, as a person in a shell does.
struct Command {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  struct NotBuilt: Error, CustomStringConvertible { var description: String }

  /// The root of the project, from which example files are named.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command beside the bundle of the tests, where the package manager puts both.
  static func executable() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let places = bundles + [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL.appending(path: "x")]
    let candidates = places.map { $0.deletingLastPathComponent().appending(path: "menaquin") }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      throw NotBuilt(description: "no built command at \(candidates.map(\.path).joined(separator: ", "))")
    }
    return found
  }

  /// One cache for all runs of these tests, so that the food table is indexed once and the user's own cache is not touched.
  private static let cache = FileManager.default.temporaryDirectory.appending(path: "menaquin-command-tests")

  static let environment: [String: String] = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": path, "HOME": cache.path, "XDG_CACHE_HOME": cache.path, "LC_ALL": "C.UTF-8", "TERM": "xterm"]
  }()

  /// - Parameters:
  ///   - input: what stands on standard input.
  ///   - folder: the working directory; the project's root where not given.
  static func run(_ arguments: String..., input: String = "", in folder: String? = nil) throws -> Outcome {
    try launch(executable(), arguments, input: Data(input.utf8), in: folder)
  }

  /// Runs a shell line in which `menaquin` is the built command.
  static func shell(_ line: String, in folder: String? = nil) throws -> Outcome {
    let script = "menaquin() { '\(try executable().path)' \"$@\"; }\n" + line
    return try launch(URL(filePath: "/bin/sh"), ["-c", script], input: Data(), in: folder)
  }

  /// Starts the command and does not wait; nobody reads what it says.
  static func start(_ arguments: [String], in folder: String) throws -> Process {
    let process = Process()
    process.executableURL = try executable()
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder)
    process.arguments = arguments
    for stream in [\Process.standardOutput, \.standardError] { process[keyPath: stream] = FileHandle.nullDevice }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func launch(_ program: URL, _ arguments: [String], input: Data, in folder: String?) throws -> Outcome {
    try withFolder { place in
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.environment = environment
      process.currentDirectoryURL = folder.map { URL(filePath: $0) } ?? root
      // Files, not pipes: nothing to drain while it runs, and never a terminal.
      try input.write(to: URL(filePath: "\(place)/in"))
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(place)/in"))
      let names = ["\(place)/out", "\(place)/err"]
      for name in names { try Data().write(to: URL(filePath: name)) }
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: names[0]))
      process.standardError = try FileHandle(forWritingTo: URL(filePath: names[1]))
      try process.run()
      // Ends what hangs, so that the test fails instead of waiting for ever.
      let watch = DispatchWorkItem { process.terminate() }
      DispatchQueue.global().asyncAfter(deadline: .now() + 300, execute: watch)
      process.waitUntilExit()
      watch.cancel()
      let texts = try names.map { String(decoding: try Data(contentsOf: URL(filePath: $0)), as: UTF8.self) }
      return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }
  }
}

/// A folder of its own that is gone after the test.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Every file and folder below, in order of their names.
func contents(of folder: String) -> [String] {
  (FileManager.default.subpaths(atPath: folder) ?? []).sorted()
}

func write(_ text: String, to path: String) throws {
  try Data(text.utf8).write(to: URL(filePath: path))
}
