import Foundation
import Testing

@testable import Reporting

@Suite("The report as a page") struct ReportPageTests {
  private static let page = ReportPage.html(Sample.content())
  private static let stopped = ReportPage.html(Sample.stopped())

  /// The page without the chart library and the page's script, which are not markup.
  private static func markup(_ page: String) -> String {
    page.replacing(/<script[^>]*>(?s:.*?)<\/script>/, with: "")
  }

  @Test("is well-formed, with and without a stop")
  func wellFormed() {
    #expect(XMLCheck.fault(in: Self.markup(Self.page)) == nil)
    #expect(XMLCheck.fault(in: Self.markup(Self.stopped)) == nil)
  }

  @Test("stays under 1.5 MB, even with three plans of seven figures each")
  func size() {
    #expect(Self.page.utf8.count < 1_500_000)
    #expect(ReportPage.html(Sample.crowded()).utf8.count < 1_500_000)
  }

  @Test("has each id once, and every link inside the page leads somewhere")
  func ids() {
    let elements = XMLCheck.elements(in: Self.markup(Self.page))
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in elements.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link) leads nowhere")
    }
    for label in elements.compactMap({ $0.attributes["aria-labelledby"] }) { #expect(ids.contains(label)) }
  }

  @Test("asks nothing of the network: no element loads, and the policy forbids it")
  func offline() {
    for (name, attributes) in XMLCheck.elements(in: Self.markup(Self.page)) {
      #expect(!["link", "img", "iframe", "object", "embed", "base", "form"].contains(name))
      #expect(attributes["src"] == nil && attributes["srcset"] == nil && attributes["action"] == nil)
      if let address = attributes["href"], !address.hasPrefix("#") { #expect(name == "a", "\(name) loads \(address)") }
    }
    let style = Self.page.matches(of: /<style>((?s:.*?))<\/style>/).map { String($0.output.1) }.joined()
    #expect(!style.contains("url(") && !style.contains("@import"))
    #expect(!Self.page.contains("<script src"))
    #expect(Self.page.contains("default-src &#39;none&#39;"))
    #expect(!PageScripts.policy.contains("unsafe-eval"))
  }

  @Test("gives every figure a finding, a subtitle, a source, a description, a table and a drawing without scripts")
  func figures() throws {
    let content = Sample.content()
    for plan in content.plans {
      for figure in plan.figures {
        let start = try #require(Self.page.range(of: "id=\"fig-\(plan.id)-\(figure.id)\""))
        let end = try #require(Self.page.range(of: "</figure>", range: start.upperBound..<Self.page.endIndex))
        let block = Self.page[start.upperBound..<end.lowerBound]
        for words in [figure.title, figure.subtitle, figure.source, figure.alternative] {
          #expect(block.contains(HTML.escape(words)))
        }
        #expect(block.contains("<table") && block.contains("<caption") && block.contains("<svg class=\"wide\""))
        #expect(Self.page.contains("id=\"spec-\(plan.id)-\(figure.id)\""))
      }
    }
  }

  @Test("starts with the sentence, before any number")
  func sentenceFirst() throws {
    let sentence = try #require(Self.page.range(of: "class=\"sentence\""))
    let lines = try #require(Self.page.range(of: "class=\"lines\""))
    #expect(sentence.lowerBound < lines.lowerBound)
  }

  @Test("puts a confidence word beside every result, and says where no difference can be told")
  func confidence() {
    for word in ConfidenceWord.allCases { #expect(Self.page.contains("</svg>\(word.rawValue)</span>")) }
    #expect(Self.page.contains(DifferenceWords.none))
  }

  @Test("prints three pages: two for each plan, of which one plan is chosen, and the evidence")
  func sheets() {
    let elements = XMLCheck.elements(in: Self.markup(Self.page))
    let sheets = elements.filter { $0.attributes["class"] == "sheet" }
    #expect(sheets.count == Sample.content().plans.count * 2 + 1)
    #expect(elements.filter { $0.attributes["class"] == "perplan chosen" }.count == 1)
  }

  @Test("with a stop shows the stop, what to ask and who, and no sentence, result, figure, plan, intake or script")
  func stop() throws {
    let stop = try #require(Sample.stopped().stop)
    #expect(Self.stopped.contains(HTML.escape(stop.title)))
    for text in stop.paragraphs + stop.ask { #expect(Self.stopped.contains(HTML.escape(text))) }
    for sign in [
      "class=\"sentence\"", "class=\"result\"", "<figure", "class=\"plan\"", "id=\"plate\"", "<script", "AU",
    ] {
      let body = Self.stopped.components(separatedBy: "<body>").last ?? ""
      let shown = sign == "AU" ? body.contains("175") : body.contains(sign)
      #expect(!shown, "\(sign) is shown in spite of the stop")
    }
  }

  @Test("says in research mode that it is research, on the screen and on paper")
  func research() {
    var content = Sample.content()
    content.researchMode = "Asked for with --research although the person takes warfarin."
    let page = ReportPage.html(content)
    #expect(page.components(separatedBy: "Research mode, not advice.").count - 1 >= 4)
  }

  @Test("shows text from files as text, whatever it holds")
  func escaping() {
    let attack = "<script>alert('x')</script>\"&\u{0}\u{1B}"
    var content = Sample.content(name: attack)
    content.intake?.contributions[0].food = attack
    content.intake?.vitamers[0].mostlyFrom = [attack]
    content.plans[0].name = attack
    content.plans[0].figures[0].title = attack
    content.plans[0].figures[0].alternative = attack
    content.provenance.command = attack
    content.questions = [attack]
    content.assumptions[0].valueUsed = attack
    let page = ReportPage.html(content)
    #expect(!page.contains("<script>alert("))
    #expect(!page.contains("\u{0}") && !page.contains("\u{1B}"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"))
    #expect(XMLCheck.fault(in: Self.markup(page)) == nil)
  }

  @Test("tells what is not known as unknown, never as zero")
  func unknown() {
    let row = IntakeRow(nutrient: "MK-5", amount: nil, unit: "µg", knownShare: 0, quality: .unknown)
    #expect(Phrases.amount(row) == "unknown")
    let partly = IntakeRow(nutrient: "MK-7", amount: 0.9, unit: "µg", knownShare: 0.8, quality: .estimated)
    #expect(Phrases.amount(partly) == "0.90\u{A0}µg\u{A0}+")
  }

  @Test("tells in words how K1 stands to adequate intake, and which vitamers K2 is")
  func plate() {
    let standards = [AdequateIntake(90, kind: "AI", source: "a"), AdequateIntake(70, kind: "AI", source: "b")]
    #expect(VitamerCards.finding(142, standards) == "Vitamin K1 is above the adequate intake")
    #expect(VitamerCards.finding(80, standards) == "Vitamin K1 is above one adequate intake and below another")
    #expect(VitamerCards.finding(60, standards) == "Vitamin K1 is below the adequate intake")
    #expect(VitamerCards.finding(60, []) == "Vitamin K1 a day")
    let parts = [("MK-4", 14.0), ("MK-7", 0.9), ("MK-8", 4.3), ("MK-9", 12)]
    #expect(VitamerCards.mostly(parts, 31.2) == "Most of the K2 is MK-4 and MK-9")
    #expect(VitamerCards.mostly([("MK-7", 180)], 180) == "Most of the K2 is MK-7")
  }

  @Test("is the same text each time")
  func deterministic() {
    #expect(ReportPage.html(Sample.content()) == Self.page)
  }

  @Test(
    "takes the confidence word from the grade",
    arguments: [
      ("high", ConfidenceWord.likely), ("moderate", .likely), ("low", .uncertain), ("very low", .notShown),
      ("contradicted", .notShown), ("-", nil),
    ])
  func words(grade: String, word: ConfidenceWord?) {
    #expect(ConfidenceWord(grade: grade) == word)
  }
}
