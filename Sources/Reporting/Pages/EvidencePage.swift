/// Page 3: the claims behind the results, what is left out, references.
enum EvidencePage {
  static func html(_ content: ReportContent) -> HTML {
    let title: HTML = "<span class=\"pagetitle\">Evidence and references</span>"
    let carried = content.claims.filter(\.isCarriedByResults).sorted { weight($0) > weight($1) }
    let claims = fitting(carried, content)
    let references = cited(claims, content)
    let fit = PaperFit.evidence(content, claims: claims, references: references)
    let more = carried.count - claims.count
    let rest: HTML =
      more > 0
      ? "<p class=\"note\">\(more) more \(more == 1 ? "claim is" : "claims are") in the file on screen.</p>" : ""
    return """
      <section class="sheet"\(fit.style)>\(PaperPages.head(content, title, who: Phrases.age(content.person)))
      <p class="lead">Certainty is that of the outcome in people. <b>Likely</b>: high or moderate. \
      <b>Uncertain</b>: low. <b>Not shown</b>: very low or contradicted.</p>
      <table class="claimtable"><thead><tr><th>Claim</th><th>What people’s data say</th><th>Word</th></tr></thead>\
      <tbody>\(claims.map(row))</tbody></table>\(rest)
      <div class="part">\(list("Limits for \(content.person.called)", content.limits))\
      \(list("Left out", content.leftOut))</div>
      <div class="part"><h2>References</h2><ol class="printrefs">\(references.map(entry))</ol></div>
      \(PaperPages.foot("All claims, with mechanism and studies: <code>menaquin explain claims</code>", page: 3))
      </section>
      """
  }

  /// The surer a claim, the earlier it stands; sorting keeps the ledger's order among equals.
  private static func weight(_ claim: ClaimSummary) -> Int {
    switch claim.word {
    case .likely: 3
    case .uncertain: 2
    case .notShown: 1
    case nil: 0
    }
  }

  /// As many claims as one page can hold with the references that they cite; those told last go first.
  static func fitting(_ claims: [ClaimSummary], _ content: ReportContent) -> [ClaimSummary] {
    var shown = claims
    while !shown.isEmpty {
      let references = cited(shown, content)
      if PaperFit.evidence(content, claims: shown, references: references).isEnough { break }
      shown.removeLast()
    }
    return shown
  }

  static func cited(_ claims: [ClaimSummary], _ content: ReportContent) -> [ReferenceEntry] {
    let matters = content.medicines + content.conditions
    let numbers = Set(claims.flatMap(\.references) + matters.flatMap(\.references))
    return content.references.filter { numbers.contains($0.number) }
  }

  /// The ledger's summary, which tells both sides; the single findings are on the screen page.
  private static func row(_ claim: ClaimSummary) -> HTML {
    let word: HTML = claim.word.map(Signs.confidence) ?? "no grade"
    return """
      <tr><th scope="row">\(claim.text)</th><td>\(claim.known)\(Phrases.plainNumbers(claim.references))</td>\
      <td>\(word)</td></tr>
      """
  }

  private static func list(_ title: String, _ items: [String]) -> HTML {
    guard !items.isEmpty else { return .empty }
    return "<h2>\(title)</h2><ul class=\"columns\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private static func entry(_ reference: ReferenceEntry) -> HTML {
    let doi: HTML? = reference.doi.map { " \($0)" }
    return "<li value=\"\(reference.number)\">\(reference.text)\(doi)</li>"
  }
}
