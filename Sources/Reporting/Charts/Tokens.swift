/// The colours of the report, once: pages name them as `var(--trials)`, files get the value itself.
enum Tokens {
  struct Token: Sendable {
    let name: String
    let light: String
    let dark: String
    /// On paper, where it differs from light.
    var paper: String?

    init(_ name: String, _ light: String, _ dark: String, paper: String? = nil) {
      self.name = name
      self.light = light
      self.dark = dark
      self.paper = paper
    }
  }

  static let surface: [Token] = [
    Token("paper", "#ffffff", "#101316"),
    Token("ink", "#15181c", "#edf0f3", paper: "#000000"),
    Token("ink2", "#3f4750", "#c3cad1", paper: "#2c3238"),
    Token("ink3", "#565f69", "#a3acb5", paper: "#444444"),
    Token("rule", "#d3d7dc", "#333a41", paper: "#c4c9ce"),
    Token("edge", "#7d8791", "#78828d", paper: "#777777"),
    Token("wash", "#f5f6f7", "#181c20", paper: "#ffffff"),
    Token("link", "#005f94", "#7cc3f0", paper: "#000000"),
    Token("focus", "#15181c", "#edf0f3"),
    Token("band", ".12", ".16", paper: ".14"),
  ]
  static let scenarios: [Token] = [
    Token("described", "#D55E00", "#F08A3C"),
    Token("trials", "#0072B2", "#5AB0E6"),
    Token("none", "#5F6B7A", "#9AA6B4"),
    Token("described-text", "#a84a00", "#F5A263"),
    Token("trials-text", "#005f94", "#7cc3f0"),
    Token("none-text", "#4d5865", "#b3bdc8"),
  ]
  static let vitamers: [Token] = [
    Token("k1", "#3d7a4e", "#6fb583"),
    Token("mk4", "#a9812a", "#e2c377"),
    Token("mk7", "#43165a", "#e0c2ea"),
    Token("mk8", "#83519b", "#b283c5"),
    Token("mk9", "#ab86bc", "#7f5c92"),
  ]
  static let all = surface + scenarios + vitamers

  /// The custom properties of a page: light, dark where the reader's system is dark, and paper.
  static var styleSheet: String {
    let light = all.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = all.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    let paper = all.map { "--\($0.name):\($0.paper ?? $0.light)" }.joined(separator: ";")
    return """
      :root{\(light);color-scheme:light}
      @media screen and (prefers-color-scheme:dark){:root{\(dark);color-scheme:dark}}
      @media print{:root{\(paper);color-scheme:light}}

      """
  }

  /// The same style with each `var(--name)` replaced by its light value, for a drawing that stands alone.
  static func resolved(_ style: String) -> String {
    all.reduce(style) { $0.replacing("var(--\($1.name))", with: $1.light) }
  }
}
