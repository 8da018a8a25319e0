import App
import ArgumentParser
import Foundation
import Hummingbird

/// The local web app: loopback only, until asked otherwise.
@main
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menaquin-serve",
    abstract: "The local web app: for oneself or a parent, for a patient, for a trial.",
    discussion: """
      Listens on this computer alone and keeps everything in one folder that only you may read: MENAQUIN_HOME, or menaquin in \
      your data folder. Ctrl-C ends it; what was saved stays.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "port"))
  var port: Int = 8127

  @Option(
    help: ArgumentHelp(
      "Listen on this address in place of loopback: others on your network can then read and change everything.",
      valueName: "address"))
  var host: String = "127.0.0.1"

  @Option(help: ArgumentHelp("Folder of the household, in place of the user's own.", valueName: "dir"))
  var home: String?

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
  }

  func run() async throws {
    let home = home.map { Home(folder: $0) } ?? .ofUser()
    let settings = AppSettings(
      host: host, port: port, home: home, threads: ProcessInfo.processInfo.activeProcessorCount)
    do {
      let app = try WebApp(settings)
      let name = host.contains(":") ? "[\(host)]" : host
      let application = app.application(ready: { port in
        Self.tell("Menaquin is at http://\(name):\(port)/  (Ctrl-C ends it)\n")
        await app.warmUp()
      })
      try await application.runService()
    } catch let fault as AppFault {
      Self.tell("error: \(fault.message)\n")
      throw ExitCode(73)
    }
  }

  private static func tell(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
