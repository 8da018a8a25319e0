/// What an archive is, in RDF.
enum ArchiveMetadata {
  static func text(_ described: CombineArchive.Description) -> String {
    let made = XMLElement(
      "dcterms:created", [("rdf:parseType", "Resource")],
      [XMLElement("dcterms:W3CDTF", text: described.day + "T00:00:00Z")])
    let about = "\(described.title). Made by Menaquin. A simulation, not medical advice. Run \(described.fingerprint)."
    let archive = XMLElement(
      "rdf:Description", [("rdf:about", ".")],
      [
        XMLElement("dcterms:title", text: described.title), XMLElement("dcterms:description", text: about),
        XMLElement("dcterms:identifier", text: described.fingerprint), made,
        XMLElement("dcterms:license", [("rdf:resource", "https://spdx.org/licenses/Apache-2.0")]),
      ])
    let curves = XMLElement(
      "rdf:Description", [("rdf:about", "./curves.csv")],
      [
        XMLElement(
          "dcterms:description",
          text: "The curves of the engine that made this archive, in the units of model.xml, for comparison.")
      ])
    return XMLElement(
      "rdf:RDF",
      [
        ("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
      ], [archive, curves]
    ).document
  }
}
