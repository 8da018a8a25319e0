import Foundation
import Tabular
import Testing

@testable import Foods

/// The shipped table with its index in memory, opened once for all tests.
enum Shipped {
  static let table = Result { try FoodTable.shipped(cacheDirectory: nil) }
  private static let everyFood = Result { try table.get().all() }
  static func all() throws -> [FoodItem] { try everyFood.get() }
  static func foods() throws -> FoodTable { try table.get() }
  static func food(_ name: String) throws -> FoodItem { try #require(try foods().food(name), "\(name)") }
  static func diary(_ rows: String) throws -> Diary {
    try Diary(Table(text: "day,meal,food,amount,unit\n" + rows, file: "d.csv"), foods: foods())
  }
  static func intake(_ rows: String) throws -> Intake { try Intake(Diet(diary: diary(rows)), foods: foods()) }

  /// The root of the package, found from this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func example(_ name: String) throws -> Diary {
    let file = root.appendingPathComponent("examples/diaries/\(name).csv").path
    return try Diary(file: file, foods: foods())
  }

  static func inDirectory<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("foods-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory)
  }
}

/// Whether two numbers agree to a relative error of 1e-9.
func same(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
}
