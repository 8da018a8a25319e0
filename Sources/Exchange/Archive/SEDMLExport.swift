/// The simulation of an archive as SED-ML Level 1 Version 4: one uniform time course of the model, one report.
struct SEDMLExport {
  let columns: [ArchiveColumn]
  let times: ArchiveTimes

  var text: String {
    let root = XMLElement(
      "sedML",
      [
        ("xmlns", "http://sed-ml.org/sed-ml/level1/version4"),
        ("xmlns:sbml", "http://www.sbml.org/sbml/level3/version2/core"), ("level", "1"), ("version", "4"),
      ],
      [
        XMLElement("listOfModels", [], [model]), XMLElement("listOfSimulations", [], [simulation]),
        XMLElement("listOfTasks", [], [task]), XMLElement("listOfDataGenerators", [], [time] + columns.map(generator)),
        XMLElement("listOfOutputs", [], [report]),
      ])
    return root.document
  }

  private var model: XMLElement {
    XMLElement(
      "model", [("id", "model"), ("language", "urn:sedml:language:sbml.level-3.version-2"), ("source", "model.xml")])
  }

  /// From birth, with the rows of the table.
  private var simulation: XMLElement {
    let days = times.days
    let parameters = [
      // Relative and absolute tolerance; most steps; all in KiSAO's terms.
      ("KISAO:0000209", "1e-10"), ("KISAO:0000211", "1e-14"), ("KISAO:0000415", "1000000"),
    ].map { XMLElement("algorithmParameter", [("kisaoID", $0.0), ("value", $0.1)]) }
    let algorithm = XMLElement(
      "algorithm", [("kisaoID", "KISAO:0000019")], [XMLElement("listOfAlgorithmParameters", [], parameters)])
    return XMLElement(
      "uniformTimeCourse",
      [
        ("id", "life"), ("initialTime", "0"), ("outputStartTime", "\(days.first ?? 0)"),
        ("outputEndTime", "\(days.last ?? 0)"), ("numberOfSteps", "\(days.count - 1)"),
      ], [algorithm])
  }

  private var task: XMLElement {
    XMLElement("task", [("id", "run"), ("modelReference", "model"), ("simulationReference", "life")])
  }

  private var time: XMLElement {
    generator(id: "time", variable: [("symbol", "urn:sedml:symbol:time")])
  }

  private func generator(_ column: ArchiveColumn) -> XMLElement {
    let (list, element) = column.isSpecies ? ("listOfSpecies", "species") : ("listOfParameters", "parameter")
    return generator(
      id: column.id, variable: [("target", "/sbml:sbml/sbml:model/sbml:\(list)/sbml:\(element)[@id='\(column.id)']")])
  }

  private func generator(id: String, variable: [(String, String)]) -> XMLElement {
    let read = XMLElement("variable", [("id", "read_" + id)] + variable + [("taskReference", "run")])
    return XMLElement(
      "dataGenerator", [("id", "data_" + id)],
      [XMLElement("listOfVariables", [], [read]), MathML.math(MathML.name("read_" + id))])
  }

  private var report: XMLElement {
    let sets = (["time"] + columns.map(\.id)).map { id in
      XMLElement("dataSet", [("id", "set_" + id), ("label", id), ("dataReference", "data_" + id)])
    }
    return XMLElement("report", [("id", "curves")], [XMLElement("listOfDataSets", [], sets)])
  }
}
