import Foundation
import People
import Tabular
import Testing

/// The day on which all test files are read.
let readingDay = CalendarDay(year: 2026, month: 11, day: 24) ?? .today

/// What is said about a person's file, one message per fault; empty where it is read.
func complaints(about text: String, file: String = "p.yaml") -> [String] {
  do throws(InputFaults) {
    _ = try PersonReader.read(text: text, file: file, today: readingDay)
    return []
  } catch {
    return error.errors.map(\.description)
  }
}

func complaints(aboutPlan text: String) -> [String] {
  do throws(InputFaults) {
    _ = try PlanReader.read(text: text, file: "plan.yaml")
    return []
  } catch {
    return error.errors.map(\.description)
  }
}

func person(_ text: String) throws -> Person {
  try PersonReader.read(text: text, file: "p.yaml", today: readingDay)
}

/// The folder of example files, found by going up from this file.
func examples() throws -> URL {
  var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  while folder.path != "/" {
    let candidate = folder.appendingPathComponent("examples")
    if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("people").path) { return candidate }
    folder = folder.deletingLastPathComponent()
  }
  throw CocoaError(.fileNoSuchFile)
}

func exampleFiles(_ folder: String) throws -> [String] {
  let place = try examples().appendingPathComponent(folder)
  return try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".yaml") }.sorted()
    .map { place.appendingPathComponent($0).path }
}

/// A folder of its own that is gone after the test.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("menaquin-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
