import Trials

/// A trial's report: one page that opens without a network, as a reader of a journal expects it.
public struct TrialReport: Sendable {
  let run: TrialRun
  let teller: TrialTeller
  /// Of the program, and the command that makes the report again.
  let version: String
  let command: String
  /// Sentences about what was assumed and where the answer ends.
  let notes: [String]

  public init(_ run: TrialRun, version: String, command: String, notes: [String]) {
    self.run = run
    teller = TrialTeller(run)
    self.version = version
    self.command = command
    self.notes = notes
  }

  public var html: String {
    let charts = TrialFigures(run, teller).charts
    let body: HTML = """
      <div class="page screen">
      <header class="mast"><span class="brand">\(Mark.menaquinone7)Menaquin</span></header>
      <main id="main">
      \(TrialSections(run, teller, notes).before)
      \(charts.map(figure))
      \(TrialSections(run, teller, notes).after)
      </main>
      \(foot)
      </div>
      \(scripts(charts))
      """
    return PageShell.html(title: run.trial.title, style: HTML.trusted(TrialPalette.style), version: version, body: body)
      .markup
  }

  /// A drawing that stands alone, per chart.
  public var drawings: [(name: String, svg: String)] {
    let style = Tokens.resolved(ReportResources.text("chart.css") + TrialPalette.style)
    return TrialFigures(run, teller).charts.map { chart in
      let body = chart.svg.markup.replacing(
        "<svg class=\"trial\"", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"trial\"", maxReplacements: 1)
      let parts = body.split(separator: ">", maxSplits: 1)
      guard parts.count == 2 else { return (chart.id, body) }
      return (chart.id, "\(parts[0])><style>\(style)</style>\(parts[1])\n")
    }
  }

  private func figure(_ chart: TrialChart) -> HTML {
    Section.html(
      id: chart.id, title: chart.name, about: "\(chart.subtitle)",
      "<p class=\"finding\">\(chart.title)</p><figure><div class=\"stage\" data-chart=\"\(chart.id)\">\(chart.svg)</div><p class=\"src\">\(chart.source)</p></figure>"
    )
  }

  private var foot: HTML {
    """
    <footer class="foot"><span>Made on this computer. Nothing in this file leaves it; it opens without a network.</span>\
    <span>Simulated people, not measured ones. Research use: no advice on dose or treatment.</span>\
    <span>Menaquin \(version) · run <code>\(run.fingerprint)</code></span>\
    <span>Make it again: <code>\(command)</code></span></footer>
    """
  }

  /// The charts again for Vega-Lite, drawn over the static ones where scripts run and someone asks for them.
  private func scripts(_ charts: [TrialChart]) -> HTML {
    guard !charts.isEmpty else { return .empty }
    let specifications = charts.map { chart -> HTML in
      "<script type=\"application/json\" id=\"spec-\(chart.id)\">\(HTML.trusted(chart.specification.text))</script>\n"
    }
    let library = ["vega/vega.min.js", "vega/vega-lite.min.js", "vega/vega-embed.min.js"].map { path -> HTML in
      "<script>\(HTML.trusted(ReportResources.text(path)))</script>\n"
    }
    return specifications.joined() + library.joined() + "<script>\(HTML.trusted(Self.script))</script>"
  }

  /// A chart is drawn by Vega-Lite, with values under the pointer, when it is clicked; paper and no-script keep the drawing.
  private static let script = """
    (function () {
      "use strict";
      Array.prototype.forEach.call(document.querySelectorAll("[data-chart]"), function (stage) {
        var spec = document.getElementById("spec-" + stage.getAttribute("data-chart"));
        if (!spec || !window.vegaEmbed) return;
        stage.title = "Click for values under the pointer";
        stage.addEventListener("click", function () {
          var parsed = JSON.parse(spec.textContent);
          parsed.layer[1].mark.tooltip = true;
          window.vegaEmbed(stage, parsed, { actions: false, renderer: "svg", ast: true });
        }, { once: true });
      });
    }());
    """
}
