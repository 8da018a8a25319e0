import HTTPTypes
import People
import Tabular

/// Something that keeps the app from doing what was asked, as the person reads it.
public struct AppFault: Error, Sendable, Equatable {
  public enum Kind: Sendable {
    /// What was sent cannot be read or used.
    case input
    case notFound
    /// From another page or under another name than this server's.
    case foreign
    case tooLarge
    /// It cannot be done now: something else has to end first.
    case conflict
    case storage
    case internalFault

    var status: HTTPResponse.Status {
      switch self {
      case .input: .unprocessableContent
      case .notFound: .notFound
      case .foreign: .forbidden
      case .tooLarge: .contentTooLarge
      case .conflict: .conflict
      case .storage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
      case .internalFault: .internalServerError
      }
    }
  }

  /// One fault of one field of a form, or of one key of a body.
  public struct Field: Sendable, Equatable, Encodable {
    public let field: String
    public let message: String
  }

  public let kind: Kind
  public let message: String
  public let faults: [Field]

  public init(_ kind: Kind, _ message: String, faults: [Field] = []) {
    self.kind = kind
    self.message = message
    self.faults = faults
  }
}

extension AppFault {
  /// What is wrong with a file that someone wrote, each fault with its line.
  init(_ faults: InputFaults) {
    let fields = faults.errors.map { Field(field: $0.key ?? "", message: $0.toldWithLine) }
    self.init(.input, fields.map(\.message).joined(separator: " "), faults: fields)
  }
}

extension InputError {
  /// For a text of several lines: "Line 9: duration: …".
  var toldWithLine: String {
    [line.map { "Line \($0)" }, key.map { Self.printable($0) }, told].compactMap { $0 }.joined(separator: ": ")
  }

  /// What is wrong and what is allowed, without the name of a file that the person has never seen.
  var told: String {
    var text = problem.prefix(1).uppercased() + problem.dropFirst()
    if let found { text += ": “\(Self.printable(found))”" }
    if let allowed { text += ". Allowed: \(allowed)" }
    return text + "."
  }
}
