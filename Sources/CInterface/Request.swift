import Foundation
import ModelLanguage
import People
import Tabular

/// What a caller asks for: a JSON object whose keys are the command's options. What is there and not asked after is a fault.
final class Request {
  private var values: [String: Any]
  private var known: Set<String> = []

  init(_ json: String) throws(CallFault) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)), let values = object as? [String: Any]
    else {
      throw CallFault("the request is no JSON object")
    }
    self.values = values.filter { !($0.value is NSNull) }
  }

  /// - Throws: `CallFault` where a key was given that no one asked after.
  func finish() throws(CallFault) {
    guard let key = values.keys.sorted().first(where: { !known.contains($0) }) else { return }
    throw CallFault("\(key): there is no such option; allowed: \(known.sorted().joined(separator: ", "))")
  }

  func text(_ key: String) throws(CallFault) -> String? { try take(key, as: String.self, "a text") }

  func texts(_ key: String) throws(CallFault) -> [String] { try take(key, as: [String].self, "a list of texts") ?? [] }

  func flag(_ key: String) throws(CallFault) -> Bool { try take(key, as: Bool.self, "true or false") ?? false }

  func number(_ key: String, in range: ClosedRange<Double>, or value: Double) throws(CallFault) -> Double {
    guard let number = try take(key, as: Double.self, "a number") else { return value }
    guard range.contains(number) else {
      throw outside(
        key, PlainNumber.text(number), "\(PlainNumber.text(range.lowerBound)) to \(PlainNumber.text(range.upperBound))")
    }
    return number
  }

  func whole(_ key: String, in range: ClosedRange<Int>) throws(CallFault) -> Int? {
    guard let number = try take(key, as: Int.self, "a whole number") else { return nil }
    guard range.contains(number) else { throw outside(key, "\(number)", "\(range.lowerBound) to \(range.upperBound)") }
    return number
  }

  func required(_ key: String) throws(CallFault) -> String {
    guard let text = try text(key), !text.isEmpty else { throw CallFault("\(key): it is not given") }
    return text
  }

  // MARK: What several tasks ask for

  func seed() throws(CallFault) -> UInt64 { UInt64(try whole("seed", in: 0...Int.max) ?? 1) }

  func threads() throws(CallFault) -> Int {
    try whole("threads", in: 1...512) ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  func scenario() throws(CallFault) -> EvidenceScenario? {
    guard let name = try text("scenario") else { return nil }
    guard let scenario = EvidenceScenario(rawValue: name) else {
      throw outside("scenario", name, EvidenceScenario.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return scenario
  }

  func today() throws(CallFault) -> CalendarDay {
    guard let text = try text("today") else { return .today }
    guard let day = CalendarDay(text) else { throw outside("today", text, "a day such as 2026-11-24") }
    return day
  }

  private func take<Value>(_ key: String, as type: Value.Type, _ allowed: String) throws(CallFault) -> Value? {
    known.insert(key)
    guard let value = values[key] else { return nil }
    guard let typed = value as? Value else {
      throw outside(key, InputError.printable("\(value)"), allowed)
    }
    return typed
  }

  private func outside(_ key: String, _ found: String, _ allowed: String) -> CallFault {
    CallFault("\(key): found \"\(InputError.printable(found))\"; allowed: \(allowed)")
  }
}
