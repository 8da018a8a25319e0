import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

@Suite("The workbench")
struct RunsTests {
  private struct Run: Decodable {
    let id: String
    var state: String?
    var share: Double?
  }

  private let trial = """
    title: MK-7 for three months
    population: {people: 16, age: {uniform: [55, 65]}, sex: {female: 1.0}}
    arms: [{name: placebo}, {name: MK-7, regimen: [{form: MK-7, dose_ug: 180, every: 1 day}]}]
    duration: 3 months
    visits: [0, 3 months]
    endpoints: [{what: ucOC/cOC, as: percent change}]
    """

  private func begin(_ client: any TestClientProtocol, people: Int) async throws -> String {
    struct Wish: Encodable {
      let trial: String
      let people: Int
    }
    let body = String(decoding: try JSONEncoder().encode(Wish(trial: trial, people: people)), as: UTF8.self)
    let answer = try await client.send(.post, "/api/runs", body)
    #expect(answer.status == .created, "\(answer.text)")
    return try JSONDecoder().decode(Run.self, from: Data(buffer: answer.body)).id
  }

  @Test("A trial runs, tells how far it is, and leaves a report, a table and its file")
  func whole() async throws {
    try await withApp { client in
      let id = try await begin(client, people: 16)
      let events = try await client.get("/api/runs/\(id)/events").text
      #expect(events.hasPrefix("event: progress\n"))
      #expect(events.contains("event: done\ndata: "))
      #expect(events.contains("\"state\":\"done\""))
      let report = try await client.get("/workbench/\(id)/report")
      #expect(report.text.contains("MK-7 for three months"))
      #expect(report.headers[.contentSecurity]?.contains("'sha256-") == true)
      #expect(try await client.get("/workbench/\(id)/summary.csv").text.hasPrefix("run,arm,person"))
      #expect(try await client.get("/workbench/\(id)/trial.yaml").text == trial)
      let archive = Array(buffer: try await client.get("/workbench/\(id)/run.tar").body)
      let files = try Unpacked(archive).files
      #expect(Set(files.keys).isSuperset(of: ["trial.yaml", "report.html", "summary.csv", "run.json"]))
      #expect(files["trial.yaml"] == trial)
      let table = try await client.get("/workbench/\(id)/summary.csv").text
      #expect(files["summary.csv"] == table)
      let identity = try JSONDecoder().decode(RunArchive.Identity.self, from: Data((files["run.json"] ?? "").utf8))
      #expect(identity.people == 16 && report.text.contains(identity.fingerprint))
    }
  }

  @Test("A run that is cancelled goes on from there when it is resumed")
  func cancelled() async throws {
    try await withApp { client in
      let id = try await begin(client, people: 400)
      #expect(try await client.execute(uri: "/api/runs/\(id)/cancel", method: .post) { $0.status } == .noContent)
      #expect(try await client.get("/api/runs/\(id)/events").text.contains("\"state\":\"cancelled\""))
      #expect(try await client.execute(uri: "/api/runs/\(id)/resume", method: .post) { $0.status } == .noContent)
      #expect(try await client.execute(uri: "/api/runs/\(id)/cancel", method: .post) { $0.status } == .noContent)
      _ = try await client.get("/api/runs/\(id)/events")
      #expect(try await client.execute(uri: "/api/runs/\(id)", method: .delete) { $0.status } == .noContent)
      #expect(try await client.get("/api/runs/\(id)").status == .notFound)
    }
  }

  @Test("A file that cannot be read is told by its line, and what was typed is kept")
  func refused() async throws {
    try await withApp { client in
      let faulty = trial.replacing("duration: 3 months", with: "duration: 3 moths")
      let text = faulty.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      let answer = try await client.form("/workbench", "people=20&trial=" + text)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Line 4"))
      #expect(answer.text.contains("duration: 3 moths"))
    }
  }

  @Test("A program is told the line as well")
  func refusedProgram() async throws {
    try await withApp { client in
      let trial = #"{"trial": "title: x\npopulatoin: {}\n"}"#
      let answer = try await client.send(.post, "/api/runs", trial)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Line 2"))
    }
  }
}

/// A tar archive as the system's own `tar` unpacks it.
struct Unpacked {
  let files: [String: String]

  init(_ archive: [UInt8]) throws {
    let folder = NSTemporaryDirectory() + "menaquin-tar-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(archive).write(to: URL(fileURLWithPath: folder + "/a.tar"))
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "-xf", folder + "/a.tar", "-C", folder]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.contains("/") {
      files[String(path.split(separator: "/").last ?? "")] = try? String(
        contentsOfFile: folder + "/" + path, encoding: .utf8)
    }
    self.files = files
  }
}
