/// What someone answered to the eight questions, field by field as it was typed, so that nothing typed is lost.
struct Answers: Codable, Sendable, Equatable {
  private(set) var fields: [String: [String]]

  /// The longest text of a field, in characters.
  static let longest = 200

  init(_ form: Form) {
    fields = [:]
    for name in StartFields.all {
      let values = form.all(name).map { String($0.prefix(Self.longest)).trimmed }.filter { !$0.isEmpty }
      if !values.isEmpty { fields[name] = Array(values.prefix(60)) }
    }
  }

  init(fields: [String: [String]]) { self.init(Form(fields)) }

  subscript(name: String) -> String { fields[name]?.first ?? "" }
  func all(_ name: String) -> [String] { fields[name] ?? [] }
  func holds(_ name: String, _ value: String) -> Bool { all(name).contains(value) }

  var isUS: Bool { self["units"] == "us" }

  /// As the household calls the person.
  var called: String {
    let name = self["name"]
    return name.isEmpty ? (self["who"] == "me" ? "You" : "This person") : name
  }

  var age: Double? { Double(self["age"].replacing(",", with: ".")) }
}

extension String {
  var trimmed: String {
    var slice = Substring(self)
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
