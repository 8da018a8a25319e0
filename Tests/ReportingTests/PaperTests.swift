import Foundation
import Testing

@testable import Reporting

/// The feet of the printed pages say "of 3"; these are the claims behind it.
@Suite("Three printed pages") struct PaperTests {
  private static let contents = [Sample.content(), Sample.crowded(), Sample.overfull(), Sample.bare()]

  @Test(
    "each page holds what is put on it, on Letter as on A4, however much a report has to tell",
    arguments: contents.indices)
  func budget(index: Int) {
    let content = Self.contents[index]
    for plan in content.plans {
      #expect(PaperFit.provider(ProviderPage.fitting(content, plan), plan).isEnough)
      let shown = NumbersPage.fitting(AssumptionSection.sorted(content.assumptions), content, plan)
      #expect(PaperFit.numbers(content, plan, assumptions: shown).isEnough)
    }
    let claims = EvidencePage.fitting(content.claims.filter(\.isCarriedByResults), content)
    #expect(PaperFit.evidence(content, claims: claims, references: EvidencePage.cited(claims, content)).isEnough)
  }

  @Test("what does not fit is on the screen page, and the paper says so")
  func rest() {
    let content = Sample.overfull()
    let page = ReportPage.html(content)
    let shown = NumbersPage.fitting(AssumptionSection.sorted(content.assumptions), content, content.plans[0])
    #expect(shown.count < content.assumptions.count)
    #expect(page.contains("\(content.assumptions.count - shown.count) more are in the file on screen."))
    for assumption in content.assumptions { #expect(page.contains(HTML.escape(assumption.what))) }
  }

  @Test("a page is never drawn in below what can be read")
  func readable() {
    for content in Self.contents {
      for plan in content.plans {
        #expect(PaperFit.provider(ProviderPage.fitting(content, plan), plan).share >= PaperFit.smallest)
      }
    }
  }

  @Test(
    "a browser prints exactly three pages",
    .enabled(if: Browser.path != nil, "no Chromium in PATH: the budget above is all that is checked"),
    arguments: ["A4", "letter"])
  func printed(paper: String) throws {
    for content in [Sample.crowded(), Sample.overfull()] {
      let page = ReportPage.html(content).replacing("@page{margin:", with: "@page{size:\(paper);margin:")
      #expect(try Browser.pages(of: page) == 3)
    }
  }
}

/// Chromium, where the machine has it.
private enum Browser {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let names = ["chromium", "chromium-browser", "google-chrome"]
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  static func pages(of page: String) throws -> Int {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("menaquin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("report.html")
    let print = folder.appendingPathComponent("report.pdf")
    try Data(page.utf8).write(to: source)
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: path ?? "")
    browser.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile", "--no-pdf-header-footer",
      "--print-to-pdf=\(print.path)", source.absoluteString,
    ]
    browser.standardOutput = FileHandle.nullDevice
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    browser.waitUntilExit()
    let written = String(decoding: try Data(contentsOf: print), as: UTF8.self)
    return written.matches(of: /\/Type\s*\/Page\b/).count
  }
}
