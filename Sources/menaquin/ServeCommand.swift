import ArgumentParser
import Foundation
import Tabular

/// Starts the local web app, which is a program of its own, so that this one builds without a web server.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "The local web app: for oneself or a parent, for a patient, for a trial.",
    usage: "menaquin serve [--port PORT]",
    discussion: """
      Starts menaquin-serve, where it stands beside this program; in a clone, `make serve` builds and starts it. It listens on \
      this computer alone and keeps what is entered in one folder that only you may read.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port"))
  var port: Int = 8127

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
  }

  func run() throws {
    let path = Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("menaquin-serve").path ?? ""
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw CommandFault(
        .notFound, "the web app is a program of its own, menaquin-serve, and is not beside this one; in a clone, `make serve` builds and starts it")
    }
    let words: [String] = [path, "--port", "\(port)"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    // Takes this program's place: Ctrl-C then ends the server itself.
    _ = execv(path, &arguments)
    throw CommandFault(.internalFault, "menaquin-serve could not be started: \(String(cString: strerror(errno)))")
  }
}
