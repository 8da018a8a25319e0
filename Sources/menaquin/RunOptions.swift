import ArgumentParser
import Foundation

/// Person-level tables in the folder of results: the long format as `rows.sqlite` or `rows.csv`, CDISC's analysis tables, or a
/// data set with NONMEM's columns.
enum RowFormat: String, ExpressibleByArgument, CaseIterable { case sqlite, csv, adam, nonmem }

/// How a trial's results are made and where they go; the same for one process and for merged shards.
struct RunOptions: ParsableArguments {
  @Option(help: "Threads; the result does not depend on it.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(
    help: """
      Also write every person's values into the folder of --out: rows.sqlite, rows.csv, CDISC-like adsl.csv, adlb.csv and \
      adtte.csv (adam), or nonmem.csv.
      """)
  var rows: RowFormat?

  @Option(help: ArgumentHelp("Folder for the report, the charts and the tables.", valueName: "dir"))
  var out: String?

  @Flag(help: "Also compare averaged dosing with every dose as an event, for a few people, and print the difference.")
  var checkDosing = false

  func validate() throws {
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
    if rows != nil, out == nil { throw ValidationError("--rows needs --out, the folder to write them in") }
  }
}
