import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers of the handlers.
enum Answer {
  static func page(_ markup: String, status: HTTPResponse.Status = .ok) -> Response {
    text(markup, type: "text/html; charset=utf-8", status: status)
  }

  static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// A file that the browser keeps rather than shows; the name is the program's own.
  static func download(_ content: String, type: String, name: String) -> Response {
    var response = text(content, type: type)
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  static func download(_ content: [UInt8], type: String, name: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    json(try encoded(value), status: status)
  }

  static func json(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
    Response(status: status, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
  }

  static func encoded(_ value: some Encodable) throws -> ByteBuffer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return ByteBuffer(bytes: try encoder.encode(value))
  }

  static func nothing() -> Response { Response(status: .noContent) }

  /// After a form: the browser asks for the next page by GET, so that a reload sends nothing twice.
  static func see(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }
}

extension Request {
  /// The whole body, up to the limit.
  func bytes() async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap(Int.init), length > AppSettings.largestBody { throw Self.tooLarge }
    do {
      return Array(buffer: try await body.collect(upTo: AppSettings.largestBody))
    } catch is NIOTooManyBytesError {
      throw Self.tooLarge
    }
  }

  private static var tooLarge: AppFault {
    AppFault(.tooLarge, "That is more than this app takes at once (\(AppSettings.largestBody / 1000) kB).")
  }

  func text() async throws -> String {
    let bytes = try await bytes()
    guard let text = String(validating: bytes, as: UTF8.self) else { throw AppFault(.input, "The text is not UTF-8.") }
    return text
  }

  /// The body as JSON of the given shape. What cannot be read is told by its key.
  func json<Value: Decodable>(_ type: Value.Type) async throws -> Value {
    let type = headers[.contentType] ?? ""
    guard type.hasPrefix("application/json") else {
      throw AppFault(.input, "The body must be JSON (Content-Type: application/json).")
    }
    let data = Data(try await bytes())
    do {
      return try JSONDecoder().decode(Value.self, from: data)
    } catch let error as DecodingError {
      throw AppFault(.input, error.told.message, faults: [error.told])
    }
  }

  func form() async throws -> Form { try Form(text: await text()) }
}

extension DecodingError {
  fileprivate var told: AppFault.Field {
    func field(_ path: [any CodingKey], _ message: String) -> AppFault.Field {
      AppFault.Field(
        field: path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: "."), message: message)
    }
    switch self {
    case .keyNotFound(let key, let context):
      return field(context.codingPath + [key], "The key \(key.stringValue) is missing.")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return field(context.codingPath, "A value is of the wrong kind.")
    case .dataCorrupted(let context):
      return field(context.codingPath, "The body is not JSON, or a value in it cannot be read.")
    @unknown default:
      return field([], "The body cannot be read.")
    }
  }
}
