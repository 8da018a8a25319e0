import Foundation
import Testing

@testable import Reporting

/// The contrast that WCAG 2.2 asks for: 7:1 for body text here, 4.5:1 for small text, 3:1 for lines and controls.
@Suite("Contrast in light, dark and print") struct ContrastTests {
  private static let needed: [String: Double] = [
    "ink": 7, "ink2": 7, "ink3": 4.5, "link": 4.5, "described-text": 4.5, "trials-text": 4.5, "none-text": 4.5,
    "described": 3, "trials": 3, "none": 3, "edge": 3, "focus": 3, "k1": 3, "mk4": 3, "mk7": 3, "mk8": 3,
  ]

  @Test("each colour stands out from the paper", arguments: needed.keys.sorted())
  func contrast(name: String) throws {
    let token = try #require(Tokens.all.first { $0.name == name })
    let paper = try #require(Tokens.all.first { $0.name == "paper" })
    let least = try #require(Self.needed[name])
    #expect(Self.ratio(token.light, paper.light) >= least)
    #expect(Self.ratio(token.dark, paper.dark) >= least)
    #expect(Self.ratio(token.paper ?? token.light, "#ffffff") >= least)
  }

  @Test("the stop's red is read on white")
  func stop() {
    #expect(Self.ratio("#B00020", "#ffffff") >= 7)
  }

  private static func ratio(_ one: String, _ other: String) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double((value >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
