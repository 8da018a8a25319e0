import ModelLanguage
import Simulation

/// A run as a COMBINE archive (OMEX 1): the model in SBML, the simulation in SED-ML, the curves this engine found, and
/// what was said of them.
public struct CombineArchive: Sendable {
  /// What stands beside model and simulation.
  public struct Description: Sendable {
    public var title: String
    public var fingerprint: String
    /// yyyy-mm-dd
    public var day: String
    /// The report for a person to read, as one HTML page; empty where there is none.
    public var report: String

    public init(title: String, fingerprint: String, day: String, report: String = "") {
      self.title = title
      self.fingerprint = fingerprint
      self.day = day
      self.report = report
    }
  }

  /// A file of the archive, and what it is in the words of identifiers.org.
  struct Entry {
    var name: String
    var format: String
    var content: String
    var isMaster = false
  }

  private let entries: [Entry]

  /// Runs the life and gathers the files.
  ///
  /// - Parameters:
  ///   - quantities: keys of quantities to write beside all pools.
  ///   - until: years; rows are written once a year up to it, between birthdays, where no change of life falls.
  /// - Throws: `ExportFault` when the model cannot be written, `ModelFault` when the life cannot be run.
  public init(
    _ model: Model, life: Life, quantities: [String], until: Double, described: Description
  ) throws {
    let document = try SBMLExport.document(of: model, for: life, fingerprint: described.fingerprint)
    let columns = ArchiveColumn.columns(of: model, in: document, quantities: quantities)
    let ages = try ArchiveTimes(until: until, changes: life.changes.map(\.age))
    let curves = try ArchiveCurves(model, life, columns: columns, at: ages)
    let simulation = SEDMLExport(columns: columns, times: ages)
    var entries = [
      Entry(
        name: "model.xml", format: "http://identifiers.org/combine.specifications/sbml.level-3.version-2",
        content: document.text),
      Entry(
        name: "simulation.sedml", format: "http://identifiers.org/combine.specifications/sed-ml.level-1.version-4",
        content: simulation.text, isMaster: true),
      Entry(name: "curves.csv", format: "http://purl.org/NET/mediatypes/text/csv", content: curves.text),
      Entry(
        name: "metadata.rdf", format: "http://identifiers.org/combine.specifications/omex-metadata",
        content: ArchiveMetadata.text(described)),
    ]
    if !described.report.isEmpty {
      entries.append(
        Entry(name: "report.html", format: "http://purl.org/NET/mediatypes/text/html", content: described.report))
    }
    self.entries = entries
  }

  /// The archive as a ZIP file.
  public var bytes: [UInt8] {
    var archive = ZipArchive()
    archive.add("manifest.xml", Array(manifest.utf8))
    for entry in entries { archive.add(entry.name, Array(entry.content.utf8)) }
    return archive.bytes
  }

  public var names: [String] { ["manifest.xml"] + entries.map(\.name) }

  private var manifest: String {
    let namespace = "http://identifiers.org/combine.specifications/omex-manifest"
    var contents = [
      XMLElement("content", [("location", "."), ("format", "http://identifiers.org/combine.specifications/omex")])
    ]
    contents.append(XMLElement("content", [("location", "./manifest.xml"), ("format", namespace)]))
    for entry in entries {
      let master = entry.isMaster ? [("master", "true")] : []
      contents.append(XMLElement("content", [("location", "./" + entry.name), ("format", entry.format)] + master))
    }
    return XMLElement("omexManifest", [("xmlns", namespace)], contents).document
  }
}
