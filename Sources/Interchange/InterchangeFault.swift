/// Why a document of others cannot be read or run.
public enum InterchangeFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The document breaks the rules of its format.
  case malformed(String, line: Int?)
  /// The document is well-formed but asks for something this reader does not do; `feature` is its short, countable name.
  case unsupported(feature: String, place: String)
  /// The model is read, but a run of it fails.
  case run(String)

  public var description: String {
    switch self {
    case .malformed(let text, let line): line.map { "line \($0): \(text)" } ?? text
    case .unsupported(let feature, let place): "\(place): \(feature) is not supported, so the model is refused"
    case .run(let text): text
    }
  }
}
