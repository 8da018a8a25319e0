import Evidence
import Foods
import Qualification
import Reporting
import Tabular
import Trials

/// Published studies simulated, predicted against observed, as `menaquin qualify` does.
enum QualifyTask {
  static func answer(_ request: Request, watch: CallWatch) throws -> Answer {
    let paths = try request.texts("paths")
    let isPrior = try request.flag("prior")
    var schedule = QualificationSchedule(
      people: try request.whole("people", in: 2...100_000) ?? QualificationSchedule.usual.people,
      worlds: try request.whole("worlds", in: 2...10_000) ?? QualificationSchedule.usual.worlds,
      seed: try request.seed(), threads: try request.threads())
    schedule.origin = isPrior ? "" : "posterior"
    try request.finish()
    guard !paths.isEmpty else { throw CallFault("paths: no study is given") }
    let studies = try paths.map { try StudyFileReader.read($0) }
    let run = QualificationRun(
      schedule, foods: try FoodTable.shipped(), posterior: isPrior ? nil : .shipped, spread: isPrior ? nil : .shipped)
    let count = Double(studies.count)
    let qualification = run.run(
      studies, progress: { done, _ in watch.show(Double(done) / count) }, isCancelled: { watch.isCancelled })
    guard !watch.isCancelled else { throw CallFault(CallFault.partlyDone, "stopped before all studies were simulated") }
    let sentence = QualificationReport(qualification, version: Version.text, command: "").sentence
    return Answer(text: sentence, tables: [table(qualification)])
  }

  private static func table(_ qualification: Qualification) -> ExportTable {
    let fields: [(name: String, value: (QualificationRow) -> String?)] = [
      ("study", \.study), ("context", \.context), ("role", \.role.rawValue), ("endpoint", \.endpoint), ("form", \.form),
      ("arm", \.arm), ("against", \.against), ("who", \.who), ("unit", \.unit), ("row", \.row),
    ]
    let numbers: [(name: String, unit: String?, value: (QualificationRow) -> Double?)] = [
      ("time_days", "d", \.day), ("n", "people", { $0.people.map(Double.init) }), ("observed", nil, \.observed.value),
      ("observed_low", nil, \.observed.interval?.lowerBound), ("observed_high", nil, \.observed.interval?.upperBound),
      ("predicted", nil, \.predicted.value), ("predicted_low", nil, \.predicted.interval?.lowerBound),
      ("predicted_high", nil, \.predicted.interval?.upperBound), ("uncertainty", nil, \.uncertainty),
      ("sampling", nil, \.sampling), ("between", nil, \.between),
      ("standardised_difference", nil, \.standardDifference),
    ]
    let flags: [(name: String, value: (QualificationRow) -> Bool)] = [
      ("scored", \.isScored), ("inside", \.isInside), ("outside_domain", \.isOutsideDomain),
    ]
    var columns: [Column] = []
    for field in fields {
      columns.append(filled(Column(field.name, .word), qualification.rows) { $0.add(field.value($1)) })
    }
    for number in numbers {
      columns.append(
        filled(Column(number.name, .number, unit: number.unit), qualification.rows) { $0.add(number.value($1)) })
    }
    for flag in flags {
      columns.append(filled(Column(flag.name, .flag), qualification.rows) { $0.add(flag.value($1)) })
    }
    return ExportTable(
      name: "rows", columns: columns,
      metadata: [
        ("schedule", qualification.schedule.words), ("holds", "\(qualification.holds)"), ("version", Version.text),
      ])
  }

  private static func filled(_ column: Column, _ rows: [QualificationRow], _ add: (Column, QualificationRow) -> Void)
    -> Column
  {
    for row in rows { add(column, row) }
    return column
  }
}
