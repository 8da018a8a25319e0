// swift-tools-version: 6.1
import PackageDescription

/// The arrows of the package: each target names what it may see, and nothing points back.
/// `Tests/ArchitectureTests` reads this graph and fails on a new edge.
let package = Package(
  name: "menaquin",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "menaquin", targets: ["menaquin"]),
    .library(name: "Menaquin", targets: ["ModelLanguage", "Physiology", "Solver", "Simulation"]),
    .library(name: "MenaquinPeople", targets: ["Foods", "Evidence", "People", "Population", "Calibration", "Reporting", "Exchange", "Explanations"]),
    .library(name: "MenaquinTrials", targets: ["Trials", "Qualification", "Tabular"]),
    // The engine for other languages: one shared object; `make wheel` links it once more with Swift's run time inside.
    .library(name: "MenaquinC", type: .dynamic, targets: ["CInterface"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The engine: no SQLite, no YAML, no Foundation-heavy start-up.
    .target(name: "ModelLanguage", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
    // The solver's inner loops in C, compiled for each vector unit and chosen when the programme starts.
    .target(name: "LaneKernels"),
    .target(name: "Solver", dependencies: ["LaneKernels", .product(name: "RealModule", package: "swift-numerics")]),
    .target(name: "Physiology", dependencies: ["ModelLanguage"]),
    .target(name: "Simulation", dependencies: ["ModelLanguage", "Physiology", "Solver"]),

    // Where the system loaded us from, which only C can ask.
    .target(name: "ImagePath"),
    // What people eat, what studies say, who is simulated.
    .target(name: "Tabular", dependencies: ["ImagePath"]),
    .target(
      name: "Evidence", dependencies: ["ModelLanguage", "Tabular", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Resources")]),
    .target(
      name: "Foods", dependencies: ["ModelLanguage", "Physiology", "Tabular", .product(name: "GRDB", package: "GRDB.swift")],
      resources: [.copy("Resources")]),
    .target(
      name: "People",
      dependencies: ["Simulation", "Foods", "Evidence", "Tabular", .product(name: "Yams", package: "Yams")]),
    .target(name: "Population", dependencies: ["ModelLanguage", "Physiology", "Simulation", "Evidence"]),
    .target(
      name: "Trials",
      dependencies: [
        "People", "Foods", "Evidence", "Simulation", "Solver", "Tabular", "Population",
        .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(
      name: "Qualification",
      dependencies: [
        "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Trials", "Tabular",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Calibration", dependencies: ["Exchange", "People", "Foods", "Evidence", "Simulation", "Qualification", "Tabular"]),
    .target(name: "Reporting", dependencies: ["ModelLanguage", "People", "Calibration", "Evidence", "Tabular", "Trials", "Qualification"], resources: [.copy("Resources")]),
    .target(name: "Exchange", dependencies: ["ModelLanguage", "Physiology", "Simulation", "Solver"]),
    // What `explain` says, for whoever asks.
    .target(
      name: "Explanations",
      dependencies: ["ModelLanguage", "Physiology", "Simulation", "Evidence", "Tabular", "Reporting", "Exchange"]),
    // Models of others, read from SBML: they see the solver, and nothing of the physiology.
    .target(name: "Interchange", dependencies: ["Solver"]),
    // Arrow's two structs in C, and the C interface over them.
    .target(name: "ArrowData"),
    .target(
      name: "CInterface",
      dependencies: [
        "ArrowData", "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Calibration", "Reporting",
        "Exchange", "Explanations", "Tabular", "Trials", "Qualification",
      ], exclude: ["menaquin.h"]),
    .executableTarget(
      name: "menaquin",
      dependencies: [
        "ModelLanguage", "Physiology", "Simulation", "Foods", "Evidence", "People", "Calibration", "Reporting",
        "Exchange", "Explanations", "Interchange", "Tabular", "Trials", "Qualification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    .testTarget(name: "ArchitectureTests"),
    // Measurements, run by `make bench`; no part of any product.
    .executableTarget(
      name: "menaquin-bench", dependencies: ["ModelLanguage", "Physiology", "Simulation", "Solver", "Exchange"],
      path: "Benchmarks/Engine"),

    .testTarget(name: "ModelLanguageTests", dependencies: ["ModelLanguage"]),
    .testTarget(name: "SolverTests", dependencies: ["Solver"], exclude: ["Problems/reference_values.py"]),
    .testTarget(name: "PhysiologyTests", dependencies: ["Physiology", "Simulation"]),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),
    .testTarget(name: "TabularTests", dependencies: ["Tabular"]),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"]),
    .testTarget(name: "FoodsTests", dependencies: ["Foods"]),
    .testTarget(name: "PeopleTests", dependencies: ["People", "Calibration"]),
    .testTarget(name: "PopulationTests", dependencies: ["Population", "Evidence"]),
    .testTarget(name: "CalibrationTests", dependencies: ["Calibration", "Qualification"]),
    .testTarget(name: "TrialsTests", dependencies: ["Trials"]),
    .testTarget(name: "QualificationTests", dependencies: ["Qualification"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "ModelLanguage"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange"], exclude: ["Python"]),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "menaquin", "Exchange", "People", "Simulation", "Tabular",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Yams", package: "Yams"),
      ], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
