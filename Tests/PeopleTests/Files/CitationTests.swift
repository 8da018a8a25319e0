import Evidence
import ModelLanguage
import Physiology
import Testing

@Suite("Citations of the reference model")
struct CitationTests {
  @Test("read as a referee would, with the evidence that ships, the reference model has no findings")
  func referee() {
    let findings = ModelCheck.findings(in: ReferenceModel.model, resolves: Evidence.isKnown)
    #expect(findings.isEmpty, "\(findings.map(\.description))")
  }

  @Test("every evidence row that a parameter cites is shipped")
  func resolve() {
    let dangling = ReferenceModel.model.parameters.flatMap { parameter in
      parameter.source.rows.filter { !Evidence.isKnown($0) }.map { "\(parameter.key): \($0)" }
    }
    #expect(dangling == [])
  }

  @Test("no parameter said to be measured rests on rows that a second reading contradicts")
  func uncontradicted() {
    let measured = ReferenceModel.model.parameters.filter { $0.method == .measured && !$0.source.rows.isEmpty }
    let contradicted = measured.filter { parameter in
      parameter.source.rows.allSatisfy { Evidence.resolve($0)?.quality == .contradicted }
    }
    #expect(contradicted.map(\.key) == [])
  }
}
