/// A publication, as far as it is known here: study, year and an identifier that leads to it.
public struct Reference: Sendable, Hashable {
  /// What leads a reader to the publication, best first.
  public enum Locator: Sendable, Hashable {
    case doi(String)
    case pubMed(String)
    case pubMedCentral(String)
    /// Journal, volume and page, a report number, or a source without any of the above.
    case text(String)
  }

  /// Author and study or journal, as written in the tables.
  public let study: String
  /// Year of publication; empty where it is not known.
  public let year: String
  public let locators: [Locator]

  /// - Parameter identifier: what stands in a table's `doi_or_pmid` column; several are separated by semicolons.
  public init(study: String, year: String, identifier: String) {
    self.study = study
    self.year = year
    locators = identifier.split(separator: ";").map { Self.locator(String($0)) }
  }

  /// The publication in one line: study, year, where it is.
  public var formatted: String {
    let dated = year.isEmpty || study.contains(year) ? study : "\(study), \(year)"
    guard let place = locators.first else { return dated }
    return "\(dated). \(Self.written(place))"
  }

  /// A link that opens it, if an identifier allows one.
  public var link: String? {
    for locator in locators {
      switch locator {
      case .doi(let doi): return "https://doi.org/\(doi)"
      case .pubMed(let number): return "https://pubmed.ncbi.nlm.nih.gov/\(number)/"
      case .pubMedCentral(let number): return "https://www.ncbi.nlm.nih.gov/pmc/articles/\(number)/"
      case .text: continue
      }
    }
    return nil
  }

  /// Two rows with the same key are about the same publication.
  var key: String {
    for locator in locators {
      switch locator {
      case .doi(let doi): return "doi:\(doi.lowercased())"
      case .pubMed(let number): return "pmid:\(number)"
      case .pubMedCentral(let number): return number
      case .text(let text): return "\(authorAndYear) \(text.lowercased())"
      }
    }
    return authorAndYear
  }

  /// First author and year: what joins a row without identifier to one that has it.
  var authorAndYear: String {
    let author = study.split(whereSeparator: { " /(,".contains($0) }).first.map(String.init) ?? study
    return "\(author.lowercased()) \(year)"
  }

  private static func locator(_ text: String) -> Locator {
    let word = text.trimmed
    if word.hasPrefix("10.") {
      return .doi(word.split(separator: " ").first.map(String.init) ?? word)
    }
    if word.hasPrefix("PMC"), let number = leadingDigits(word.dropFirst(3)) { return .pubMedCentral("PMC\(number)") }
    if word.hasPrefix("PMID"), let number = leadingDigits(Substring(String(word.dropFirst(4)).trimmed)) {
      return .pubMed(number)
    }
    if (7...8).contains(word.count), word.allSatisfy(\.isNumber) { return .pubMed(word) }
    return .text(word)
  }

  private static func leadingDigits(_ text: Substring) -> String? {
    let digits = text.prefix { $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  private static func written(_ locator: Locator) -> String {
    switch locator {
    case .doi(let doi): "doi:\(doi)"
    case .pubMed(let number): "PubMed \(number)"
    case .pubMedCentral(let number): number
    case .text(let text): text
    }
  }
}

extension String {
  /// Without spaces at either end.
  var trimmed: String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
