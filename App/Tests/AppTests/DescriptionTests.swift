import Foundation
import Testing

@testable import App

@Suite("The API's description")
struct DescriptionTests {
  private struct Document: Decodable {
    let paths: [String: [String: Operation]]
  }

  private struct Operation: Decodable {
    let summary: String
    let responses: [String: Answer]
    struct Answer: Decodable { let description: String }
  }

  @Test("It names every route of the API and no other")
  func routes() async throws {
    let document = try JSONDecoder().decode(Document.self, from: Data(try Description.text().utf8))
    let described = Set(document.paths.flatMap { path, operations in operations.keys.map { "\($0) \(path)" } })
    let folder = NSTemporaryDirectory() + "menaquin-app-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let app = try WebApp(AppSettings(home: Home(folder: folder), threads: 1))
    let served = app.router().routes.filter { "\($0.path)".hasPrefix("/api/") }.map { route in
      let path = "\(route.path)".split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
      return "\(route.method.rawValue.lowercased()) /" + path.joined(separator: "/")
    }
    #expect(described == Set(served))
    #expect(served.count > 15)
  }
}
