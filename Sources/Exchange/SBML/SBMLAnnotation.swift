import ModelLanguage

/// What a pool is, in the terms of public databases (ChEBI, UniProt), where that is certain.
struct SBMLAnnotation {
  /// How the pool stands to the entry, in the words of BioModels.
  enum Relation: String {
    case identity = "bqbiol:is"
    case version = "bqbiol:isVersionOf"
    case part = "bqbiol:hasPart"
  }

  let relation: Relation
  let entries: [String]

  init(pool: Pool) {
    let words = Set(pool.key.split(separator: ".").map(String.init))
    if let known = SBMLAnnotation.named.first(where: { words.contains($0.word) }) {
      (relation, entries) = (known.relation, [known.entry])
    } else {
      let kinds = pool.composition.keys.sorted { $0.rawValue < $1.rawValue }
      entries = kinds.compactMap { SBMLAnnotation.conserved[$0] }
      relation = entries.count == 1 ? .identity : .part
    }
  }

  func element(about id: String) -> [XMLElement] {
    guard !entries.isEmpty else { return [] }
    let items = entries.map { XMLElement("rdf:li", [("rdf:resource", "https://identifiers.org/" + $0)]) }
    let bag = XMLElement(relation.rawValue, [], [XMLElement("rdf:Bag", [], items)])
    let description = XMLElement("rdf:Description", [("rdf:about", "#meta_" + id)], [bag])
    let frame = XMLElement(
      "rdf:RDF",
      [
        ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ("xmlns:bqbiol", "http://biomodels.net/biology-qualifiers/"),
      ], [description])
    return [XMLElement("annotation", [], [frame])]
  }

  /// MK-9 is left out: its entry could not be confirmed.
  private static let conserved: [Conserved: String] = [
    .calcium: "CHEBI:29108", .phosphorus: "CHEBI:28659", .phylloquinone: "CHEBI:18067", .menadione: "CHEBI:28869",
    .menaquinone4: "CHEBI:78277", .menaquinone7: "CHEBI:44245", .menaquinone8: "CHEBI:44027",
  ]

  /// Pools known by a word of their key, whatever they are made of.
  private static let named: [(word: String, relation: Relation, entry: String)] = [
    ("tissueMenaquinone4", .identity, "CHEBI:78277"), ("warfarin", .identity, "CHEBI:10033"),
    ("parathyroidHormone", .identity, "uniprot:P01270"), ("calcitriol", .identity, "CHEBI:17823"),
    ("calcidiol", .identity, "CHEBI:17933"), ("factorII", .version, "uniprot:P00734"),
    ("PIVKA", .version, "uniprot:P00734"), ("factorVII", .version, "uniprot:P08709"),
    ("factorIX", .version, "uniprot:P00740"), ("factorX", .version, "uniprot:P00742"),
    ("osteocalcin", .identity, "uniprot:P02818"), ("carboxylatedOsteocalcin", .version, "uniprot:P02818"),
    ("undercarboxylatedOsteocalcin", .version, "uniprot:P02818"), ("matrixGlaProtein", .version, "uniprot:P08493"),
  ]
}
