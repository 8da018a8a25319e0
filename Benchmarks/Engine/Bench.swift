import Foundation
import Simulation
import Solver

/// The engine's own measurements; `Benchmarks/run.sh` builds it twice and sets rivals beside it.
///
///     menaquin-bench lives|dosed|one [--people N]     one JSON object
///     menaquin-bench ladder [--dosed] [--people N]    error and cost by tolerance, hardest pools
///     menaquin-bench anatomy                          what a step is made of
/// With `--unit portable|avx2|avx512` on no better vector unit than that.
///
///     menaquin-bench rivals FOLDER [--people N] [--documents N]
@main
enum Bench {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    var crowd = try Crowd()
    if let place = words.firstIndex(of: "--unit"), place + 1 < words.count {
      guard let unit = VectorUnit(rawValue: words[place + 1]) else {
        FileHandle.standardError.write(Data("--unit takes portable, avx2 or avx512\n".utf8))
        exit(2)
      }
      crowd.unit = unit
    }
    switch words.first {
    case "lives":
      let lives = try crowd.lives(number("--people", words) ?? 512)
      try show(.measure("lives", lives, judges: 128, goal: 1e-5, repeats: 3, crowd))
    case "dosed":
      let dosed = try crowd.dosed(number("--people", words) ?? 32)
      try show(.measure("dosed", dosed, judges: 8, goal: 1e-4, repeats: 3, crowd))
    case "one":
      let one = try crowd.lives(1)
      try show(.measure("one", one, judges: 1, goal: 1e-5, repeats: number("--repeats", words) ?? 15, crowd))
    case "ladder":
      let count = number("--people", words) ?? 16
      print(AccuracyLadder.text(try words.contains("--dosed") ? crowd.dosed(count) : crowd.lives(count), crowd))
    case "anatomy":
      print(Anatomy.text(crowd))
    case "rivals":
      let folder = URL(filePath: words.dropFirst().first ?? "results/rivals")
      let files = RivalFiles(folder: folder, crowd: crowd)
      try files.write(people: number("--people", words) ?? 32, documents: number("--documents", words) ?? 3)
    default:
      FileHandle.standardError.write(Data("usage: menaquin-bench lives|dosed|one|ladder|anatomy|rivals\n".utf8))
      exit(2)
    }
  }

  private static func number(_ name: String, _ words: [String]) -> Int? {
    words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? Int(words[$0 + 1]) : nil }
  }

  private static func show(_ report: BenchmarkReport?) throws {
    guard let report else {
      FileHandle.standardError.write(Data("no tolerance met the goal\n".utf8))
      exit(70)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }
}
