import Evidence
import ModelLanguage

/// Everything that is told of one number of the model, in words; the command's `explain` and the app's page both tell it.
public struct ParameterFacts: Sendable {
  /// One row of the evidence that the number rests on.
  public struct Source: Sendable {
    public let row: String
    /// Nil for a row that is a curve.
    public let citation: String?
    public let finding: String?
    public let link: String?
    public let quality: EvidenceRow.Quality?
  }

  public let key: String
  public let meaning: String
  public let value: String
  /// Values of the scenarios that have their own; empty where none has.
  public let scenarios: String
  public let range: String
  /// What science does not know.
  public let uncertainty: String
  /// How people differ.
  public let spread: String
  public let method: String
  public let sources: [Source]
  /// What was read, recalled or assumed.
  public let note: String
  /// Names of quantities, flows and pools whose law holds it.
  public let uses: [String]

  public init(_ parameter: Parameter, in model: Model) {
    key = parameter.key
    meaning = parameter.meaning
    value = ModelWords.value(parameter)
    scenarios = ModelWords.scenarios(parameter)
    range = ModelWords.range(parameter.range, parameter.unit)
    uncertainty = parameter.uncertainty.words
    spread = parameter.spread.words
    method = parameter.method.rawValue
    sources = Self.sources(parameter.source)
    note = parameter.source.note
    uses = ModelUses(model).names(of: parameter)
  }

  public static func sources(_ citation: Citation) -> [Source] {
    citation.rows.map { id in
      let row = Evidence.resolve(id)
      return Source(
        row: id, citation: row?.reference.formatted, finding: row?.finding, link: row?.reference.link,
        quality: row?.quality)
    }
  }
}
