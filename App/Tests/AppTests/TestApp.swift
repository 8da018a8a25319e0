import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import App

/// A household of its own in a folder that goes away, and its app without a socket.
func withApp<Value: Sendable>(_ body: @Sendable @escaping (any TestClientProtocol) async throws -> Value) async throws
  -> Value
{
  let folder = NSTemporaryDirectory() + "menaquin-app-" + UUID().uuidString
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let app = try WebApp(AppSettings(home: Home(folder: folder), threads: 2))
  return try await app.application().test(.router) { try await body($0) }
}

extension TestClientProtocol {
  func get(_ path: String) async throws -> TestResponse {
    try await execute(uri: path, method: .get) { $0 }
  }

  func form(_ path: String, _ text: String, headers: HTTPFields = [:]) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: text)) { $0 }
  }

  /// A person entered by the form; their page.
  func enter(_ text: String) async throws -> String {
    let answer = try await form("/people", text)
    #expect(answer.status == .seeOther, "\(String(buffer: answer.body).prefix(400))")
    return answer.headers[.location] ?? ""
  }

  func send(_ method: HTTPRequest.Method, _ path: String, _ json: String) async throws -> TestResponse {
    try await execute(
      uri: path, method: method, headers: [.contentType: "application/json"], body: ByteBuffer(string: json)
    ) { $0 }
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
}

enum Example {
  static let anna =
    "who=loved&name=Anna&age=58&sex=female&height_cm=165&weight_kg=66&food_cheese=7&food_greens=2.5&bone=wrist"
}
