import Foundation

/// Estimates how high a printed page would be and how far it must be drawn in to stay one page, on Letter as on A4.
///
/// Heights are millimetres as the print style sets them, taken from printed samples; a line of text is estimated from
/// its number of characters. Drawings keep their size, since they are as wide as the page.
struct PaperFit {
  /// What a Letter page holds between its margins, less a little for estimates that are short.
  static let pageHeight = 249.0
  /// Smaller than this nobody reads.
  static let smallest = 0.78

  private(set) var text = 0.0
  private(set) var drawings = 0.0

  mutating func add(_ millimetres: Double) { text += millimetres }
  mutating func addDrawing(_ millimetres: Double) { drawings += millimetres }

  /// Text in a column that holds so many characters a line.
  mutating func add(_ texts: [String], perLine: Int, lineHeight: Double, between: Double = 0) {
    text += Self.height(texts, perLine: perLine, lineHeight: lineHeight, between: between)
  }

  static func height(_ texts: [String], perLine: Int, lineHeight: Double, between: Double = 0) -> Double {
    texts.reduce(0) { $0 + Double(lines($1, perLine: perLine)) * lineHeight + between }
  }

  static func lines(_ text: String, perLine: Int) -> Int { max(1, (text.count + perLine - 1) / perLine) }

  /// The height when text is drawn in to that share: lines grow shorter and fewer, space between them only shorter.
  func height(at share: Double) -> Double { drawings + text * pow(share, 1.5) }

  /// 1 where it fits as it is.
  var share: Double {
    let steps = stride(from: 1.0, to: Self.smallest, by: -0.01)
    return steps.first { height(at: $0) <= Self.pageHeight } ?? Self.smallest
  }

  /// Whether the page can be drawn in far enough.
  var isEnough: Bool { height(at: Self.smallest) <= Self.pageHeight }

  /// The attribute of the page's element.
  var style: HTML { share < 1 ? " style=\"--fit:\(String(format: "%.2f", share))\"" : "" }
}

extension PaperFit {
  /// Page 1.
  static func provider(_ content: ReportContent, _ plan: PlanContent) -> PaperFit {
    var fit = PaperFit()
    fit.add(33 + research(content))
    fit.add([plan.sentences.joined(separator: " ")], perLine: 84, lineHeight: 6.2, between: 5)
    let details = content.person.details.map(\.text) + ["A person, born some day, so tall, so heavy, kg/m²"]
    let who = height(details, perLine: 40, lineHeight: 4.35, between: 0.5)
    let intakeRows = (content.intake?.vitamers.count ?? 0) + (content.intake?.minerals.count ?? 0)
    let notes = content.intake?.notes.joined(separator: " ") ?? ""
    let intake = Double(intakeRows) * 6.2 + Double(lines(notes, perLine: 62)) * 3.9 + 1
    fit.add(max(who, intake) + 7)
    let matters = (content.medicines + content.conditions).map { $0.name + $0.why + "     " }
    let none = content.medicines.isEmpty ? content.noMedicinesText : ""
    fit.add(
      ["Medicines and conditions that matter: " + none + matters.joined()], perLine: 108, lineHeight: 4.5, between: 8)
    if !plan.figures.isEmpty {
      fit.add(29)
      fit.addDrawing(43)
    }
    let tests = height(content.tests.map { $0.what + $0.why }, perLine: 56, lineHeight: 4.4, between: 0.8)
    let questions = height(content.questions, perLine: 54, lineHeight: 4.4, between: 0.8)
    fit.add(max(tests, questions) + 13)
    fit.add(8)
    return fit
  }

  /// The box that says so in research mode.
  private static func research(_ content: ReportContent) -> Double {
    guard let text = content.researchMode else { return 0 }
    return Double(lines("Research mode, not advice. " + text, perLine: 96)) * 4.6 + 8
  }

  /// Page 2 with so many of its assumptions.
  static func numbers(_ content: ReportContent, _ plan: PlanContent, assumptions: [Assumption]) -> PaperFit {
    var fit = PaperFit()
    fit.add(38 + research(content))
    if !plan.numbers.isEmpty { fit.add(14 + plan.numbers.reduce(0) { $0 + height($1) }) }
    if !plan.risks.isEmpty {
      fit.add(33)
      fit.addDrawing(36)
    }
    if plan.figures.count > 3 {
      fit.add(29)
      fit.addDrawing(43)
    }
    if !assumptions.isEmpty { fit.add(18) }
    for assumption in assumptions {
      let most = max(
        lines(assumption.what, perLine: 24), lines(assumption.valueUsed, perLine: 30),
        lines(assumption.from, perLine: 36))
      fit.add(Double(most) * 4.15 + 2)
    }
    fit.add([content.provenance.command], perLine: 60, lineHeight: 3.6, between: 8)
    return fit
  }

  /// A difference and its verdict together may need a second line.
  private static func height(_ row: NumberRow) -> Double {
    let isLong =
      row.resolution.hides(row.difference) && DifferenceWords.number(row.difference, within: row.resolution) != nil
    return isLong ? 9.6 : 6.2
  }

  /// Page 3 with so many of its claims and references.
  static func evidence(_ content: ReportContent, claims: [ClaimSummary], references: [ReferenceEntry]) -> PaperFit {
    var fit = PaperFit()
    fit.add(36 + research(content))
    for claim in claims {
      let most = max(lines(claim.text, perLine: 27), lines(claim.known + "[1, 2, 3]", perLine: 76))
      fit.add(Double(most) * 4.15 + 2)
    }
    for list in [content.leftOut, content.limits] where !list.isEmpty {
      fit.add(columns(list, perLine: 58, lineHeight: 4.4) + 9)
    }
    let texts = references.map { $0.text + " " + ($0.doi ?? "") }
    fit.add(columns(texts, perLine: 62, lineHeight: 3.75) + 16)
    fit.add(8)
    return fit
  }

  /// A list in two columns: half its height, and up to one item more since items are not broken.
  private static func columns(_ texts: [String], perLine: Int, lineHeight: Double) -> Double {
    let tallest = texts.map { Double(lines($0, perLine: perLine)) * lineHeight }.max() ?? 0
    return height(texts, perLine: perLine, lineHeight: lineHeight, between: 0.8) / 2 + tallest / 2
  }
}
