/// Small pictures that stand beside a word and never instead of it.
enum Signs {
  /// Full disc *likely*, half disc *uncertain*, ring *not shown*.
  static func confidence(_ word: ConfidenceWord) -> HTML {
    let disc =
      switch word {
      case .likely: full
      case .uncertain: half
      case .notShown: ring
      }
    return "<span class=\"conf\">\(disc)\(word.rawValue)</span>"
  }

  static func quality(_ quality: DataQuality) -> HTML {
    let sign =
      switch quality {
      case .measured: full
      case .estimated: half
      case .assumedZero: crossed
      case .unknown: question
      }
    return "<span class=\"q\">\(sign)\(quality.rawValue)</span>"
  }

  private static let full: HTML = """
    <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5.6" fill="currentColor"/></svg>
    """
  private static let half: HTML = """
    <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" \
    stroke-width="1.5"/><path d="M6 1A5 5 0 0 0 6 11Z" fill="currentColor"/></svg>
    """
  private static let ring: HTML = """
    <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" \
    stroke-width="1.5"/></svg>
    """
  private static let crossed: HTML = """
    <svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" \
    stroke-width="1.5"/><path d="M2.6 9.4L9.4 2.6" stroke="currentColor" stroke-width="1.5"/></svg>
    """
  private static let question: HTML = """
    <svg viewBox="0 0 12 12" aria-hidden="true"><rect x="1" y="1" width="10" height="10" fill="none" \
    stroke="currentColor" stroke-dasharray="2 1.5" stroke-width="1.3"/><path d="M4.4 4.6q0-1.4 1.6-1.4t1.6 1.3q0 \
    .9-.9 1.3-.7.4-.7 1.2M6 8.4v1" fill="none" stroke="currentColor" stroke-width="1.1"/></svg>
    """

  /// The stop sign: an octagon with a hand's word in it.
  static let stop: HTML = """
    <svg class="stopsign" viewBox="0 0 72 72" aria-hidden="true"><path d="M22 2H50L70 22V50L50 70H22L2 50V22Z" \
    fill="#B00020"/><path d="M23.7 6H48.3L66 23.7V48.3L48.3 66H23.7L6 48.3V23.7Z" fill="none" stroke="#fff" \
    stroke-width="2"/><text x="36" y="43" text-anchor="middle" class="stopword">STOP</text></svg>
    """

  /// The two bands, the three scenarios, a measurement: what a figure's signs mean.
  static func key(_ provenance: Provenance, hasMeasured: Bool) -> HTML {
    let science: HTML = "what science does not know, \(provenance.unknownShare)"
    let measured: HTML = hasMeasured ? "<li>\(measuredSample)measured</li>" : ""
    return """
      <ul class="key"><li>\(lineSample("described"))described</li><li>\(lineSample("trials"))trials</li>\
      <li>\(lineSample("none"))none</li><li>\(tintSample)between people, \(provenance.peopleShare)</li>\
      <li>\(edgeSample)\(science)</li>\(measured)</ul>
      """
  }

  private static func lineSample(_ scenario: String) -> HTML {
    "<svg viewBox=\"0 0 36 14\" aria-hidden=\"true\"><path class=\"line \(scenario)\" d=\"M0 7H36\"/></svg>"
  }
  private static let tintSample: HTML = """
    <svg viewBox="0 0 36 14" aria-hidden="true"><rect class="tint trials" width="36" height="14"/></svg>
    """
  private static let edgeSample: HTML = """
    <svg viewBox="0 0 36 14" aria-hidden="true"><path class="edges trials" d="M0 1.5H36M0 12.5H36"/></svg>
    """
  private static let measuredSample: HTML = """
    <svg viewBox="0 0 36 14" aria-hidden="true"><path class="whisker" d="M18 0V14"/>\
    <circle class="mark" cx="18" cy="7" r="4"/></svg>
    """
}
