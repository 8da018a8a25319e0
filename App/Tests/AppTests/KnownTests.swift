import Evidence
import Foundation
import Hummingbird
import HummingbirdTesting
import ModelLanguage
import Physiology
import Reporting
import Tabular
import Testing

@testable import App

@Suite("What is known")
struct KnownTests {
  @Test("Each claim has its grade, and each value of it its study, its source and both intervals")
  func compared() async throws {
    try await withApp { client in
      let page = try await client.get("/known").text
      let kept = try KeptQualification.shipped.get()
      for claim in ClaimLedger.claims {
        #expect(page.contains("id=\"claim-\(claim.number)\""))
        for row in kept.rows(of: claim) {
          let source = try #require(row.evidence.flatMap { Evidence.resolve($0)?.reference.study })
          #expect(claim.rows.contains(row.evidence ?? ""))
          #expect(page.contains(row.observed.text) && page.contains(row.study), "\(row.study), \(source)")
        }
      }
      #expect(page.contains(kept.schedule))
      #expect(ClaimLedger.claims.count { !kept.rows(of: $0).isEmpty } >= 12)
    }
  }

  @Test("The kept values are of the run whose headlines are kept")
  func headlines() throws {
    let kept = try KeptQualification.shipped.get()
    let table = try Table(file: KeptQualification.folder.appendingPathComponent("headlines.csv").path)
    for role in ["calibration", "validation"] {
      let scored = kept.rows.filter { $0.role == role && $0.standardDifference != nil }
      for row in table.rows where row["context"] == "all" && row["role"] == role {
        let value = try row.number("value")
        switch row["headline"] {
        case "values": #expect(Double(scored.count) == value)
        case "coverage":
          #expect(abs(Double(scored.count(where: \.isInside)) / Double(scored.count) - value) < 0.0006)
        case "mean standardised difference":
          let mean = scored.compactMap(\.standardDifference).reduce(0, +) / Double(scored.count)
          #expect(abs(mean - value) < 0.0006)
        default: break
        }
      }
    }
    // The repository's own file of headlines is of the same run.
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    let repository = try Table(file: folder.appendingPathComponent("docs/qualification.csv").standardizedFileURL.path)
    #expect(
      repository.rows.map { [$0["context"], $0["role"], $0["headline"], $0["value"], $0["schedule"]] }
        == table.rows.map { [$0["context"], $0["role"], $0["headline"], $0["value"], $0["schedule"]] })
  }

  @Test("Every number of the model has its page, with the same facts as the command's explain")
  func parameters() async throws {
    try await withApp { client in
      let model = ReferenceModel.model
      let list = try await client.get("/known/parameters").text
      for parameter in model.parameters { #expect(list.contains("href=\"/known/parameters/\(parameter.key)\"")) }
      for parameter in model.parameters.prefix(400) where parameter.key.hasPrefix("vitaminK.") {
        let facts = ParameterFacts(parameter, in: model)
        let page = try await client.get("/known/parameters/\(parameter.key)")
        #expect(page.status == .ok)
        for fact in [facts.value, facts.range, facts.method] { #expect(page.text.contains(fact), "\(parameter.key)") }
        for source in facts.sources { #expect(page.text.contains("<b>\(source.row)</b>")) }
      }
      #expect(try await client.get("/known/parameters/no.such.number").status == .notFound)
    }
  }

  @Test("Every number belongs to a mechanism, and each claim leads to the mechanisms that carry it")
  func mechanisms() async throws {
    let index = ModelIndex.shipped
    for number in index.numbers { #expect(!index.mechanisms(of: number.key).isEmpty, "\(number.key)") }
    try await withApp { client in
      let page = try await client.get("/known/mechanisms").text
      for part in Set(ClaimLedger.claims.flatMap(\.parts)) {
        #expect(page.contains("<section class=\"sec\" id=\"\(part)\""))
      }
    }
  }
}

@Suite("The qualification in the workbench")
struct QualificationTests {
  @Test("The report is the command's own file, with the schedule said and its tables to download")
  func report() async throws {
    try await withApp { client in
      let page = try await client.get("/workbench/qualification").text
      let kept = try KeptQualification.shipped.get()
      #expect(page.contains(kept.schedule) && page.contains("href=\"/workbench/qualification/report\""))
      let report = try await client.get("/workbench/qualification/report")
      #expect(report.text.contains("Published studies, predicted and observed") && report.text.contains(kept.schedule))
      #expect(report.headers[.contentSecurity]?.contains("script-src 'none'") == true)
      for name in ["rows.csv", "left-out.csv", "headlines.csv"] {
        #expect(try await client.get("/workbench/qualification/\(name)").status == .ok)
      }
      for name in ["report.html", "schedule", "..%2fopenapi.json"] {
        #expect(try await client.get("/workbench/qualification/\(name)").status == .notFound)
      }
    }
  }
}
