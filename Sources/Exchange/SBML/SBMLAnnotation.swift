import ModelLanguage

/// What a pool is, in the terms of public databases, where that is certain.
struct SBMLAnnotation {
  /// Entries of ChEBI and UniProt for what the pool consists of.
  let entries: [String]

  init(pool: Pool) {
    let kinds = pool.composition.keys.sorted { $0.rawValue < $1.rawValue }
    let parts = kinds.compactMap { SBMLAnnotation.conserved[$0] }
    let words = pool.key.split(separator: ".").map(String.init)
    entries = parts.isEmpty ? words.compactMap { SBMLAnnotation.signals[$0] } : parts
  }

  /// An amount of one substance "is" it; a mineral of several "has" them as parts.
  func element(about id: String) -> [XMLElement] {
    guard !entries.isEmpty else { return [] }
    let relation = entries.count == 1 ? "bqbiol:is" : "bqbiol:hasPart"
    let items = entries.map { XMLElement("rdf:li", [("rdf:resource", "https://identifiers.org/" + $0)]) }
    let description = XMLElement(
      "rdf:Description", [("rdf:about", "#meta_" + id)], [XMLElement(relation, [], [XMLElement("rdf:Bag", [], items)])])
    let frame = XMLElement(
      "rdf:RDF",
      [
        ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("xmlns:bqbiol", "http://biomodels.net/biology-qualifiers/"),
      ], [description])
    return [XMLElement("annotation", [], [frame])]
  }

  private static let conserved: [Conserved: String] = [
    .calcium: "CHEBI:29108", .phosphorus: "CHEBI:28659", .phylloquinone: "CHEBI:18067", .menaquinone7: "CHEBI:44245",
    .menadione: "CHEBI:28869", .menaquinone4: "CHEBI:78277", .menaquinone8: "CHEBI:44027",
  ]

  /// Signals by a word of their key.
  private static let signals: [String: String] = [
    "parathyroidHormone": "uniprot:P01270", "calcitriol": "CHEBI:17823", "calcidiol": "CHEBI:17933",
    "osteocalcin": "uniprot:P02818", "carboxylatedOsteocalcin": "uniprot:P02818",
    "undercarboxylatedOsteocalcin": "uniprot:P02818", "matrixGlaProtein": "uniprot:P08493",
    "prothrombin": "uniprot:P00734", "undercarboxylatedProthrombin": "uniprot:P00734", "warfarin": "CHEBI:10033",
  ]
}
