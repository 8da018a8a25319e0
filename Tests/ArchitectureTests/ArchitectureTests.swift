import Foundation
import Testing

@Suite("The shape of the code") struct ArchitectureTests {
  /// The arrows that exist; a new one is a decision, written in docs/DECISIONS.md and here.
  private static let mayImport: [String: Set<String>] = [
    "ModelLanguage": [],
    "Solver": ["LaneKernels"],
    "Tabular": ["ImagePath"],
    "Physiology": ["ModelLanguage"],
    "Simulation": ["ModelLanguage", "Physiology", "Solver"],
    "Evidence": ["ModelLanguage", "Tabular"],
    "Foods": ["ModelLanguage", "Physiology", "Tabular"],
    "People": ["ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "Tabular"],
    "Population": ["ModelLanguage", "Physiology", "Simulation", "Evidence"],
    "Calibration": [
      "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Qualification", "Tabular", "Exchange",
    ],
    "Reporting": ["ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Calibration", "Tabular", "Trials", "Qualification"],
    "Exchange": ["ModelLanguage", "Physiology", "Simulation", "Solver"],
    "Explanations": ["ModelLanguage", "Physiology", "Simulation", "Evidence", "Tabular", "Reporting", "Exchange"],
    "Interchange": ["Solver"],
    "Trials": [
      "ModelLanguage", "Physiology", "Simulation", "Solver", "Foods", "Evidence", "People", "Population", "Tabular",
    ],
    "Qualification": ["ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Trials", "Tabular"],
    "CInterface": [
      "ArrowData", "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Calibration", "Reporting",
      "Exchange", "Explanations", "Tabular", "Trials", "Qualification",
    ],
    "menaquin": [
      "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Calibration", "Reporting", "Exchange",
      "Explanations", "Interchange", "Tabular", "Trials", "Qualification",
    ],
  ]

  @Test("dependencies point one way", arguments: mayImport.keys.sorted())
  func imports(target: String) throws {
    let allowed = Self.mayImport[target] ?? []
    for file in try SourceTree.files(in: target) {
      for line in file.text.split(separator: "\n") where line.contains("import ") {
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at + 1 < words.count else { continue }
        let module = String(words[at + 1])
        guard Self.mayImport[module] != nil else { continue }
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test("the engine does not import Foundation", arguments: ["ModelLanguage", "Solver", "Physiology", "Simulation"])
  func engineWithoutFoundation(target: String) throws {
    for file in try SourceTree.files(in: target) {
      #expect(!file.text.contains("import Foundation"), "\(file.path) imports Foundation")
    }
  }

  @Test("no file is longer than 400 lines")
  func length() throws {
    for file in try SourceTree.files() {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file.path) has \(lines) lines")
    }
  }

  @Test("nothing is forced: no try!, as!, fatalError", arguments: ["try!", "as!", "fatalError("])
  func forced(word: String) throws {
    for file in try SourceTree.files() {
      #expect(!SourceTree.code(file.text).contains(word), "\(file.path) has \(word)")
    }
  }

  /// The safety gate stands in `PersonRun`; these are the only files that may reach behind it, with the reason.
  private static let behindTheGate: [String: String] = [
    "People/Run/PersonRun.swift": "the gate itself",
    "People/Projection.swift": "what stands behind it",
    "People/Projector.swift": "what stands behind it",
    "People/Course/LifeCourse.swift": "what stands behind it",
    "Calibration/Personaliser.swift": "the fit, which PersonRun asks for after the gate",
  ]

  @Test("no front door gets numbers past the safety gate", arguments: ["Projector(", "plannedLife(", "PlannedLife"])
  func gate(word: String) throws {
    for file in try SourceTree.files() where Self.behindTheGate[file.path] == nil {
      #expect(!SourceTree.code(file.text).contains(word), "\(file.path) has \(word): people are projected by PersonRun alone")
    }
  }

  @Test("outside this package a person's life cannot be run but by PersonRun", arguments: ["struct Projector", "struct PlannedLife", "func plannedLife"])
  func closed(word: String) throws {
    for file in try SourceTree.files(in: "People") {
      #expect(!file.text.contains("public \(word)"), "\(file.path) opens \(word)")
    }
  }

  /// Files that hold definitions, not estimates, with the reason.
  private static let mayHoldNumbers: [String: String] = [
    "Physiology/Gut/Vitamer.swift": "molar masses and the factor from µg to ng"
  ]

  @Test("in Physiology a number outside a parameter is 0, 1 or 2")
  func numbers() throws {
    for file in try SourceTree.files(in: "Physiology") where Self.mayHoldNumbers[file.path] == nil {
      let found = NumberSearch.bareNumbers(in: SourceTree.code(file.text))
      #expect(found.isEmpty, "\(file.path): \(found.joined(separator: ", "))")
    }
  }

  @Test("the search for bare numbers finds one, and passes those of a parameter")
  func search() {
    #expect(NumberSearch.bareNumbers(in: "let a = 0.5 * b") == ["0.5"])
    #expect(NumberSearch.bareNumbers(in: "let a = parameter(k, m, 0.5, .one, in: 0.1...0.9) * 2").isEmpty)
    #expect(NumberSearch.bareNumbers(in: "let menaquinone7 = f(mk4, x1)").isEmpty)
    #expect(NumberSearch.bareNumbers(in: "compartments.map { $0.region }").isEmpty)
  }
}
