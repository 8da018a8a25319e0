import Foundation
import Testing

@testable import Reporting

/// Writes the sample pages where `MENAQUIN_SAMPLE_DIR` says, to be looked at; does nothing otherwise.
@Suite("Pages to look at") struct WriteSampleTests {
  @Test("the sample pages can be written to a folder", .enabled(if: Self.folder != nil))
  func write() throws {
    let folder = try #require(Self.folder)
    for (name, text) in [
      ("report.html", ReportPage.html(Sample.content())), ("stop.html", ReportPage.html(Sample.stopped())),
      ("crowded.html", ReportPage.html(Sample.crowded())), ("bare.html", ReportPage.html(Sample.bare())),
      ("spine.svg", StaticChart.svg(Sample.spine)),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
  }

  private static let folder = ProcessInfo.processInfo.environment["MENAQUIN_SAMPLE_DIR"].map {
    URL(fileURLWithPath: $0)
  }
}
