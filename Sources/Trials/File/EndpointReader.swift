import People
import Tabular
import Yams

/// Reads what a trial reports.
enum EndpointReader {
  private static let keys = ["what", "as", "by", "noise", "lower_limit", "responder"]
  /// Keys of studies that a trial does not simulate.
  private static let studyKeys = [
    "unit", "window", "above", "percentile", "sex", "ages", "assay", "site", "of", "note",
  ]

  static func endpoint(_ node: Node, path: String, isStudy: Bool, faults: FaultList) -> Endpoint? {
    if let name = node.scalar?.string, !node.isNothing {
      return what(name, .value, line: node.line, path: path, isStudy: isStudy, faults: faults).map {
        Endpoint($0, name: name, line: node.line)
      }
    }
    guard let reader = MappingReader(node, path: path, keys: keys + (isStudy ? studyKeys : []), faults: faults)
    else { return nil }
    reader.require("what", "a biomarker, an event, or a key of the model")
    guard let name = reader.text("what", allowed: "a biomarker, an event, or a key of the model") else { return nil }
    let form = form(reader, isStudy: isStudy)
    let what = what(
      name, form, line: reader.line(of: "what"), path: reader.path(of: "what"), isStudy: isStudy, faults: faults)
    guard let what else { return nil }
    var endpoint = Endpoint(what, name: name, form: form, line: reader.line)
    if endpoint.event != nil { endpoint.form = .event }
    endpoint.bySex = reader.items("by", of: "covariates (sex)").contains { $0.node.scalar?.string == "sex" }
    endpoint.noise = noise(reader)
    endpoint.lowerLimit = reader.number("lower_limit", in: 0...1e6, endpoint.unit)
    if let text = reader.text("responder", allowed: "a relation and a number, such as < -20") {
      if let bound = CriterionReader.bound(text) {
        endpoint.responder = bound.bound
      } else {
        reader.fault(
          "responder", "the value is not a bound", found: text, allowed: "a relation and a number, such as < -20")
      }
    }
    return endpoint
  }

  private static func form(_ reader: MappingReader, isStudy: Bool) -> Endpoint.Form {
    let allowed = Endpoint.Form.plain.map(\.name).joined(separator: ", ")
    guard let text = reader.text("as", allowed: allowed) else { return .value }
    let form = Endpoint.Form(text: text)
    if case .special = form, !isStudy {
      reader.fault("as", "the value is not one of those known", found: text, allowed: allowed)
    }
    return form
  }

  private static func what(
    _ name: String, _ form: Endpoint.Form, line: Int?, path: String, isStudy: Bool, faults: FaultList
  ) -> Endpoint.What? {
    if let event = TrialEvent(named: name) { return .event(event) }
    if let quantity = TrialQuantity(named: name) { return .quantity(quantity) }
    let known = TrialQuantity.names + TrialEvent.allCases.map(\.rawValue)
    // A study's own forms, and quantities it alone has, are read and left to those who can use them.
    if isStudy { return .special(name) }
    let near = NearestWords.nearest(to: name, in: known)
    let hint = near.isEmpty ? "" : " (nearest: \(near.joined(separator: ", ")))"
    faults.add(
      line: line, key: path, "there is no such endpoint\(hint)", found: name,
      allowed: "a biomarker that `menaquin explain markers` lists, a key of the model, or an event: "
        + TrialEvent.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  private static func noise(_ reader: MappingReader) -> Endpoint.Noise {
    let allowed = "default, none, or the standard deviation of one reading"
    guard let text = reader.text("noise", allowed: allowed) else { return .standard }
    switch text.lowercased() {
    case "default": return .standard
    case "none": return .none
    default:
      guard let size = PlainNumber.parse(text), size >= 0 else {
        reader.fault("noise", "the value is no noise", found: text, allowed: allowed)
        return .standard
      }
      return .size(size)
    }
  }
}
