import Explanations
import Tabular

/// What something is and who says so, as `menaquin explain` does: a JSON object with the `text` and the command's `fields`.
enum ExplainTask {
  static func answer(_ request: Request) throws -> Answer {
    let name = try request.text("name") ?? ""
    try request.finish()
    do throws(UnknownName) {
      let explanation = try Explanation.of(name)
      return Answer(
        text: JSONValue.object(["text": .string(explanation.text), "fields": .object(explanation.json)]).line)
    } catch {
      throw CallFault(CallFault.notFound, error.description)
    }
  }
}
