import Foundation
import Hummingbird

/// The API's description, as it ships; a test holds it against the routes.
enum Description {
  static func text() throws -> String {
    try String(contentsOf: AppResources.folder.appendingPathComponent("openapi.json"), encoding: .utf8)
  }

  static func add(to router: Router<BasicRequestContext>) {
    router.get("/api/openapi.json") { _, _ in Answer.text(try text(), type: "application/json") }
  }
}
